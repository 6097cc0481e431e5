import { describe, expect, it } from 'vitest'
import { recordDefinitions } from '../../../db/records.ts'
import type { AnyRecord } from '../../../db/record.ts'
import { classifyRow } from '../../../server/spreadsheet/classify-row.ts'
import { filledCells } from '../../../server/spreadsheet/filled-cells.ts'
import { findHeader } from '../../../server/spreadsheet/find-header.ts'
import { matchLabel } from '../../../server/spreadsheet/match-columns.ts'
import { compileMomentFormat } from '../../../server/spreadsheet/moment-format.ts'
import { moneyUnitOfHeading } from '../../../server/spreadsheet/parse-values/money-units.ts'
import { type CellSetup, parseCell } from '../../../server/spreadsheet/parse-values/parse-cell.ts'
import { bearsIdentityNumber, withoutPersonalNumbers } from '../../../server/spreadsheet/parse-values/personal-numbers.ts'
import { createReferenceIndex } from '../../../server/spreadsheet/parse-values/references.ts'
import { totalOfRate } from '../../../server/spreadsheet/rate-hint.ts'
import { readTitle } from '../../../server/spreadsheet/read-title.ts'
import { splitFacts } from '../../../server/spreadsheet/split-facts.ts'

const LONGEST_CELL = 32_767
/** All that is asked of one text, of a processor's time: a pattern that walks it again and again takes many times as long. */
const MOST_MILLISECONDS = 1_500

/** What patterns stumble over: runs of what they may repeat, with an end that they did not expect. */
const runs = [
  '1', '0', '1,', '1.', '1-', '１', '⑳', '一', '十', '零', '万', '余', '约', '元', '1元', '各', '大米1', '年', '月', '日', '2024年', '2024.1.', '1:', '上午', '星期一', '°', '120°', '东经', '经度',
  '(', '（', ')', '、', '，', '+', '和', '/', '#', '=', '"', '[', ' ', '\u3000', '\n', '\t', '\u200b', '共计', '合计', '每户', '现金', '单位：', '坐标系：', '备注', '第1页', '例', '街道', 'a', 'E', 'DISPIMG(',
]
const starts = ['', '走', '1']
const ends = ['', '!', '元', '月', ')', '\n']

const organizations = createReferenceIndex({ zh: '单位', en: 'Organization' }, [{ id: 1, name: '岚湾区', aliases: [] }, { id: 2, name: '松涛街道', aliases: ['松涛'] }], { district: '岚湾区' })
const setup: CellSetup = { year: { value: 2024, source: 'title' }, month: 7, moneyUnit: 'yuan', references: new Map(['organization', 'partner_site', 'mechanism'].map((type) => [type, organizations])) }
const definitions: AnyRecord[] = [recordDefinitions.visit, recordDefinitions.activity, recordDefinitions.coordination_point, recordDefinitions.target]

/** Everything that is ever asked of a cell's text. */
function askAll(text: string) {
  const cell = { column: 0, kind: 'text' as const, value: text, text }
  const row = { number: 2, hidden: false, cells: [cell] }
  const kinds = new Set<string>()
  for (const definition of definitions) {
    for (const [name, field] of Object.entries(definition.fields)) {
      if (kinds.has(`${field.kind} ${field.choices.length}`)) continue
      kinds.add(`${field.kind} ${field.choices.length}`)
      parseCell(cell, field, setup)
      splitFacts(text, { from: name, definition })
    }
    matchLabel([text], definition)
  }
  findHeader({ rows: [{ ...row, cells: [cell, { ...cell, column: 1 }] }], merges: [], definition: recordDefinitions.visit })
  readTitle([row])
  bearsIdentityNumber(text)
  withoutPersonalNumbers(text)
  totalOfRate(text, { values: {}, definition: recordDefinitions.visit })
  moneyUnitOfHeading(text)
  classifyRow(row, filledCells(row), { headerRows: [], titles: new Set(), mapped: new Set([0]), required: new Set([0]), numeric: new Set(), readToo: new Set(), isMergedAcross: () => false })
  compileMomentFormat(text.slice(0, 400))({ year: 2024, month: 1, day: 1, hour: 1, minute: 1, second: 1, weekday: 1 })
}

describe('the longest text that a cell can hold', { timeout: 240_000 }, () => {
  it.each(runs)('is read in a time that grows with its length, full of %j', (run) => {
    // Every end with a start; which with which changes from run to run.
    for (const [index, end] of ends.entries()) {
      const start = starts[(index + runs.indexOf(run)) % starts.length] ?? ''
      const text = start + run.repeat(Math.ceil(LONGEST_CELL / run.length)).slice(0, LONGEST_CELL - start.length - end.length) + end
      const before = process.cpuUsage()
      askAll(text)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1000, JSON.stringify([start, end])).toBeLessThan(MOST_MILLISECONDS)
    }
  })
})
