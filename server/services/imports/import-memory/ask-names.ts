import type { AnyRecord } from '../../../../db/record.ts'
import { bareText } from '../../../spreadsheet/parse-values/plain-text.ts'
import { createNameSuggester } from '../../../spreadsheet/parse-values/suggest-names.ts'
import { isProvisional } from '../file-organizations.ts'
import type { ReferenceIndexes } from '../load-references.ts'
import type { ReadSheet } from '../read-sheets.ts'
import type { StagedRow } from '../staged-row.ts'
import type { ImportSummary } from '../types.ts'
import type { NameQuestion } from './summary-types.ts'
import type { KnownNames } from './known-names.ts'

type Place = Pick<NameQuestion, 'type' | 'key' | 'written' | 'rows' | 'sheet' | 'row' | 'column' | 'field'>
interface NameInFile extends Place { /** Whom the file's own reading takes it for. */ likeId: number | null }
type Unsuggested = Omit<NameQuestion, 'suggestions'> & Partial<Pick<NameQuestion, 'suggestions'>>
interface Knowledge { references: ReferenceIndexes, known: KnownNames }

const mostAsked = 60
const longestName = 60
const placeOf = ({ type, key }: Pick<Place, 'type' | 'key'>) => `${type}\n${key}`

/** Gathers the names that nothing is registered under while rows are judged, each once with the rows that hang on it. */
export function collectNames(definition: AnyRecord) {
  const names = new Map<string, NameInFile>()
  const rowsOfSheet = new Map<string, number>()

  function add(row: StagedRow) {
    if (row.leftOut !== null && row.leftOut !== 'new_name') return
    rowsOfSheet.set(row.sheet, (rowsOfSheet.get(row.sheet) ?? 0) + 1)
    for (const name of namesIn(row, definition)) gather(name)
  }

  function gather(name: NameInFile) {
    const known = names.get(placeOf(name))
    if (known) known.rows += name.rows
    else names.set(placeOf(name), { ...name })
  }

  function ask({ sheets, ...knowledge }: Knowledge & { sheets: ReadSheet[] }): ImportSummary['names'] {
    for (const { plan, defaults } of sheets) {
      if (!defaults.titleName || !mayBeName(defaults.titleName.written)) continue
      const { written, found } = defaults.titleName
      const place = { sheet: plan.info.name, row: null, column: null, field: null }
      gather({ ...place, type: 'organization', key: bareText(written), written, rows: rowsOfSheet.get(plan.info.name) ?? 0, likeId: found?.id ?? null })
    }
    return arrange([...names.values()].flatMap((name) => questionOf(name, knowledge) ?? []), knowledge)
  }

  return { add, ask }
}

/** Keeps the questions in step with rows that were corrected. */
export function renewNames(
  before: ImportSummary['names'], moves: { from: StagedRow, to: StagedRow }[], { definition, ...knowledge }: Knowledge & { definition: AnyRecord },
): ImportSummary['names'] {
  const isCounted = ({ leftOut }: StagedRow) => leftOut === null || leftOut === 'new_name'
  const namesOf = (row: StagedRow) => isCounted(row) ? namesIn(row, definition) : []
  const questions = new Map<string, Unsuggested>(before.questions.map((question) => [placeOf(question), question]))
  for (const { from, to } of moves) {
    for (const name of namesOf(to)) {
      const known = questions.get(placeOf(name)) ?? questionOf({ ...name, rows: 0 }, knowledge)
      if (known) questions.set(placeOf(name), { ...known, rows: known.rows + 1 })
    }
    for (const name of namesOf(from)) {
      const known = questions.get(placeOf(name))
      if (known) questions.set(placeOf(name), { ...known, rows: known.rows - 1 })
    }
  }
  const { questions: shown, more } = arrange([...questions.values()].filter(({ rows }) => rows > 0), knowledge)
  return { questions: shown, more: more + before.more }
}

/** The names of a row that are not registered as they are written, each once. */
function namesIn(row: StagedRow, definition: AnyRecord): NameInFile[] {
  if (row.issues.every(({ unknown }) => unknown === undefined) && row.marks.every(({ named }) => named === undefined)) return []
  const names = new Map<string, NameInFile>()
  const take = ({ field, column }: { field: string | null, column: string | null }, written: string, likeId: number | null) => {
    const type = definition.fields[field ?? '']?.references
    if (!type || !mayBeName(written)) return
    const name = { type, key: bareText(written), written, rows: 1, sheet: row.sheet, row: row.row, column, field, likeId }
    names.set(placeOf(name), name)
  }
  for (const issue of row.issues) for (const written of issue.unknown ?? []) take(issue, written, null)
  for (const mark of row.marks) for (const { written, id } of mark.named ?? []) take(mark, written, id)
  return [...names.values()]
}

/** Those of most rows first, what is open apart from what is remembered, each with whom it may mean. */
function arrange(questions: Unsuggested[], knowledge: Knowledge): ImportSummary['names'] {
  const sorted = [...questions].sort((one, other) => other.rows - one.rows)
  const open = sorted.filter(({ state }) => state !== 'remembered').slice(0, mostAsked)
  const remembered = sorted.filter(({ state }) => state === 'remembered').slice(0, mostAsked)
  const suggest = suggesters(knowledge)
  return { questions: [...open, ...remembered].map((question) => ({ ...question, suggestions: question.suggestions ?? suggest(question) })), more: questions.length - open.length - remembered.length }
}

/** A number of a person or a sentence in the wrong column is no name to ask about. */
const mayBeName = (written: string) => written.length <= longestName && /\p{L}/u.test(written) && !/\d{7}/u.test(written)

/** Null where nothing is to be asked: the name is one that the file itself brings. */
function questionOf({ likeId, ...place }: NameInFile, { references, known }: Knowledge): Unsuggested | null {
  const { type, written } = place
  const index = references.get(type)
  if (!index || isProvisional(likeId)) return null
  const taken = (id: number) => ({ id, name: index.nameOf(id) ?? '' })
  const answer = known.answer(type, written)
  const learnt = known.learnt(type, written)
  const question = { ...place, typeLabel: index.label, memory: null }
  if (answer?.id === null) return { ...question, state: 'waiting', taken: null }
  if (answer && index.has(answer.id)) return { ...question, state: 'answered', taken: taken(answer.id) }
  if (learnt && index.has(learnt.record_id)) {
    const { id, author, at, file_name: fileName } = learnt
    return { ...question, state: 'remembered', taken: taken(learnt.record_id), memory: { id, author, at, fileName } }
  }
  return likeId === null ? { ...question, state: 'unknown', taken: null } : { ...question, state: 'guessed', taken: taken(likeId) }
}

/** What to choose from: whom it is taken for, whom others took it for, and what looks alike. */
function suggesters({ references, known }: Knowledge) {
  const made = new Map<string, ReturnType<typeof createNameSuggester>>()
  return ({ type, written, taken }: Unsuggested) => {
    const index = references.get(type)
    if (!index) return []
    const suggest = made.get(type) ?? createNameSuggester(index.entries.filter(({ id }) => known.maySee(type, id)))
    made.set(type, suggest)
    const elsewhere = known.elsewhere(type, written).flatMap((id) => index.has(id) && known.maySee(type, id) ? [{ id, name: index.nameOf(id) ?? '' }] : [])
    const all = [...taken ? [taken] : [], ...elsewhere, ...suggest(written)]
    return all.filter(({ id }, position) => all.findIndex((other) => other.id === id) === position).slice(0, 3)
  }
}
