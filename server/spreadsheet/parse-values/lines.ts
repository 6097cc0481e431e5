import type { Line, LineColumn } from '../../../db/fields.ts'
import { mainColumn } from '../../../db/fields.ts'
import type { Cell } from '../cells.ts'
import { parseChoice } from './choices.ts'
import { type DateSetup, parseDate } from './dates.ts'
import { note, type Note, type Parsed, refused, taken } from './parsed.ts'
import { bareText } from './plain-text.ts'

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
  const read = splitLines(text, columns, setup)
  const lost = read.filter(({ line }) => line[mainColumn(columns) ?? ''] === null)
  if (lost.length > 0) {
    return refused({ zh: `“${text.slice(0, 60)}”中有只写了日期或选项、没有内容的一条`, en: `An entry of “${text.slice(0, 60)}” has no text` })
  }
  const plain = read.filter(({ hasMark }) => !hasMark).length
  const notes: Note[] = plain === 0 ? [] : [note('kept_as_text', `有 ${plain} 条没有读出日期或类别，原文保留`, `${plain} entries are kept as plain text`)]
  return taken(read.map(({ line }) => line), notes)
}

/** One line as it is written out: its values one after another, choices by their Chinese labels. */
export function writeLine(line: Line, columns: Columns) {
  return Object.entries(columns).flatMap(([name, column]) => {
    const value = line[name] ?? null
    if (value === null) return []
    return [column.kind === 'choice' ? column.choices.find((choice) => choice.value === value)?.label.zh ?? value : value]
  }).join(' / ')
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
  const texts = Object.keys(columns).filter((name) => columns[name]?.kind === 'text')
  // More texts than columns: the last column keeps them all.
  texts.forEach((name, index) => {
    const own = index === texts.length - 1 ? rest.slice(index).join(' / ') : rest[index]
    line[name] = own === undefined || own === '' ? null : own
  })
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
