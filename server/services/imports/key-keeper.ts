import type { Db } from '../../../db/connect.ts'
import type { ImportRowRecord } from '../../../db/queries/imports.ts'
import { findTakenKeys } from '../../../db/queries/records.ts'
import { type AnyRecord, naturalKey } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { RepeatedRows } from './settle-repeated.ts'
import { givenOf, type StagedRow } from './staged-row.ts'

interface Place { position: number, sheet: string, row: number }
type FirstRow = Place & Pick<StagedRow, 'given'>

type FirstRows = ReadonlyMap<string, FirstRow>

interface Group { positions: number[], contents: Map<string, Place> }

const placeOf = ({ position, sheet, row }: Place): Place => ({ position, sheet, row })

const namePlace = (place: Place, { sheet }: StagedRow) => place.sheet === sheet ? { zh: `第 ${place.row} 行`, en: `row ${place.row}` }
  : { zh: `工作表“${place.sheet}”第 ${place.row} 行`, en: `row ${place.row} of sheet “${place.sheet}”` }

/**
 * Gives rows their natural keys, lot after lot in the order of the file, and tells repeated ones apart or refuses them. Rows of earlier
 * lots are looked up (`findEarlier`: the first of each key) and not kept: most keys come once, and a file may have a million.
 */
export function createKeyKeeper(type: RecordName, findEarlier: (keys: string[]) => Promise<FirstRows> = async () => new Map()) {
  const definition = recordDefinition(type)
  const fieldNames = Object.keys(definition.fields)
  const groups = new Map<string, Group>()
  /** Keys that a stored record shares with another one, with the position of the one row that has it. */
  const crowded = new Map<string, number>()

  async function assignKeys(db: Db, rows: StagedRow[]) {
    const keyed = rows.flatMap((row) => {
      const key = keyOf(definition, row)
      return key === null ? [] : [{ row, key }]
    })
    const earlier = await findEarlier(keyed.map(({ key }) => key))
    const fresh = new Map<string, StagedRow>()
    for (const { row, key } of keyed) {
      const first = earlier.get(key) ?? fresh.get(key)
      row.naturalKey = key
      if (first) assignAgain(row, key, first)
      else fresh.set(key, row)
    }
    if (!definition.repeatable) return
    const second = await findTakenKeys(db, type, Array.from(fresh.keys(), (key) => `${key}#2`))
    if (second.size > 0) for (const [key, { position }] of fresh) if (second.has(`${key}#2`)) crowded.set(key, position)
  }

  function assignAgain(row: StagedRow, key: string, first: FirstRow) {
    if (!definition.repeatable) {
      const place = namePlace(first, row)
      row.issues.push({ column: null, field: null, read: null, expected: null, judged: true, message: {
        zh: `与${place.zh}重复（${definition.key.map((field) => definition.fields[field]?.label.zh ?? field).join('、')}相同）`,
        en: `It repeats ${place.en} (the same ${definition.key.map((field) => definition.fields[field]?.label.en.toLowerCase() ?? field).join(', ')})`,
      } })
      return
    }
    const group = groups.get(key) ?? { positions: [first.position], contents: new Map([[contentOf(first), placeOf(first)]]) }
    groups.set(key, group)
    group.positions.push(row.position)
    row.naturalKey = naturalKey(definition, row.given, group.positions.length)
    const content = contentOf(row)
    const equal = group.contents.get(content)
    if (!equal) return void group.contents.set(content, placeOf(row))
    const place = namePlace(equal, row)
    row.marks.push({
      column: null, field: null, kind: 'possible_duplicate', judged: true,
      message: { zh: `可能重复：与${place.zh}完全相同`, en: `Possibly a duplicate: the same as ${place.en}` },
      of: { recordId: null, ...equal, title: String(definition.title(row.given)), date: definition.date(row.given), isEqual: true },
    })
  }

  const contentOf = ({ given }: FirstRow) => JSON.stringify(fieldNames.map((field) => given[field] ?? null))

  /** Keys that several rows of the file or several stored records share. */
  function repeated(): RepeatedRows[] {
    return [
      ...[...groups].map(([key, { positions }]) => ({ key, positions })),
      ...[...crowded].flatMap(([key, position]) => groups.has(key) ? [] : [{ key, positions: [position] }]),
    ]
  }

  return { assignKeys, repeated }
}

/** The key that a row has by itself, whichever of several with that key it is; null for one that has none. */
export function keyOf(definition: AnyRecord, { leftOut, issues, given }: StagedRow) {
  const isUnread = issues.some(({ field, judged }) => !judged && field !== null && definition.key.includes(field))
  const isBlank = definition.key.every((field) => (given[field] ?? null) === null)
  return leftOut !== null || isUnread || isBlank ? null : naturalKey(definition, given)
}

/** The first of some staged rows for each key, of those rows that have it by themselves. */
export function firstRows(definition: AnyRecord, rows: Iterable<Pick<ImportRowRecord, 'position' | 'sheet' | 'row' | 'natural_key' | 'values'>>): FirstRows {
  const firsts = new Map<string, FirstRow>()
  for (const { natural_key: key, values, position, sheet, row } of rows) {
    if (key === null || position > (firsts.get(key)?.position ?? Infinity)) continue
    const given = givenOf(values)
    // A name may itself end as the second of a key does.
    if (naturalKey(definition, given) === key) firsts.set(key, { position, sheet, row, given })
  }
  return firsts
}

export type KeyKeeper = ReturnType<typeof createKeyKeeper>
