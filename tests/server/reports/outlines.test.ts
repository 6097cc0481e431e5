import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Db } from '../../../db/connect.ts'
import { indicators } from '../../../db/indicators.ts'
import { migrate } from '../../../db/migrate.ts'
import { measures } from '../../../db/records.ts'
import { loadSample } from '../../../db/sample/load-sample.ts'
import { compose, textOf } from '../../../server/reports/compose.ts'
import { outlines } from '../../../server/reports/outlines.ts'
import type { ReportData, ReportKind } from '../../../server/reports/report-data.ts'
import { evaluate } from '../../../server/services/overview/evaluate.ts'
import { loadSources } from '../../../server/services/overview/load-sources.ts'
import { readPeriod } from '../../../server/services/overview/period.ts'
import { gatherReport } from '../../../server/services/reports/gather-report.ts'
import { systemContext } from '../../../server/services/system-context.ts'
import { civilianSentences, militarySentences } from './seed-sentences.ts'

const now = new Date('2026-11-23T02:00:00Z')
let db: Db
/** What the outlines were given, by unit and kind. */
const gathered: { name: string, kind: ReportKind, data: ReportData }[] = []

async function gather(name: string, kind: ReportKind, year = 2026, period = 'year') {
  const env = { dataDirectory: '', databasePath: ':memory:', host: '', port: 0, secureCookies: false }
  const { context, unit } = await systemContext({ db, env, now, unitName: name })
  return gatherReport(context, { unit: unit ?? 0, year, period, kind })
}

beforeAll(async () => {
  db = connect(':memory:')
  await migrate(db)
  await loadSample(db, { today: '2026-11-23' })
  const civilian = ['岚湾区', '区妇联', '区审计局', '区教体局', '区人社局', '区退役军人事务局', '松涛街道']
  const military = ['驻区示例部队01', '驻区示例部队05', '驻区示例部队08', '驻区示例部队11', '驻区示例部队12']
  for (const name of civilian) gathered.push({ name, kind: 'civilian', data: await gather(name, 'civilian') })
  for (const name of military) gathered.push({ name, kind: 'military', data: await gather(name, 'military') })
  for (const name of ['岚湾区', '区妇联', '驻区示例部队01']) gathered.push({ name, kind: 'brief', data: await gather(name, 'brief', 2026, 'q3') }, { name, kind: 'meeting', data: await gather(name, 'meeting') })
}, 120_000)
afterAll(() => db.destroy())

const slotsOf = (kind: ReportKind, data: ReportData) =>
  outlines[kind].chapters.flatMap(({ passages }) => passages).flatMap(({ slots }) => typeof slots === 'function' ? slots(data) : slots)
const wordsOf = (kind: ReportKind, data: ReportData) => compose(outlines[kind], data).blocks.map(({ runs }) => textOf(runs)).join('\n')

describe('the outlines', () => {
  it.each([['civilian', civilianSentences], ['military', militarySentences]] as const)('of a %s report have a slot for every sentence of its seed, which sample data fill', (kind, sentences) => {
    const reports = gathered.filter((one) => one.kind === kind)
    const filled = new Set(reports.flatMap(({ data }) => slotsOf(kind, data).filter((slot) => slot.write(data) !== null).map(({ id }) => id)))
    expect(sentences.filter(([, slots]) => slots.length === 0 || !slots.every((slot) => filled.has(slot))).map(([sentence]) => sentence)).toEqual([])
  })

  it('name the indicators and records behind every figure that their sentences tell', () => {
    const undeclared = gathered.flatMap(({ kind, data }) => slotsOf(kind, data).flatMap((slot) =>
      [...(slot.write(data) ?? '').matchAll(/\{([^}]+)\}/gu)].map(([, id = '']) => ({ slot, id })).filter(({ slot: { indicators: codes, records }, id }) => {
        const [name = ''] = id.split(/[./]/u)
        if (/^[A-M]\d$/u.test(name)) return !codes.includes(name)
        const record = measures.get(name)?.record ?? data.figures.find(id)?.records?.type
        return record === undefined || !records.includes(record)
      }).map(({ slot: { id: name }, id }) => `${name}: ${id}`)))
    expect([...new Set(undeclared)]).toEqual([])
  })

  it('tell each figure as the indicator services count it', async () => {
    for (const { name, data } of gathered.filter(({ kind }) => kind === 'civilian' || kind === 'military')) {
      const period = readPeriod({ year: 2026, period: 'year' }, '2026-11-23')
      const own = (await loadSources(db, { indicators, organizations: [data.unit.id], by: 'organization', subdistrict: null, period })).get(data.unit.id)
      if (!own) throw new Error(name)
      const told = compose(outlines[data.kind], data).blocks.flatMap(({ figures }) => Object.values(figures)).filter(({ indicator, id }) => indicator !== null && id === indicator)
      expect(told.length).toBeGreaterThan(0)
      for (const figure of told) {
        const indicator = indicators.find(({ code }) => code === figure.indicator)
        if (!indicator) throw new Error(figure.id)
        const { value, numerator, denominator } = evaluate(indicator, own, { period, target: undefined })
        expect([name, figure.id, figure.value, figure.numerator, figure.denominator]).toEqual([name, figure.id, value, numerator, denominator])
      }
    }
  })

  it('never tell of nothing, never repeat a sign or a sentence, and never ask for a figure that there is none of', () => {
    for (const { name, kind, data } of gathered) {
      const words = wordsOf(kind, data)
      const sentences = words.split(/[。\n]/u).filter((sentence) => sentence.length > 6)
      expect([name, kind, /(?<![\d.])0(?:次|件|人|户|场|项|篇|个|株|元)/u.exec(words)?.[0]]).toEqual([name, kind, undefined])
      expect([name, kind, /[，、。；]{2}|NaN|undefined|null|[{}]/u.exec(words)?.[0]]).toEqual([name, kind, undefined])
      expect([name, kind, sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)]).toEqual([name, kind, []])
    }
  })

  it('claim no more than the figures bear', () => {
    for (const { name, kind, data } of gathered) {
      const words = wordsOf(kind, data)
      const claimed = (phrase: string) => new RegExp(`${phrase}(?!率)`, 'u').test(words.replace(/努力做到[^。；]*/gu, ''))
      expect([name, kind, '月月有活动', claimed('月月有活动')]).toEqual([name, kind, '月月有活动', claimed('月月有活动') && data.figures.count('F2') === 100])
      expect([name, kind, '节节有互动', claimed('节节有互动')]).toEqual([name, kind, '节节有互动', claimed('节节有互动') && data.figures.count('F3') === 100])
      expect([name, kind, '一批', claimed('一批')]).toEqual([name, kind, '一批', claimed('一批') && data.figures.count('H1.part') >= 3])
    }
  })

  it('call the army by the years since 1927, and a unit by its alias alone', () => {
    const { data } = gathered.find(({ name }) => name === '区妇联') ?? gathered[0] ?? { data: null }
    expect(data && wordsOf('civilian', data)).toMatch(/以建军99周年为契机/u)
    const unit = gathered.find(({ name }) => name === '驻区示例部队01')
    expect(unit && wordsOf('military', unit.data)).toMatch(/^驻区示例部队01 2026年双拥工作履职情况报告\n/u)
    expect(unit && wordsOf('military', unit.data)).toMatch(/在海伦路福利院开展“学雷锋”活动已30余年/u)
  })

  it('open with the guiding text of their own year', async () => {
    const words = wordsOf('civilian', await gather('区妇联', 'civilian', 2024))
    expect(words).toContain('以习近平新时代中国特色社会主义思想为指导')
    expect(words).not.toContain('科学发展观')
  })
})
