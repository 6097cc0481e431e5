import { institution } from '../../../db/records/institution.ts'
import { claims } from '../claims/claims.ts'
import type { ReportData } from '../report-data.ts'
import { clauses, listed, quoted, type Slot } from '../slot.ts'
import { bareTitle, evidenceOf, isDone, regularity } from './common.ts'

const rates = [
  ['E1', '随军家属就业安置'], ['E2', '军人子女入学入园'], ['E3', '退役军人移交安置'], ['E4', '涉军权益维护'],
] as const

/** 二、加强政策落实. */
export const policySlots = {
  institutions: {
    id: 'civilian.policy.institutions', indicators: ['A4'], records: ['institution'], gap: '应有的双拥工作制度',
    write({ figures, unit }) {
      const [part, whole] = [figures.count('A4.part'), figures.count('A4.whole')]
      if (part === 0) return null
      const begin = '认真落实双拥政策法规，加强双拥工作各项制度建设，把双拥工作纳入法治化、规范化轨道'
      const who = unit.isRoot ? '成员单位' : ''
      return clauses(begin, claims.whole.judge({ part, whole }) === 'holds'
        ? `${who}应建立的军地联席会议、走访慰问、档案管理等{A4.whole}项制度全部建立` : `${who}应建立的{A4.whole}项制度已建立{A4.part}项`)
    },
  },
  rates: {
    id: 'civilian.policy.rates', indicators: ['E1', 'E2', 'E3', 'E4'], records: ['policy_case'],
    write({ figures }) {
      const told = rates.filter(([code]) => figures.find(code)).map(([code, name]) =>
        figures.count(`${code}.part`) === 0 ? `${name}应办{${code}.whole}人，正在办理` : `${name}应办{${code}.whole}人、已办{${code}.part}人，落实率{${code}}`)
      return told.length === 0 ? null : told.join('；')
    },
  },
  problems: {
    id: 'civilian.policy.problems', indicators: ['H1', 'H2'], records: ['problem', 'text_bank'],
    write({ figures, records, texts }) {
      const [part, whole] = [figures.count('H1.part'), figures.count('H1.whole')]
      if (whole === 0) return null
      const phrase = texts.phrase.find((text) => text.startsWith('解决'))?.replace(/^解决/u, '') ?? '军地最关心、最直接、最现实的利益问题'
      const open = records.problems.some((problem) => problem.status !== 'returned' && !isDone(problem)) && '其余正在办理'
      if (part === 0) return `围绕${phrase}登记{H1.whole}件，正在办理`
      const verdict = claims.several.judge({ part, whole })
      return clauses(
        verdict === 'holds' ? `着力解决了一批${phrase}` : `着力解决${phrase}`,
        part === whole ? `登记的{H1.whole}件${part > 1 ? '全部' : ''}办结` : '登记{H1.whole}件，办结{H1.part}件，办结率{H1}', open,
      )
    },
  },
  cases: {
    id: 'civilian.policy.cases', indicators: [], records: ['problem'],
    write({ records }) {
      const titles = [...new Set(records.problems.filter(isDone).map((problem) => bareTitle(String(problem.title))))].slice(0, 2)
      return titles.length === 0 ? null : `其中，${quoted(titles)}${titles.length > 1 ? '等事项' : ''}已办理完毕并向提出单位反馈`
    },
  },
  satisfaction: {
    id: 'civilian.policy.satisfaction', indicators: ['H4'], records: ['problem'],
    write: ({ figures }) => figures.find('H4') ? '已评价事项的满意度为{H4}，切实维护了军民的合法权益' : null,
  },
  visits: {
    id: 'civilian.policy.visits', indicators: ['C1', 'C2', 'C3'], records: ['visit'], gap: '走访慰问',
    write({ figures }) {
      if (figures.count('listed/visits') === 0) return null
      const gifts = [figures.count('listed/money') > 0 && '慰问金{listed/money}', figures.count('listed/goods') > 0 && '慰问品折价{listed/goods}'].filter((part) => part !== false)
      return clauses(
        `走访慰问{listed/visits}次${figures.count('listed/households') > 0 ? '、{listed/households}户次' : ''}`, gifts.length > 0 && `送去${gifts.join('、')}`,
        figures.count('listed/top_visits') > 0 && `其中主要领导带队{listed/top_visits}次`,
      )
    },
  },
  honours: {
    id: 'civilian.policy.honours', indicators: ['C5'], records: ['honour', 'campaign'],
    write({ figures, records, unit }) {
      const ran = unit.isRoot || records.campaigns.some((record) => record.kind === 'commendation')
      if (figures.count('C5') > 0) {
        return ran ? '八一建军节期间开展“好军嫂”“兵妈妈”评选表彰活动，{C5}人获得表彰' : '组织推荐“好军嫂”“兵妈妈”，{C5}人获得表彰'
      }
      return figures.count('listed/nominated') > 0 ? '推荐的双拥先进典型中，{listed/nominated}项获得表彰' : null
    },
  },
  participation: {
    id: 'civilian.policy.participation', indicators: ['F6', 'G2'], records: ['activity'],
    write({ figures, unit }) {
      if (figures.count('activities') === 0) return null
      const joint = figures.count('joint_activities') > 0 && '其中军地双方共同参加{joint_activities}次'
      if (!unit.isRoot) return clauses(`${unit.system === null ? '' : `组织${unit.system}`}参加双拥共建活动{activities}次`, joint)
      const all = claims.all_units.judge({ part: figures.count('F6.part'), whole: figures.count('F6.whole') }) === 'holds'
      return clauses('开展双拥共建活动{activities}次', joint, all ? '{F6.whole}个成员单位均参加' : '{F6.whole}个成员单位中{F6.part}个参加')
    },
  },
} satisfies Record<string, Slot>

const flagNames = { plan: '列入年度工作计划', assessment: '纳入目标考核' } as const

/** 三、加强规范管理. */
export const managementSlots = {
  creation: {
    id: 'civilian.management.creation', indicators: [], records: ['creation_cycle', 'problem'],
    write({ figures, records }) {
      const { cycle } = records
      if (!cycle) return null
      const heat = [figures.count('listed/hot') > 0 && '热点{listed/hot}件', figures.count('listed/hard') > 0 && '难点{listed/hard}件'].filter((part) => part !== false)
      return clauses(
        `以${String(cycle.name)}为契机`, typeof cycle.idea === 'string' && `落实“${cycle.idea.replace(/。$/u, '')}”的思路，把握工作重点，明确目标任务`,
        heat.length > 0 && `坚持把解决军民关注的热点、难点问题作为创建重点，登记${heat.join('、')}`,
      )
    },
  },
  leadership: {
    id: 'civilian.management.leadership', indicators: ['A1', 'A3', 'A6', 'A7'], records: ['inclusion', 'leading_group', 'meeting'],
    write({ figures, records, unit }) {
      const held = figures.count('meetings') > 0 && '召开或参加双拥工作会议{meetings}次'
      const done = figures.find('A7') && (figures.count('A7.part') === 0 ? '议定事项{A7.whole}项，正在落实' : '议定事项{A7.whole}项、落实{A7.part}项，及时研究解决重点难点问题')
      if (unit.isRoot) {
        const verdict = claims.all_units.judge({ part: figures.count('A1.part'), whole: figures.count('A1.whole') })
        return clauses('加强组织领导', verdict === 'holds' ? '{A1.whole}个成员单位均成立双拥工作领导小组' : '{A1.whole}个成员单位中{A1.part}个成立双拥工作领导小组', '应纳入计划、考核等事项纳入率{A3}', held, done)
      }
      const flags = (Object.keys(flagNames) as (keyof typeof flagNames)[]).filter((flag) => evidenceOf(records, flag) !== null)
      const included = flags.length > 0 && `坚持把双拥工作${flags.map((flag) => flagNames[flag]).join('、')}`
      return included || held ? clauses('加强组织领导', included, held, done) : null
    },
  },
  archives: {
    id: 'civilian.management.archives', indicators: ['M1', 'A5'], records: ['document', 'institution'],
    write({ figures, records, unit }) {
      const filed = figures.find('M1') && claims.whole.judge({ part: figures.count('M1.part'), whole: figures.count('M1.whole') })
      const kept = figures.find('A5') && claims.whole.judge({ part: figures.count('A5.part'), whole: figures.count('A5.whole') })
      if (!filed && !kept) return null
      return clauses(
        filed && '加强双拥工作文件、档案资料的规范化建设和管理', filed && (filed === 'holds' ? '应归档的{M1.whole}条记录资料全部齐全' : filed === 'fails' ? '应归档的{M1.whole}条记录资料尚不齐全' : '应归档的{M1.whole}条记录中资料齐全的{M1.part}条，完整率{M1}'),
        kept && `规范落实${keptKinds({ records, unit })}制度`, kept && (kept === 'holds' ? '规定的{A5.whole}次全部落实' : kept === 'fails' ? '规定的{A5.whole}次尚待落实' : '规定{A5.whole}次、落实{A5.part}次'),
      )
    },
  },
  grassroots: {
    id: 'civilian.management.grassroots', indicators: ['F1', 'F2', 'F3', 'F5', 'G1'], records: ['activity', 'partner_site'], gap: '经常性双拥活动',
    write(data) {
      const said = regularity(data)
      if (said === null) return null
      const sites = data.figures.count('G1') > 0 && '在{G1}个共建点开展共建'
      return clauses('扎实开展基层双拥活动', said, sites)
    },
  },
} satisfies Record<string, Slot>

/** The kinds of institutions that a unit keeps by a yearly number, its own before all. */
function keptKinds({ records, unit }: Pick<ReportData, 'records' | 'unit'>) {
  const asked = records.institutions.filter((record) => typeof record.times_a_year === 'number' && (unit.isRoot || record.organization_id === unit.id))
  const names = institution.fields.type.choices.filter(({ value }) => asked.some((record) => record.type === value)).map(({ label }) => label.zh)
  return names.length === 0 ? '双拥工作' : `${listed(names.slice(0, 2), '、')}${names.length > 2 ? '等' : ''}`
}
