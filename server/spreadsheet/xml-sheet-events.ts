import type { Merge } from './cells.ts'
import { LAST_COLUMN, LAST_ROW } from './cell-address.ts'
import type { XmlAttributes, XmlHandlers } from './parse-xml.ts'
import { damagedFile } from './workbook-error.ts'

/** A filled cell as the file has it. */
export interface XmlSheetCell {
  /** 1-based row, 0-based column. */
  row: number
  rowHidden: boolean
  column: number
  /** Number, String, DateTime, Boolean or Error; undefined without any data. */
  type: string | undefined
  text: string
  style: string | undefined
  hasFormula: boolean
}

export interface XmlSheetEvents {
  style?(id: string, numberFormat: string): void
  sheet?(name: string): void
  /** Of the last sheet, behind its rows. */
  sheetHidden?(): void
  merge?(merge: Merge): void
  cell?(cell: XmlSheetCell): void
  sheetEnd?(): void
}

const PART = 'SpreadsheetML'

/**
 * Follows a SpreadsheetML-2003 document (Excel 2003 XML) and tells what stands in it, place by place. A cell that names no column
 * stands beside the one before it, past what is merged down from above: `columns` says how far that is looked for.
 */
export function followXmlSheets({ columns }: { columns: number }, events: XmlSheetEvents): XmlHandlers {
  let style: string | undefined
  let inTable = false
  let inRow = false
  let inComment = false
  let row = 0
  let nextRow = 1
  let rowHidden = false
  let nextColumn = 0
  /** By column, the last row that a merge from above reaches. */
  let coveredTo: number[] = []
  let isMisplaced = false
  let cell: XmlSheetCell | undefined
  /** What character data belongs to. */
  let collecting: 'nothing' | 'data' | 'visibility' = 'nothing'
  let visibility = ''

  function openRow(attributes: XmlAttributes) {
    row = place(attributes, { name: 'Index', next: nextRow, last: LAST_ROW })
    if (row < nextRow) throw damagedFile(PART)
    nextRow = row + 1 + amount(attributes, 'Span')
    rowHidden = attribute(attributes, 'Hidden') === '1'
    inRow = true
    nextColumn = 0
  }

  function openCell(attributes: XmlAttributes) {
    if (!inRow) throw damagedFile(PART)
    let free = nextColumn
    if (attribute(attributes, 'Index') === undefined) while ((coveredTo[free] ?? 0) >= row) free += 1
    const column = place(attributes, { name: 'Index', next: free + 1, last: LAST_COLUMN + 1 }) - 1
    // LibreOffice miscounts past a merge, at cells that hold nothing.
    isMisplaced = column < free
    const right = column + amount(attributes, 'MergeAcross')
    const bottom = row + amount(attributes, 'MergeDown')
    nextColumn = right + 1
    if (bottom > row) for (let covered = column; covered <= Math.min(right, columns); covered += 1) coveredTo[covered] = bottom
    if (right > column || bottom > row) events.merge?.({ top: row, left: column, bottom, right })
    cell = {
      row, rowHidden, column, type: undefined, text: '',
      style: attribute(attributes, 'StyleID'), hasFormula: attribute(attributes, 'Formula') !== undefined,
    }
  }

  function openInTable(name: string, attributes: XmlAttributes) {
    if (name === 'Row') openRow(attributes)
    else if (name === 'Cell') openCell(attributes)
    else if (name === 'Comment') inComment = true
    else if (name === 'Data' && cell && !inComment) {
      if (isMisplaced) throw damagedFile(PART)
      cell.type = attribute(attributes, 'Type') ?? 'String'
      collecting = 'data'
    }
  }

  function closeInTable(name: string) {
    if (name === 'Data') collecting = 'nothing'
    else if (name === 'Comment') inComment = false
    else if (name === 'Cell') {
      if (cell && (cell.type !== undefined || cell.hasFormula)) events.cell?.(cell)
      cell = undefined
    } else if (name === 'Row') inRow = false
    else if (name === 'Table') inTable = false
  }

  return {
    open(fullName, attributes) {
      const name = withoutPrefix(fullName)
      if (inTable) openInTable(name, attributes)
      else if (name === 'Style') style = attribute(attributes, 'ID')
      else if (name === 'NumberFormat' && style !== undefined) events.style?.(style, attribute(attributes, 'Format') ?? '')
      else if (name === 'Worksheet') {
        events.sheet?.(attribute(attributes, 'Name') ?? '')
        nextRow = 1
        coveredTo = []
      } else if (name === 'Table') inTable = true
      else if (name === 'Visible') collecting = 'visibility'
    },
    close(fullName) {
      const name = withoutPrefix(fullName)
      if (inTable) closeInTable(name)
      else if (name === 'Visible') {
        if (/hidden$/i.test(visibility.trim())) events.sheetHidden?.()
        visibility = ''
        collecting = 'nothing'
      } else if (name === 'Worksheet') events.sheetEnd?.()
    },
    text(text) {
      if (collecting === 'data' && cell) cell.text += text
      else if (collecting === 'visibility') visibility += text
    },
  }
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1)

/** An attribute under whatever prefix the file gives the spreadsheet's namespace. */
function attribute(attributes: XmlAttributes, name: string) {
  return attributes[`ss:${name}`] ?? attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
}

/** Where a row or cell stands, from 1: as it says, or next to the one before. */
function place(attributes: XmlAttributes, { name, next, last }: { name: string; next: number; last: number }) {
  const given = attribute(attributes, name)
  const index = given === undefined ? next : Number(given)
  if (!Number.isInteger(index) || index < 1 || index > last) throw damagedFile(PART)
  return index
}

function amount(attributes: XmlAttributes, name: string) {
  const value = Number(attribute(attributes, name) ?? 0)
  if (!Number.isInteger(value) || value < 0 || value > LAST_ROW) throw damagedFile(PART)
  return value
}
