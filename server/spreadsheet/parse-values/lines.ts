import { type Line, type LineColumn, mainColumn } from '../../../db/fields.ts'
import { spoiltBy } from '../../../db/spoilt-text.ts'
import { lineText } from '../../../db/stored-text.ts'
import type { Cell } from '../cells.ts'
import { parseChoice } from './choices.ts'
import { type DateSetup, parseDate } from './dates.ts'
import { note, type Note, type Parsed, refused, taken } from './parsed.ts'
import { bareText, saysDitto, saysNothing } from './plain-text.ts'

type Columns = Record<string, LineColumn>
interface ReadLine { line: Line, /** Whether anything but plain text was found in it. */ hasMark: boolean }

const NUMBERED = /^\s*(?:\d{1,2}[、)）]|\d{1,2}\.\s|[①-⑳])\s*/u
const PARTS = /\s+\/\s+|\s*[｜|]\s*/u
const LEADING_DATE = /^(?:\d{2,4}[年.\-/])?\d{1,2}[月.\-/](?:\d{1,2}[日号]?)?/u
const LONGEST = 10_000

/**
 * A cell that holds a list, one entry to a line (or behind a semicolon, where every entry tells itself by a day or a choice):
 * “组长：区委书记（主管）；副组长：副区长（分管）”, “2026-03-05 已交办”. What exports write is read back to the same.
 */
export function parseLines(text: string, columns: Columns, setup: DateSetup): Parsed<Line[]> {
  if (text.length > LONGEST) return refused({ zh: `内容超过 ${LONGEST} 字`, en: `It is longer than ${LONGEST} characters` })
  const read = readQuotedLines(text, columns, setup) ?? splitLines(text, columns, setup)
  const lost = read.filter(({ line }) => line[mainColumn(columns) ?? ''] === null)
  if (lost.length > 0) {
    return refused({ zh: `“${text.slice(0, 60)}”中有只写了日期或选项、没有内容的一条`, en: `An entry of “${text.slice(0, 60)}” has no text` })
  }
  const plain = read.filter(({ hasMark }) => !hasMark).length
  const notes: Note[] = plain === 0 ? [] : [note('kept_as_text', `有 ${plain} 条没有读出日期或类别，原文保留`, `${plain} entries are kept as plain text`)]
  return taken(read.map(({ line }) => line), notes)
}

/** Lines as a person writes them, choices by their Chinese labels, where that is read back as the same; else with each text in quotes. */
export function writeLines(lines: Line[], columns: Columns) {
  const plain = lines.map((line) => writeLine(line, columns, (text) => text)).join('\n')
  return isReadAs(plain, lines, columns) ? plain : lines.map((line) => writeLine(line, columns, quoted)).join('\n')
}

function writeLine(line: Line, columns: Columns, asText: (text: string) => string) {
  return Object.entries(columns).flatMap(([name, { kind, choices }]) => {
    const value = line[name] ?? null
    if (value === null) return []
    return [kind === 'choice' ? choices.find((choice) => choice.value === value)?.label.zh ?? value : kind === 'date' ? value : asText(value)]
  }).join(BETWEEN)
}

/** Whether a cell with this text is read as these lines. */
function isReadAs(text: string, lines: Line[], columns: Columns) {
  if (saysNothing(text) || saysDitto(text) || spoiltBy(text) !== null) return false
  const parsed = parseLines(text, columns, { year: null })
  return parsed.ok && JSON.stringify(parsed.value) === JSON.stringify(lines.map((line) => Object.fromEntries(Object.keys(columns).map((name) => [name, line[name] ?? null]))))
}

const BETWEEN = ' / '
const quoted = (text: string) => `“${text.replaceAll('”', '””')}”`
const QUOTED_PART = /(?:“((?:[^”\n]|””)+)”|([^“”/\n]+?))(?: \/ |(\n)|$)/uy

/** The exact way to write lines, with every text in quotes; null where the text is not wholly written so. */
function readQuotedLines(text: string, columns: Columns, setup: DateSetup): ReadLine[] | null {
  if (!text.includes('“')) return null
  const main = mainColumn(columns) ?? ''
  const empty = () => ({ line: Object.fromEntries(Object.keys(columns).map((name) => [name, null])) as Line, hasMark: true })
  const read = [empty()]
  for (QUOTED_PART.lastIndex = 0; QUOTED_PART.lastIndex < text.length;) {
    const [whole, words, mark, end] = QUOTED_PART.exec(text) ?? []
    const current = read.at(-1)
    if (whole === undefined || !current) return null
    if (words !== undefined) {
      if (current.line[main] !== null) return null
      current.line[main] = words.replaceAll('””', '”')
    } else {
      const found = markOf(mark ?? '', current.line, columns, setup)
      if (!found) return null
      current.line[found.name] = found.value
    }
    if (end !== undefined) read.push(empty())
  }
  return read
}

function splitLines(text: string, columns: Columns, setup: DateSetup): ReadLine[] {
  const whole = text.split('\n').map((one) => one.replace(NUMBERED, '').trim()).filter((one) => one !== '')
  if (whole.length > 1) return whole.map((one) => readLine(one, columns, setup))
  const parts = (whole[0] ?? '').split(/[；;]/u).map((one) => one.replace(NUMBERED, '').trim()).filter((one) => one !== '')
  const read = parts.map((one) => readLine(one, columns, setup))
  return read.every(({ hasMark }) => hasMark) ? read : whole.map((one) => readLine(one, columns, setup))
}

function readLine(text: string, columns: Columns, setup: DateSetup): ReadLine {
  const line: Line = Object.fromEntries(Object.keys(columns).map((name) => [name, null]))
  let rest: string[] = []
  let hasMark = false
  for (const part of partsOf(text, columns)) {
    const found = markOf(part, line, columns, setup)
    if (found) {
      line[found.name] = found.value
      hasMark = true
    } else rest.push(part)
  }
  // Brackets that hold no choice belong to the text: 办公室主任（兼）.
  if (!hasMark) rest = [text]
  line[mainColumn(columns) ?? ''] = lineText(rest.join(BETWEEN)) || null
  return { line, hasMark }
}

function partsOf(text: string, columns: Columns): string[] {
  const parts = text.split(PARTS).map((part) => part.trim()).filter((part) => part !== '')
  if (parts.length > 1) return parts
  const kinds = new Set(Object.values(columns).map(({ kind }) => kind))
  const date = kinds.has('date') ? LEADING_DATE.exec(text)?.[0] : undefined
  if (date !== undefined) return [date, text.slice(date.length).replace(/^[\s:：,，、]+/u, '').trim()].filter((part) => part !== '')
  return kinds.has('choice') ? text.split(/[()（）:：,，\s]+/u).map((part) => part.trim()).filter((part) => part !== '') : [text]
}

/** The column that a part fills by being a day or one of its choices, each column once. */
function markOf(part: string, line: Line, columns: Columns, setup: DateSetup): { name: string, value: string } | null {
  for (const [name, column] of Object.entries(columns)) {
    if (line[name] !== null) continue
    if (column.kind === 'date') {
      const day = parseDate(textCell(part), setup)
      if (day.ok) return { name, value: day.value.start }
    } else if (column.kind === 'choice') {
      const found = column.choices.find((choice) => [choice.label.zh, choice.label.en, choice.value, ...choice.aliases].some((word) => bareText(word) === bareText(part)))
      if (found) return { name, value: found.value }
    }
  }
  return null
}

const textCell = (text: string): Cell => ({ column: 0, kind: 'text', value: text, text })

/** Several choices in one cell: 方案、照片、总结. */
export function parseChoices(text: string, choices: LineColumn['choices']): Parsed<string[]> {
  const values = new Set<string>()
  const notes: Note[] = []
  for (const part of text.split(/[、，,；;/\n]+/u).map((one) => one.trim()).filter((one) => one !== '')) {
    const parsed = parseChoice(part, choices)
    if (!parsed.ok) return parsed
    values.add(parsed.value)
    notes.push(...parsed.notes)
  }
  return taken([...values], notes)
}
