import type { StoredRecord } from '../../../db/record.ts'
import { recipientCategories } from '../../../db/records/recipient-categories.ts'
import { claims, yearsOfService } from '../claims/claims.ts'
import type { ReportData } from '../report-data.ts'
import { clauses, listed, type Slot } from '../slot.ts'
import { regularity } from './common.ts'

const done = ({ activities }: ReportData['records'], type: string) => activities.filter((record) => record.status === 'done' && record.type === type)

/** How many partner organizations a sentence names. */
const namedPartners = 3

/** 三、加强互动互促. */
export const interactionSlots = {
  regular: {
    id: 'military.interaction.regular', indicators: ['F1', 'F2', 'F3', 'F5'], records: ['activity'], gap: '常态化群众性双拥活动',
    write(data) {
      const said = regularity(data)
      return said === null ? null : `开展常态化群众性活动，${said}`
    },
  },
  visits: {
    id: 'military.interaction.visits', indicators: ['C1'], records: ['visit', 'meeting'], gap: '走访慰问驻地群众',
    write({ figures }) {
      const told = [figures.count('listed/visits') > 0 && '开展走访慰问{listed/visits}次', figures.count('meetings/symposium') > 0 && '参加军地座谈会{meetings/symposium}次'].filter((part) => part !== false)
      return told.length === 0 ? null : told.join('，')
    },
  },
  volunteering: {
    id: 'military.interaction.volunteering', indicators: ['D1', 'D3'], records: ['activity'],
    write({ figures }) {
      const told = [
        figures.count('activities/leifeng') > 0 && '组织官兵开展“学雷锋”主题实践活动{activities/leifeng}次',
        figures.count('activities/greening') > 0 && `参加植树绿化活动{activities/greening}次${figures.count('D3') > 0 ? '、植树{D3}株' : ''}`,
      ].filter((part) => part !== false)
      return told.length === 0 ? null : told.join('，')
    },
  },
  site: {
    id: 'military.interaction.site', indicators: ['D4'], records: ['partner_site', 'activity'],
    write({ records }) {
      const site = records.sites.find(({ activeThisYear }) => activeThisYear) ?? records.sites[0]
      const years = site === undefined ? null : yearsOfService(site.years)
      if (site === undefined || years === null) return null
      if (!site.activeThisYear) return `自${site.since}年起与${site.name}结对共建，本年度尚未开展共建活动`
      const leifeng = done(records, 'leifeng').some((record) => record.site_id === site.id) ? '“学雷锋”活动' : '共建活动'
      return site.gaps.length > 0 ? `自${site.since}年起在${site.name}开展${leifeng}，本年度继续开展` : `在${site.name}开展${leifeng}已${years}，深化了军民友谊`
    },
  },
  warmth: {
    id: 'military.interaction.warmth', indicators: ['D1'], records: ['activity'],
    write({ figures }) {
      const told = [
        figures.count('activities/warmth') > 0 && '开展“送温暖、献爱心”活动{activities/warmth}次',
        figures.count('activities/cleanup') > 0 && `参加卫生清扫{activities/cleanup}次${figures.count('listed/cleaned') > 0 ? '、清扫{listed/cleaned}平方米' : ''}`,
      ].filter((part) => part !== false)
      return told.length === 0 ? null : `积极响应驻地政府号召，${told.join('，')}`
    },
  },
  partners: {
    id: 'military.interaction.partners', indicators: ['G2'], records: ['activity', 'organization'],
    write(data) {
      const names = partnersOf(data)
      if (names.length === 0 || data.figures.count('joint_activities') === 0) return null
      return `与${listed(names)}${names.length === namedPartners ? '等单位' : ''}共同开展活动，军地双方共同参加{joint_activities}次`
    },
  },
  calls: {
    id: 'military.interaction.calls', indicators: ['C1', 'C3'], records: ['visit'],
    write({ figures, records }) {
      const categories = [...new Set(records.visits.map((visit) => String(visit.recipient_category)))].flatMap((category) =>
        category in recipientCategories ? [recipientCategories[category as keyof typeof recipientCategories][0]] : [])
      if (categories.length === 0) return null
      return clauses(
        `走访对象包括${listed(categories.slice(0, 4))}${categories.length > 4 ? '等' : ''}${figures.count('listed/households') > 0 ? '，计{listed/households}户次' : ''}`,
        figures.count('listed/top_visits') > 0 && '其中部队主要领导带队{listed/top_visits}次',
      )
    },
  },
  gifts: {
    id: 'military.interaction.gifts', indicators: ['C2'], records: ['visit'],
    write({ figures }) {
      const told = [figures.count('listed/money') > 0 && '慰问金{listed/money}', figures.count('listed/goods') > 0 && '折价{listed/goods}的慰问品'].filter((part) => part !== false)
      return told.length === 0 ? null : `送去${told.join('和')}`
    },
  },
  mechanisms: {
    id: 'military.interaction.mechanisms', indicators: ['H5'], records: ['mechanism'],
    write({ records }) {
      const names = records.mechanisms.map(({ name }) => name)
      if (names.length === 0) return null
      const ready = records.mechanisms.filter((one) => one.ready).length
      const many = claims.several.judge({ part: names.length, whole: names.length }) === 'holds'
      return clauses(
        `积极实现军地协作联动，${many ? '在多方面建立联动协作机制，' : ''}参加${listed(names)}`,
        names.length > 1 && (ready === names.length ? '{H5.whole}个机制均已就绪' : ready > 0 && '{H5.whole}个机制中{H5.part}个已就绪'),
      )
    },
  },
  incidents: {
    id: 'military.interaction.incidents', indicators: ['H6'], records: ['response_event'],
    write({ figures }) {
      const drills = figures.count('response_events/drill') > 0 && '参加军地联合演练{response_events/drill}次'
      const incidents = figures.count('response_events/incident') > 0 && `及时处置抢险救灾和突发事件{response_events/incident}起${figures.find('H6') ? '，到场时间中位数为{H6}分钟' : ''}${figures.count('listed/evacuated') > 0 ? '，协助转移群众{listed/evacuated}人次' : ''}`
      return clauses(drills, incidents)
    },
  },
  sports: {
    id: 'military.interaction.sports', indicators: ['G3'], records: ['activity'],
    write({ figures }) {
      const verdict = claims.every_edition.judge({ part: figures.count('G3.part'), whole: figures.count('G3.whole') })
      if (verdict === 'holds') return figures.count('G3.whole') > 1 ? '参加了驻区本年度举办的历次军警民运动会' : '参加了驻区本年度举办的军警民运动会'
      return verdict === 'nearly' ? '参加了驻区本年度举办的{G3.whole}届军警民运动会中的{G3.part}届' : null
    },
  },
  organizing: {
    id: 'military.interaction.organizing', indicators: ['G4'], records: ['activity'],
    write({ figures }) {
      if (figures.count('joint_sports') === 0) return null
      return figures.count('joint_sports_led') > 0
        ? '参加军地文体活动{joint_sports}次，其中主动参与组织筹划{joint_sports_led}次，展现了军人的优良作风和精神风貌' : '参加军地文体活动{joint_sports}次'
    },
  },
} satisfies Record<string, Slot>

/** The civilian organizations that took part most often in the unit's activities. */
function partnersOf({ records, unit, nameOf }: ReportData) {
  const counts = new Map<number, number>()
  for (const record of records.activities.filter(({ status }) => status === 'done')) {
    for (const id of namedIn(record)) if (id !== unit.id) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].sort(([a, times], [b, others]) => others - times || a - b).map(([id]) => nameOf('organization', id))
    .filter((name) => name !== '' && !/部队/u.test(name) && name !== unit.rootName).slice(0, namedPartners)
}

const namedIn = (record: StoredRecord) => [record.host_id, record.organizer_ids, record.co_organizer_ids, record.participant_ids]
  .flatMap((named): unknown[] => Array.isArray(named) ? named : [named]).filter((id): id is number => typeof id === 'number')
