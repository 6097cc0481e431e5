import { institution } from '../../../db/records/institution.ts'
import { claims } from '../claims/claims.ts'
import type { ReportData } from '../report-data.ts'
import { clauses, listed, type Slot } from '../slot.ts'
import { campaignName, evidenceOf } from './common.ts'

const since = ({ isRunning }: ReportData) => isRunning ? '今年以来' : '一年来'

/** The first paragraph. */
export const openingSlots = {
  purpose: {
    id: 'military.opening.purpose', indicators: [], records: ['text_bank'],
    write(data) {
      // What guides comes before what is kept to.
      const guiding = [...data.texts.guiding.filter((text) => text.startsWith('以')), ...data.texts.guiding.filter((text) => !text.startsWith('以'))].slice(0, 2)
      return clauses(`${since(data)}，我部队${guiding.length > 0 ? guiding.join('，') : '牢记全心全意为人民服务的宗旨'}`, '弘扬传统，创新举措')
    },
  },
  three: {
    id: 'military.opening.three', indicators: ['F1', 'B1', 'D2'], records: ['activity', 'education_session'],
    write({ figures }) {
      const done = [figures.count('activities') > 0 && '参加双拥活动{activities}次', figures.count('D2') > 0 && '官兵参与{D2}人次', figures.count('B1') > 0 && '开展教育{B1}场'].filter((part) => part !== false)
      if (done.length === 0) return null
      const much = claims.several.judge({ part: figures.count('activities'), whole: figures.count('activities') }) === 'holds' ? '大量' : '一些'
      return clauses(`在加强组织建设、加强教育引导、加强互动互促上做了${much}打基础、固根本、利长远的工作`, ...done)
    },
  },
  praise: {
    id: 'military.opening.praise', indicators: [], records: ['feedback'],
    write({ figures }) {
      const told = ([['letter', '感谢信', '封'], ['banner', '锦旗', '面']] as const).filter(([kind]) => figures.count(`feedbacks/${kind}`) > 0)
        .map(([kind, name, measure]) => `${name}{feedbacks/${kind}}${measure}`)
      return told.length === 0 ? null : `收到${told.join('、')}，受到驻地群众的赞誉`
    },
  },
  review: {
    id: 'military.opening.review', indicators: [], records: ['text_bank'],
    write: ({ year, texts }) => `现将我部队${year}年双拥工作履职情况报告如下，${texts.phrase.find((text) => text.includes('评议')) ?? '请予评议'}`,
  },
} satisfies Record<string, Slot>

const flagNames: Record<string, string> = { agenda: '重要议事日程', plan: '年度总体规划', civilization: '精神文明建设' }
const duties = [['principal', '主管领导亲自抓'], ['in_charge', '分管领导具体抓'], ['functional', '职能部门共同抓']] as const
const institutionNames: Record<string, string> = { regular_meeting: '双拥工作例会', visiting: '走访慰问', co_building: '军警民共建协作' }

/** 一、加强组织建设. */
export const organizationSlots = {
  group: {
    id: 'military.organization.group', indicators: ['A2'], records: ['leading_group', 'organization'], gap: '双拥工作领导小组',
    write({ figures }) {
      const [part, whole] = [figures.count('A2.part'), figures.count('A2.whole')]
      if (part === 0) return null
      const verdict = claims.all_units.judge({ part, whole })
      if (verdict === 'holds') return '部队直属及驻外独立单位均成立了双拥工作领导小组'
      return verdict === 'nearly' ? '部队直属及驻外独立单位{A2.whole}个，其中{A2.part}个成立了双拥工作领导小组' : '部队成立了双拥工作领导小组'
    },
  },
  inclusion: {
    id: 'military.organization.inclusion', indicators: ['A3'], records: ['inclusion'], gap: '双拥工作纳入议事日程和年度规划',
    write({ records }) {
      const flags = Object.keys(flagNames).filter((flag) => evidenceOf(records, flag) !== null)
      return flags.length === 0 ? null : `把双拥工作${flags.map((flag) => `纳入${flagNames[flag]}`).join('、')}`
    },
  },
  duties: {
    id: 'military.organization.duties', indicators: [], records: ['leading_group'],
    write({ records }) {
      const kinds = Array.isArray(records.group?.members) ? records.group.members.map((member) => typeof member === 'object' && 'duty_kind' in member ? member.duty_kind : null) : []
      const told = duties.filter(([kind]) => kinds.includes(kind))
      return told.length === 0 ? null : told.map(([, words]) => words).join('，')
    },
  },
  headcounts: {
    id: 'military.organization.headcounts', indicators: ['D2'], records: ['activity'],
    write({ figures }) {
      const told = ([['listed/leaders', '领导带头', '领导参加'], ['listed/staff', '机关合力', '机关人员参加'], ['D2', '官兵参与', '官兵参加']] as const).filter(([id]) => figures.count(id) > 0)
      if (told.length === 0) return null
      const scene = told.length === 3 ? '形成了领导带头、机关合力、广大官兵积极参与的生动局面，' : ''
      return `${scene}活动中${told.map(([id, , words]) => `${words}{${id}}人次`).join('、')}`
    },
  },
  outcomes: {
    id: 'military.organization.outcomes', indicators: ['F1'], records: ['activity'],
    write({ figures }) {
      const [part, whole] = [figures.count('listed/outcomes'), figures.count('activities')]
      if (part === 0) return null
      return claims.whole.judge({ part, whole }) === 'holds' ? `${whole > 1 ? '各次活动均' : '开展的活动'}有成效记录，确保双拥工作末端落实、终端见效` : '其中有成效记录的活动{listed/outcomes}次'
    },
  },
  institutions: {
    id: 'military.organization.institutions', indicators: ['A4'], records: ['institution'], gap: '应有的双拥工作制度',
    write({ figures, records }) {
      const types = institution.fields.type.choices.map(({ value }) => value).filter((type) => institutionNames[type] !== undefined && records.institutions.some((record) => record.type === type))
      if (types.length === 0) return null
      const many = claims.several.judge({ part: types.length, whole: types.length }) === 'holds'
      return clauses(
        `建立了${listed(types.map((type) => institutionNames[type] ?? ''), '、')}${many ? '等多项制度' : '制度'}`,
        figures.find('A4') && claims.whole.judge({ part: figures.count('A4.part'), whole: figures.count('A4.whole') }) !== 'holds' && '应建立的{A4.whole}项制度已建立{A4.part}项',
      )
    },
  },
  compliance: {
    id: 'military.organization.compliance', indicators: ['A5'], records: ['institution', 'meeting', 'visit'],
    write({ figures }) {
      if (!figures.find('A5')) return null
      const kept = claims.whole.judge({ part: figures.count('A5.part'), whole: figures.count('A5.whole') })
      if (kept === 'fails') return '制度规定的{A5.whole}次会议、走访和共建活动尚待落实'
      return kept === 'holds' ? '制度规定的{A5.whole}次会议、走访和共建活动全部落实，双拥工作有章可循、有据可依、按制动作' : '制度规定会议、走访和共建活动{A5.whole}次，落实{A5.part}次'
    },
  },
} satisfies Record<string, Slot>

/** One of the three topics that a unit must hold. */
function topicSlot({ topic, slot, name, aim, sloganIndex }: { topic: string, slot: string, name: string, aim: string, sloganIndex: number | null }): Slot {
  return {
    id: `military.education.${slot}`, indicators: ['B1', 'B6'], records: ['education_session', 'text_bank'], gap: `${name}教育`,
    write({ figures, texts }) {
      if (figures.count(`education_sessions/${topic}`) === 0) return null
      const slogan = sloganIndex === null ? undefined : texts.slogan[sloganIndex]
      return clauses(
        `强化${name}教育，开展{education_sessions/${topic}}场${figures.count(`listed/${topic}`) > 0 ? `、官兵参加{listed/${topic}}人次` : ''}`,
        slogan === undefined ? aim : `${aim}，增强“${slogan}”的内在情感`,
      )
    },
  }
}

/** 二、加强教育引导. */
export const educationSlots = {
  campaign: {
    id: 'military.education.campaign', indicators: [], records: ['campaign', 'text_bank'],
    write({ records }) {
      const own = records.campaigns.map((record) => campaignName(String(record.name)))
      const joined = records.joinedCampaigns.map((record) => campaignName(String(record.name)))
      if (own.length + joined.length === 0) return null
      return `坚持把拥政爱民、和谐稳定贯穿双拥工作始终，${own.length > 0 ? `开展${own.join('、')}活动` : `参加${joined.join('、')}活动`}`
    },
  },
  tours: {
    id: 'military.education.tours', indicators: ['F1'], records: ['activity'],
    write({ figures }) {
      if (figures.count('activities/study_tour') === 0) return null
      return clauses('组织官兵到驻地参观见学{activities/study_tour}次', figures.count('listed/tour_troops') > 0 && '官兵参加{listed/tour_troops}人次', '感受驻地经济社会发展成果')
    },
  },
  mission: topicSlot({ topic: 'mission', slot: 'mission', name: '宗旨使命', aim: '引导官兵弘扬优良作风', sloganIndex: 0 }),
  integration: topicSlot({ topic: 'integration', slot: 'integration', name: '融合发展', aim: '引导官兵发挥军地各方资源优势，提升融合发展效益', sloganIndex: null }),
  winWin: topicSlot({ topic: 'win_win', slot: 'win_win', name: '互动双赢', aim: '引导官兵积极参与军地联动协作，增强拥政爱民的责任感和自觉性', sloganIndex: null }),
} satisfies Record<string, Slot>
