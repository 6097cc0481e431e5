import { judgeRising } from '../claims/claims.ts'
import type { ReportData } from '../report-data.ts'
import { clauses, listed, type Slot } from '../slot.ts'
import { campaignName } from './common.ts'

/** The founding of the army, from which 建军N周年 counts. */
const founding = 1927

const since = ({ isRunning }: ReportData) => isRunning ? '今年以来' : '一年来'
const self = ({ unit }: ReportData) => unit.isRoot ? '全区' : unit.name

/** The first paragraphs: guidance, how the whole moved, and the request to be reviewed. */
export const openingSlots = {
  guidance: {
    id: 'civilian.opening.guidance', indicators: ['M2'], records: ['text_bank'],
    write(data) {
      const [guiding] = data.texts.guiding
      return clauses(
        `${since(data)}，在区委、区政府的正确领导下，在区双拥工作领导小组的指导帮助下`,
        `${self(data)}坚持${guiding ?? '围绕中心、服务大局'}`, `立足${data.unit.isRoot ? '区情' : data.unit.system === null ? '本职' : `${data.unit.system}特点`}，紧密结合实际，扎实开展双拥工作`, level(data),
      )
    },
  },
  contribution: {
    id: 'civilian.opening.contribution', indicators: ['B1', 'C1', 'F1'], records: ['activity', 'visit', 'education_session'],
    write({ figures }) {
      const done = [
        figures.count('activities') > 0 && '参加双拥活动{activities}次', figures.count('listed/visits') > 0 && '走访慰问{listed/visits}次',
        figures.count('B1') > 0 && '开展国防和双拥宣传教育{B1}场',
      ].filter((part) => part !== false)
      return done.length === 0 ? null : `先后${done.join('，')}，为全区经济社会发展和国防建设作出了积极努力`
    },
  },
  review: {
    id: 'civilian.opening.review', indicators: [], records: ['text_bank'],
    write: (data) => `现将${self(data)}${data.year}年双拥工作履职情况报告如下，${data.texts.phrase.find((text) => text.includes('评议')) ?? '请予评议'}`,
  },
} satisfies Record<string, Slot>

/** How the total score moved: 逐年提升 only after three rises; a fall is told among the problems. */
function level({ scores }: ReportData) {
  const verdict = judgeRising(scores)
  if (verdict === 'holds') return '双拥工作整体水平逐年提升'
  return verdict === 'nearly' ? '双拥工作整体水平比上年进一步提升' : null
}

const channelNames: Record<string, string> = { lan: '局域网', window: '橱窗', column: '专栏', board: '板报' }
/** From so many sessions a year education is called 广泛. */
const widely = 10

const venueNames: Record<string, string> = { office: '机关', enterprise: '企业', station: '站所', community: '社区', school: '学校' }

/** 一、加强宣传教育. */
export const educationSlots = {
  cadres: {
    id: 'civilian.education.cadres', indicators: ['B2', 'A3'], records: ['inclusion', 'education_session'], gap: '干部国防教育',
    write({ figures, records }) {
      const flag = records.inclusions.find((record) => record.flag === 'cadre_education')
      const trained = figures.find('B2') && '组织干部国防教育，应到{B2.whole}人次、实到{B2.part}人次，参训率{B2}'
      if (flag && flag.evidence !== null) return clauses(`把国防教育纳入干部在职教育体系，列入${bookTitle(String(flag.evidence))}`, trained ?? null)
      return trained ? `加强干部国防教育，${trained.replace('组织干部国防教育，', '')}` : null
    },
  },
  channels: {
    id: 'civilian.education.channels', indicators: ['B1', 'B3', 'B5'], records: ['education_session'], gap: '群众性国防和双拥宣传教育',
    write({ figures }) {
      if (figures.count('B1') === 0) return null
      const used = Object.keys(channelNames).filter((channel) => figures.count(`education_channels/${channel}`) > 0).map((channel) => channelNames[channel] ?? '')
      return clauses(
        used.length > 1 && `${used.length === 4 ? '充分利用' : '利用'}${used.join('、')}等形式`,
        `${used.length === 1 ? `利用${used[0]}` : ''}${figures.count('B1') >= widely ? '广泛' : ''}开展${used.length > 0 ? '群众性' : ''}国防和双拥宣传教育{B1}场`,
        figures.count('B5') > 0 && '受众{B5}人次', change(figures.find('B5.change')?.value ?? 0, figures.count('B5.before'), 'B5'),
      )
    },
  },
  anniversary: {
    id: 'civilian.education.anniversary', indicators: ['F3'], records: ['campaign', 'story', 'text_bank', 'activity', 'visit', 'meeting'], gap: '庆祝建军节主题宣传',
    write({ year, figures, records, texts }) {
      const begin = `以建军${year - founding}周年为契机`
      const campaigns = records.campaigns.filter((record) => record.kind === 'publicity' || record.kind === 'practice').map((record) => campaignName(String(record.name)))
      const stories = figures.count('stories') > 0 && '宣传双拥先进事迹{stories}篇'
      const [theme] = texts.theme
      if (campaigns.length > 0) {
        return clauses(begin, `开展${campaigns.join('、')}活动`, theme !== undefined && `深入进行${theme.replace(/[，。]/gu, '、')}的国防和双拥宣传教育`, stories)
      }
      const interactions = ['activity_interactions', 'visit_interactions', 'meeting_interactions'].filter((measure) => figures.count(`${measure}/army_day`) > 0)
      if (interactions.length === 0) return stories || null
      return clauses(begin, `八一期间与驻区部队开展${listed(interactions.map((measure) => `${interactionNames[measure]}{${measure}/army_day}次`), '、')}`, stories)
    },
  },
  venues: {
    id: 'civilian.education.venues', indicators: ['B1', 'B4', 'F5'], records: ['education_session'],
    write({ figures }) {
      const places = Object.keys(venueNames).filter((venue) => figures.count(`listed/venue_${venue}`) > 0)
      if (places.length === 0) return null
      const counts = places.map((venue) => `进${venueNames[venue]}{listed/venue_${venue}}场`)
      const rate = figures.count('B4.part') > 0 ? '机关、企业、站所应覆盖{B4.whole}处、已覆盖{B4.part}处，覆盖率{B4}' : null
      return clauses(`推动国防和双拥宣传教育${counts.join('、')}`, rate)
    },
  },
} satisfies Record<string, Slot>

const interactionNames: Record<string, string> = { activity_interactions: '活动', visit_interactions: '走访慰问', meeting_interactions: '会议座谈' }

/** A change on last year's same days, where last year had anything. */
function change(difference: number, before: number, code: string) {
  if (before === 0 || Math.round(difference) === 0) return null
  return `比上年同期${difference > 0 ? '增加' : '减少'}{${code}.change}`
}

/** 干部教育培训计划（2026） → 《干部教育培训计划（2026）》. */
const bookTitle = (paper: string) => /[《〔]/u.test(paper) ? paper : `《${paper}》`
