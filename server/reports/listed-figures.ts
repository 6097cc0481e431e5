import type { StoredRecord } from '../../db/record.ts'
import type { RecordName } from '../../db/records.ts'
import { educationSession } from '../../db/records/education-session.ts'
import type { ListedFigure } from './figure-book.ts'
import type { ReportRecords } from './report-data.ts'

interface Counting {
  label: string
  definition: string
  type: RecordName
  records(records: ReportRecords): StoredRecord[]
  /** The field that is summed; without one, records are counted. */
  field?: string
  format?: ListedFigure['format']
}

const isDone = (record: StoredRecord) => record.status === 'done'
const ofType = (type: string) => ({ activities }: ReportRecords) => activities.filter((record) => isDone(record) && record.type === type)
const onTopic = (topic: string) => ({ sessions }: ReportRecords) => sessions.filter((record) => record.topic === topic)
const ledBy = (level: string) => ({ visits }: ReportRecords) => visits.filter((record) => record.leader_level === level)
const inVenue = (venue: string) => ({ sessions }: ReportRecords) => sessions.filter((record) => record.venue === venue)
const ofHeat = (heat: string) => ({ problems }: ReportRecords) => problems.filter((record) => record.heat === heat && record.status !== 'returned')
const isResolved = ({ status }: StoredRecord) => status === 'resolved' || status === 'closed'

/** What no indicator counts and a report tells all the same, summed over the records that it links. */
const countings: Record<string, Counting> = {
  leaders: { label: '领导参加活动', definition: '期内已完成活动中“领导人数”之和。', type: 'activity', records: ({ activities }) => activities.filter(isDone), field: 'leaders' },
  staff: { label: '机关人员参加活动', definition: '期内已完成活动中“机关人数”之和。', type: 'activity', records: ({ activities }) => activities.filter(isDone), field: 'staff' },
  outcomes: { label: '登记了成效的活动', definition: '期内已完成且填写了“成效”的活动数。', type: 'activity', records: ({ activities }) => activities.filter((record) => isDone(record) && record.outcome !== null) },
  tour_troops: { label: '参观见学官兵', definition: '期内参观见学活动中“官兵人数”之和。', type: 'activity', records: ofType('study_tour'), field: 'troops' },
  cleaned: { label: '清扫面积', definition: '期内卫生清扫活动中“清扫面积”之和，平方米。', type: 'activity', records: ofType('cleanup'), field: 'area_m2' },
  mission: { label: '宗旨使命教育受教育官兵', definition: '期内宗旨使命教育“实到”之和。', type: 'education_session', records: onTopic('mission'), field: 'attended' },
  integration: { label: '融合发展教育受教育官兵', definition: '期内融合发展教育“实到”之和。', type: 'education_session', records: onTopic('integration'), field: 'attended' },
  win_win: { label: '互动双赢教育受教育官兵', definition: '期内互动双赢教育“实到”之和。', type: 'education_session', records: onTopic('win_win'), field: 'attended' },
  ...Object.fromEntries(educationSession.fields.venue.choices.map(({ value, label }): [string, Counting] => [`venue_${value}`, {
    label: `宣传教育进${label.zh}`, definition: `期内“场所类别”为“${label.zh}”的宣传教育场次。`, type: 'education_session', records: inVenue(value),
  }])),
  visits: { label: '本单位走访慰问', definition: '期内以本单位或其下属单位为慰问单位的走访次数。', type: 'visit', records: ({ visits }) => visits },
  households: { label: '走访户次', definition: '期内本单位或其下属单位走访“户数”之和。', type: 'visit', records: ({ visits }) => visits, field: 'households' },
  money: { label: '慰问金', definition: '期内本单位或其下属单位走访“慰问金”之和。', type: 'visit', records: ({ visits }) => visits, field: 'money_fen', format: 'money' },
  goods: { label: '慰问品折价', definition: '期内本单位或其下属单位走访“折价”之和。', type: 'visit', records: ({ visits }) => visits, field: 'goods_fen', format: 'money' },
  top_visits: { label: '主要领导带队走访', definition: '期内领导级别为“主要领导”的走访次数。', type: 'visit', records: ledBy('top') },
  hot: { label: '热点事项', definition: '期内登记的双清单中标为“热点”的事项（退回的除外）。', type: 'problem', records: ofHeat('hot') },
  hard: { label: '难点事项', definition: '期内登记的双清单中标为“难点”的事项（退回的除外）。', type: 'problem', records: ofHeat('hard') },
  open: { label: '尚未办结的事项', definition: '期内登记、到期末尚未办结的双清单事项（退回的除外）。', type: 'problem', records: ({ problems }) => problems.filter((record) => !isResolved(record) && record.status !== 'returned') },
  evacuated: { label: '转移群众', definition: '期内突发事件中“转移群众”之和。', type: 'response_event', records: ({ events }) => events.filter((record) => record.kind === 'incident'), field: 'evacuated' },
  nominated: { label: '推荐并获表彰', definition: '期内由本单位推荐且已表彰的荣誉数。', type: 'honour', records: ({ honours }) => honours.filter((record) => record.status === 'awarded') },
}

/** The listed figures of a report, by name. */
export function listFigures(records: ReportRecords): Map<string, ListedFigure> {
  return new Map(Object.entries(countings).map(([name, { label, definition, type, records: pick, field, format = 'count' }]) => {
    const counted = pick(records).filter((record) => field === undefined || (typeof record[field] === 'number' && record[field] > 0))
    return [name, {
      label, definition, format,
      value: field === undefined ? counted.length : counted.reduce((sum, record) => sum + Number(record[field]), 0),
      records: { type, ids: counted.map(({ id }) => id) },
    }]
  }))
}
