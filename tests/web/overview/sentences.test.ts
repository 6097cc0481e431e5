import { describe, expect, it } from 'vitest'
import { formulaNumbers } from '../../../web/components/indicator/formula.ts'
import {
  gapSentence, itemsSentence, knownYears, largestSentence, matrixSentence, mechanismsSentence, paceSentence, yearsSentence,
} from '../../../web/components/indicator/sentences.ts'
import { goalSentence } from '../../../web/components/overview/goal.ts'
import {
  changeSentence, countFestivals, festivalSentence, gridSentence, type GridRow, listSentence, rankingSentence, type Sentence,
} from '../../../web/components/overview/sentences.ts'
import { overview } from '../../../web/i18n/overview.ts'

/** The sentence as the screen has it. */
function written({ key, values }: Sentence, language: 'zh' | 'en' = 'zh') {
  const text = key.split('.').slice(1).reduce<unknown>((texts, part) => (texts as Record<string, unknown>)[part], overview[language])
  return String(text).replace(/\{(\w+)\}/gu, (_match, name: string) => {
    if (!(name in values)) throw new Error(`${key} is not told {${name}}`)
    return String(values[name])
  })
}

const visits = { name: { zh: '走访次数', en: 'Visits' }, format: 'count' as const, unit: { zh: '次', en: 'visits' }, direction: 'up' as const }
const rate = { name: { zh: '单位参与率', en: 'Unit participation' }, format: 'rate' as const, unit: { zh: '%', en: '%' }, direction: 'up' as const }
const gap = { name: { zh: '最长间隔', en: 'Longest gap' }, format: 'days' as const, unit: { zh: '天', en: 'days' }, direction: 'down' as const }
const unit = (name: string, states: string): GridRow => ({
  organization: { name },
  cells: [...states].map((state) => ({ state: ({ a: 'active', z: 'zero', r: 'not_reported', n: 'not_due' } as const)[state as 'a'] })),
})

describe('titles', () => {
  it('say the figure and the change on last year', () => {
    expect(written(changeSentence({ indicator: visits, value: 312, lastYear: { value: 300 } }, 'zh'))).toBe('走访次数 312 次，比上年同期多 12 次')
    expect(written(changeSentence({ indicator: rate, value: 96.5, lastYear: { value: 98.5 } }, 'zh'))).toBe('单位参与率 96.5%，比上年同期低 2 个百分点')
    expect(written(changeSentence({ indicator: visits, value: 5, lastYear: { value: 0 } }, 'zh'))).toBe('走访次数 5 次，上年同期为0')
    expect(written(changeSentence({ indicator: visits, value: null, lastYear: { value: 3 } }, 'zh'))).toBe('走访次数暂无可计算的数据')
    expect(written(changeSentence({ indicator: visits, value: 5, lastYear: { value: 5 } }, 'en'), 'en')).toBe('Visits: 5 visits, as in the same days of last year')
  })

  it('say how a count stands to its plan and a level to its target', () => {
    expect(written(paceSentence({ target: { value: 320, expected: 301.4, pace: 'behind' } }, visits, 'zh') ?? { key: '', values: {} })).toBe('序时 302 次，滞后')
    expect(written(paceSentence({ target: { value: 31, expected: 31, pace: 'ahead' } }, gap, 'zh') ?? { key: '', values: {} })).toBe('优于目标 31 天')
    expect(paceSentence({ target: null }, visits, 'zh')).toBeNull()
  })

  it('say how many units were active every month, and who was least', () => {
    expect(written(gridSentence([unit('乙', 'zzr'), unit('甲', 'aaa')]))).toBe('2 个成员单位中 1 个月月有活动，空缺最多的是乙（3 个月）')
    expect(written(gridSentence([unit('甲', 'aaa'), unit('乙', 'aan')]))).toBe('2 个成员单位月月有活动')
    expect(written(gridSentence([unit('甲', 'za'), unit('乙', 'ra')]))).toBe('2 个成员单位都有空缺月份，最多的是甲（1 个月）')
    expect(written(gridSentence([unit('甲', 'az')]))).toBe('甲有 1 个月没有活动')
  })

  it('do not call units full whose month is still running', () => {
    expect(written(gridSentence([unit('甲', 'n'), unit('乙', 'a'), unit('丙', 'n')]))).toBe('1 个成员单位已有活动，其余 2 个未到期')
    expect(written(gridSentence([unit('甲', 'n'), unit('乙', 'n')]))).toBe('2 个成员单位，还没有到期的月份')
  })

  it('name the missed core festivals, at most three of them', () => {
    const festival = (zh: string, state: 'done' | 'missed' | 'upcoming', core = true) => ({ name: { zh, en: zh }, core, state })
    const year = [festival('元旦', 'done'), festival('春节', 'missed'), festival('三八妇女节', 'missed', false), festival('重阳节', 'upcoming')]
    expect(countFestivals(year)).toEqual({ passed: 2, done: 1 })
    expect(written(festivalSentence(year, 'zh'))).toBe('已过 2 个核心节日，1 个有互动，缺春节')
    expect(written(festivalSentence([festival('元旦', 'done')], 'zh'))).toBe('已过的 1 个核心节日都有互动')
    expect(written(festivalSentence([festival('三八妇女节', 'missed', false)], 'zh'))).toBe('这一时段没有核心节日')
    expect(written(festivalSentence(['甲', '乙', '丙', '丁'].map((name) => festival(name, 'missed')), 'zh'))).toBe('已过 4 个核心节日，0 个有互动，缺甲、乙、丙等 4 个')
  })

  it('name the best unit, and count those with nothing', () => {
    const context = { language: 'zh' as const, what: '单位' }
    expect(written(rankingSentence([{ name: '甲', value: 9 }, { name: '乙', value: 0 }], visits, context))).toBe('走访次数最多的是甲（9 次），1 个单位为零')
    expect(written(rankingSentence([{ name: '甲', value: 12 }, { name: '乙', value: null }], gap, context))).toBe('最长间隔最短的是甲（12 天）')
    expect(written(rankingSentence([{ name: '甲', value: 0 }], visits, context))).toBe('各单位走访次数均为零')
    expect(written(rankingSentence([{ name: '甲', value: null }], rate, context))).toBe('还没有单位有单位参与率的数据')
  })

  it('set a running year against the whole of the last', () => {
    const years = [{ year: 2025, value: 335, running: false }, { year: 2026, value: 323, running: true }]
    expect(written(yearsSentence(years, visits, { language: 'zh', to: '2026-11-23', isWholeYear: true }))).toBe('2026年截至11月23日 323 次，2025年全年 335 次')
    expect(written(yearsSentence(years.slice(1), visits, { language: 'zh', to: '2026-11-23', isWholeYear: true }))).toBe('2026年截至11月23日 323 次，此前没有数据')
  })

  it('tell the largest part with its share, and the longest gap with its days', () => {
    expect(written(largestSentence([{ name: '退役军人', value: 30 }, { name: '烈士遗属', value: 10 }], visits, 'zh'))).toBe('退役军人最多：30 次，占 75%')
    expect(written(largestSentence([], visits, 'zh'))).toBe('还没有可比较的数据')
    expect(written(gapSentence([{ from: '2026-02-10', to: '2026-02-21', days: 11 }], 'zh'))).toBe('最长间隔 11 天：2月10日至2月21日')
  })
})

describe('titles of what has parts', () => {
  const cell = (numerator: number, denominator: number | null = 1, asked = true) => ({ asked, numerator, denominator })

  it('name the row with the most gaps, and count no gap where nothing is asked', () => {
    const audit = { name: '区审计局', cells: [cell(0), cell(0), cell(1)] }
    const women = { name: '区妇联', cells: [cell(0, 1, false), cell(0, 0), cell(3, null)] }
    const said = matrixSentence([audit, women])
    expect(said).toEqual({ key: 'overview.matrix.title', values: { count: 2, full: 1, worst: '区审计局', gaps: 2 } })
    expect(matrixSentence([women]).key).toBe('overview.matrix.titleFull')
  })

  it('say which mechanism is not ready', () => {
    const flood = { name: '防汛抢险联动机制', ready: true }
    const sea = { name: '海上搜救联动机制', ready: false }
    expect(written(mechanismsSentence([sea, flood]))).toBe('2 个机制中 1 个就绪，海上搜救联动机制未就绪')
    expect(written(mechanismsSentence([sea, { ...flood, ready: false }]))).toBe('2 个机制中 0 个就绪，海上搜救联动机制等 2 个未就绪')
    expect(written(mechanismsSentence([flood]))).toBe('1 个机制都已就绪')
  })

  it('say where the score is lost, a veto before all else, and leave out what cannot be judged', () => {
    const item = { title: '走访慰问户次', kind: 'basic', points: 4, share: 0.5, earned: 2, vetoed: false }
    const full = { ...item, title: '领导小组组建', share: 1, earned: 4 }
    const unjudged = { ...item, title: '自评', share: null, earned: 0 }
    const veto = { ...item, title: '重大责任事故', kind: 'veto', points: 0, share: null, earned: 0 }
    expect(written(itemsSentence([full, item, unjudged, veto]))).toBe('2 项中 1 项满分，失分最多的是走访慰问户次（2 分）')
    expect(written(itemsSentence([full, unjudged, veto]))).toBe('1 项都是满分')
    expect(written(itemsSentence([full, item, { ...veto, vetoed: true }]))).toBe('触发否决：重大责任事故')
    expect(written(itemsSentence([unjudged]))).toBe('还没有可评价的标准条目')
  })

  it('count how all indicators stand', () => {
    const paced = (...paces: ('ahead' | 'on_course' | 'behind' | 'out_of_range')[]) => paces.map((pace) => ({ target: { pace } }))
    expect(written(listSentence([...paced('ahead', 'on_course', 'behind', 'out_of_range'), { target: null }])))
      .toBe('5 项指标中 2 项达到目标或序时进度，2 项滞后或偏离，其余 1 项不作评价')
    expect(written(listSentence(paced('ahead')))).toBe('1 项指标中 1 项达到目标或序时进度，0 项滞后或偏离')
  })
})

describe('what a figure is held against', () => {
  it('is the target and the part of it that was planned by now, rounded up for what is counted', () => {
    expect(written(goalSentence({ indicator: visits, target: { value: 320, expected: 286.4 } }, 'zh'))).toBe('目标 320 次 · 序时 287 次')
    expect(written(goalSentence({ indicator: rate, target: { value: 95, expected: 95 } }, 'zh'))).toBe('目标 95%')
    expect(written(goalSentence({ indicator: rate, target: null }, 'zh'))).toBe('未设目标')
  })
})

describe('years before the first data', () => {
  it('are left out, for they are not known and not zero', () => {
    const years = [{ year: 2024, value: 0, numerator: 0 }, { year: 2025, value: 4, numerator: 4 }, { year: 2026, value: 0, numerator: 0 }]
    expect(knownYears(years).map((year) => year.year)).toEqual([2025, 2026])
    expect(knownYears(years.slice(0, 1)).map((year) => year.year)).toEqual([2024])
  })
})

describe('a formula with its numbers', () => {
  it('divides only where there is something to divide', () => {
    expect(formulaNumbers({ numerator: 55, denominator: 57, value: (55 / 57) * 100 }, rate, 'zh')).toBe('55 ÷ 57 = 96.49%')
    expect(formulaNumbers({ numerator: 323, denominator: null, value: 323 }, visits, 'zh')).toBe('= 323 次')
    expect(formulaNumbers({ numerator: 0, denominator: 0, value: null }, rate, 'zh')).toBe('0 ÷ 0 = —')
  })

  it('tells money in yuan, and what it is divided by as it was counted', () => {
    const money = { format: 'money' as const, unit: { zh: '元', en: 'yuan' } }
    expect(formulaNumbers({ numerator: 86_540_000, denominator: 8_010, value: 10_804 }, money, 'zh')).toBe('865,400 ÷ 8,010 = 108.04 元')
  })
})

describe('the words of the Overview', () => {
  it('are the same set in both languages, filled with the same values', () => {
    const slots = (texts: object, path = ''): Record<string, string> => Object.fromEntries(Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[`${path}.${name}`, [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).sort().join()]]
        : Object.entries(slots(text as object, `${path}.${name}`))))
    const zh = slots(overview.zh)
    const en = slots(overview.en)
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    for (const [name, used] of Object.entries(en)) expect([name, used.split(',').filter((slot) => slot && !zh[name]?.includes(slot))]).toEqual([name, []])
  })
})
