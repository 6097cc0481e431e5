import type { AnyRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { Merge, Row } from '../../spreadsheet/cells.ts'
import { findHeader, type HeaderLayout } from '../../spreadsheet/find-header.ts'
import { matchColumns, matchLabel } from '../../spreadsheet/match-columns.ts'
import { compactText } from '../../spreadsheet/parse-values/plain-text.ts'
import type { TypeFit } from './types.ts'

export interface SheetHead { name: string, rows: Row[], merges: Merge[] }

/** A heading that only one ledger has says as much as its own name does half. */
const NAME_WEIGHT = 6
const GUESS_SHARE = 0.25
const MISSING_SHARE = 0.5
/** Below this a file shares a heading or two with a ledger by chance. */
const LEAST_SCORE = 3

/**
 * The kinds of ledger that a file may hold, the likeliest first: by how many of its headings each knows, where a heading that few know
 * counts for more, and by what the file, its sheets and their titles are called. Empty where nothing speaks for any.
 */
export function proposeTypes(heads: SheetHead[], { fileName, types }: { fileName: string, types: RecordName[] }): TypeFit[] {
  const fits = types.flatMap((type) => {
    const definition = recordDefinition(type)
    const named = nameWeight(fileName, definition)
    const best = heads.map((head) => fitOfSheet(head, { definition, types })).sort((one, other) => other.score - one.score)[0]
    if (!best || best.score + named < LEAST_SCORE) return []
    return { type, sheet: best.sheet, matched: best.matched, columns: best.columns, score: round(best.score + named) }
  })
  return fits.sort((one, other) => other.score - one.score)
}

const round = (score: number) => Math.round(score * 100) / 100

function fitOfSheet({ name, rows, merges }: SheetHead, { definition, types }: { definition: AnyRecord, types: RecordName[] }) {
  const header = findHeader({ rows, merges, definition })
  if (!header) return { sheet: name, matched: 0, columns: 0, score: 0 }
  const matches = matchColumns(header.columns, definition)
  const fields = new Set(matches.flatMap(({ field }) => field ?? []))
  const known = matches.reduce((sum, { field, certainty }, index) =>
    field === null ? sum : sum + weightOfHeading(header, index, types) * (certainty === 'exact' ? 1 : GUESS_SHARE), 0)
  const missing = Object.entries(definition.fields).filter(([field, { required, imported }]) => required && imported && !fields.has(field)).length
  const title = rows.filter((row) => row.number < header.top).flatMap((row) => row.cells.map((cell) => cell.text)).join(' ')
  return {
    sheet: name,
    matched: fields.size,
    columns: matches.filter(({ ignored }) => ignored !== 'ordinal').length,
    score: known - missing * MISSING_SHARE + Math.max(nameWeight(name, definition), nameWeight(title, definition)),
  }
}

/** Three where a single kind of ledger knows the heading, less than one where all do. */
function weightOfHeading({ columns }: HeaderLayout, index: number, types: RecordName[]) {
  const path = columns[index]?.path ?? []
  const knowing = types.filter((type) => matchLabel(path, recordDefinition(type))?.certainty === 'exact').length
  return Math.min(3, Math.log2(1 + types.length / Math.max(1, knowing)))
}

/** What a title or a name says: the ledger's whole name most, of a name of four characters either half a little (走访, 慰问). */
function nameWeight(text: string, { sheet, label }: AnyRecord) {
  const compact = compactText(text).toLowerCase()
  const words = [sheet, label.zh].map((word) => compactText(word).toLowerCase())
  if (words.some((word) => compact.includes(word))) return NAME_WEIGHT
  const halves = words.flatMap((word) => /^\p{Script=Han}{4}$/u.test(word) ? [word.slice(0, 2), word.slice(2)] : [])
  return halves.some((half) => !COMMON_HALVES.has(half) && compact.includes(half)) ? NAME_WEIGHT / 3 : 0
}

const COMMON_HALVES = new Set(['台账', '单位', '情况', '登记', '名册', '统计'])
