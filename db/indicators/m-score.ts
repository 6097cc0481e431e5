import type { Facts } from '../facts.ts'
import { defineIndicator, type Indicator, valueOf } from '../indicator.ts'
import { plannedWithin } from '../pace.ts'
import { type StandardItem, storedTarget } from '../standing.ts'

/** One standard item as it counts: how much of it is reached (0–1), and the points that this comes to. */
export interface JudgedItem {
  item: StandardItem
  /** Null where nothing can be said: no figure, no target, or nobody scored it. Such an item is left out of the whole. */
  share: number | null
  earned: number
  value: number | null
  /** What it is held against by now. */
  expected: number | null
  vetoed: boolean
}

/**
 * Judges every item of the standard: basic ones with an indicator by value ÷ target (target ÷ value where less is better), at most 1,
 * against the part of the target that is planned by the period's end; others, and bonuses, by the points given by hand.
 */
export function judgeItems(facts: Facts, indicators: Indicator[]): JudgedItem[] {
  const { items, scores } = facts.standing
  return items.map((item) => {
    const given = scores.get(item.id)
    const vetoed = item.kind === 'veto' && (given?.vetoed ?? false)
    const indicator = item.indicator === null ? undefined : indicators.find(({ code }) => code === item.indicator)
    if (item.kind === 'basic' && indicator) {
      const { share, value, expected } = shareOf(facts, indicator)
      return { item, share, earned: item.points * (share ?? 0), value, expected, vetoed }
    }
    if (item.kind === 'veto') return { item, share: null, earned: 0, value: null, expected: null, vetoed }
    const points = given?.points ?? null
    const share = points === null || item.points === 0 ? null : Math.min(1, points / item.points)
    return { item, share, earned: item.points * (share ?? 0), value: points, expected: points === null ? null : item.points, vetoed }
  })
}

function shareOf(facts: Facts, indicator: Indicator): Pick<JudgedItem, 'share' | 'value' | 'expected'> {
  const { targets, isPart } = facts.standing
  const value = valueOf(indicator, indicator.formulaOf(facts))
  // A unit's yearly count is not promised for one sub-district of it; rates hold everywhere.
  const own = isPart && indicator.format !== 'rate' ? undefined : targets.get(indicator.code)
  const yearly = own ? storedTarget(indicator, own) : (isPart && indicator.accrues && indicator.format !== 'rate' ? null : indicator.target)
  if (yearly === null || value === null) return { share: null, value, expected: null }
  const expected = indicator.accrues ? plannedWithin(facts.calendar, yearly, own?.plan ?? null) : yearly
  if (expected <= 0) return { share: null, value, expected }
  return { share: reached(value, expected, indicator), value, expected }
}

function reached(value: number, expected: number, { direction, range }: Indicator): number | null {
  if (direction === 'neutral') return null
  if (direction === 'range') return value >= expected * (range?.[0] ?? 1) && value <= expected * (range?.[1] ?? 1) ? 1 : 0
  if (direction === 'up') return Math.min(1, value / expected)
  return value <= 0 ? 1 : Math.min(1, expected / value)
}

/** M: 综合. M2 reads all the others, so it is made from their list. */
export function scoreIndicators(others: () => Indicator[]) {
  return [
    defineIndicator({
      code: 'M1', id: 'archive_rate', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 98, accrues: false,
      series: 'to_date', chart: 'matrix', criterion: 5, seed: '全面加强了对双拥工作文件、档案资料的规范化建设和管理',
      name: { zh: '档案完整率', en: 'Records filed in full' },
      definition: {
        zh: '期内应归档的记录中，应有资料齐全的占比：已完成活动要有方案、照片、总结，会议要有签到、纪要，宣传教育要有教案、照片，演练与事件要有方案、总结。',
        en: 'Records of the period with all papers they need over all that need them: plan, photos and summary of a finished activity; sign-in and minutes of a meeting; lesson and photos of a session; plan and summary of a drill or incident.',
      },
      formula: { zh: '资料齐全的记录 ÷ 应归档记录', en: 'records with all papers ÷ records to be filed' },
      measures: filedKinds.map(({ key }) => `${key}_filed`), denominatorMeasures: filedKinds.map(({ all }) => all),
      matrix: {
        rows: 'organization', columns: filedKinds.map(({ key, label }) => ({ key, label })),
        cellOf: (facts, _row, column) => ({ numerator: facts.sum(`${column}_filed`), denominator: facts.sum(filedKinds.find(({ key }) => key === column)?.all ?? '') }),
      },
      formulaOf: (facts) => ({
        numerator: filedKinds.reduce((sum, { key }) => sum + facts.sum(`${key}_filed`), 0),
        denominator: filedKinds.reduce((sum, { all }) => sum + facts.sum(all), 0),
      }),
    }),
    defineIndicator({
      code: 'M2', id: 'total_score', format: 'decimal', unit: { zh: '分', en: 'points' }, direction: 'up', target: 90, accrues: false,
      series: 'to_date', chart: 'items', criterion: 1, seed: '不断提升了双拥工作的整体水平',
      name: { zh: '综合得分', en: 'Total score' },
      definition: {
        zh: '按当年测评标准计分：基础项有指标的按 完成值 ÷ 目标值（越少越好的取 目标值 ÷ 完成值）、最高为 1 乘以分值，年内以序时目标为准；没有指标的按自评或复核分。无法评价的条目不计入满分，按百分折算，再加加分项。触发任一否决项不出分。',
        en: 'By the year’s standard items: a basic item with an indicator gives its points times value ÷ target (target ÷ value where less is better), at most 1, against what is planned by now; others give the points scored by hand. Items that cannot be judged are left out, the rest is put to a hundred, and bonuses are added. Any veto leaves no score.',
      },
      formula: { zh: '100 × Σ 分值 × min(1, 完成值 ÷ 目标值) ÷ Σ 分值 + 加分', en: '100 × Σ points × min(1, value ÷ target) ÷ Σ points + bonuses' },
      measures: ['item_scores', 'item_vetoes'], parts: others,
      formulaOf(facts) {
        const judged = judgeItems(facts, others())
        const vetoes = judged.filter(({ vetoed }) => vetoed).map(({ item }) => item.title)
        if (vetoes.length > 0) return { numerator: 0, denominator: 0, vetoes }
        const basic = judged.filter(({ item, share }) => item.kind === 'basic' && share !== null)
        const whole = basic.reduce((sum, { item }) => sum + item.points, 0)
        const earned = basic.reduce((sum, one) => sum + one.earned, 0)
        const bonus = judged.filter(({ item }) => item.kind === 'bonus').reduce((sum, one) => sum + one.earned, 0)
        return { numerator: 100 * earned + bonus * whole, denominator: whole }
      },
    }),
  ]
}

/** Kinds of records that must be filed, each with the measure that counts all of them. */
const filedKinds = [
  { key: 'activity', all: 'activities', label: { zh: '活动', en: 'Activities' } },
  { key: 'meeting', all: 'meetings', label: { zh: '会议', en: 'Meetings' } },
  { key: 'education', all: 'education_sessions', label: { zh: '宣传教育', en: 'Education' } },
  { key: 'event', all: 'response_events', label: { zh: '演练与事件', en: 'Drills and incidents' } },
]
