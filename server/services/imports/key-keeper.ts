import { createHash } from 'node:crypto'
import type { Db } from '../../../db/connect.ts'
import { findRecordsByKeys } from '../../../db/queries/records.ts'
import { naturalKey } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { RepeatedRows } from './settle-repeated.ts'
import type { StagedRow } from './staged-row.ts'

interface Place { position: number, sheet: string, row: number }

const placeOf = ({ position, sheet, row }: Place): Place => ({ position, sheet, row })

const namePlace = (place: Place, { sheet }: StagedRow) => place.sheet === sheet ? { zh: `第 ${place.row} 行`, en: `row ${place.row}` }
  : { zh: `工作表“${place.sheet}”第 ${place.row} 行`, en: `row ${place.row} of sheet “${place.sheet}”` }

/** Gives rows their natural keys in the order of the file, and tells repeated ones apart or refuses them. */
export function createKeyKeeper(type: RecordName) {
  const definition = recordDefinition(type)
  const fieldNames = Object.keys(definition.fields)
  // Most keys come once, and a file may have a million: of each first row only what a later one needs.
  const seen = new Map<string, { sheet: string, row: number, position: number, content: number }>()
  const again = new Map<string, { positions: number[], contents: Map<number, Place> }>()

  function assignKey(row: StagedRow) {
    if (row.leftOut !== null || definition.key.some((field) => row.issues.some((issue) => issue.field === field))) return
    if (definition.key.every((field) => (row.given[field] ?? null) === null)) return
    const key = naturalKey(definition, row.given)
    const first = seen.get(key)
    const content = definition.repeatable ? contentHash(fieldNames.map((field) => row.given[field] ?? null)) : 0
    if (!first) {
      seen.set(key, { sheet: row.sheet, row: row.row, position: row.position, content })
      row.naturalKey = key
      return
    }
    if (!definition.repeatable) {
      const place = namePlace(first, row)
      row.naturalKey = key
      row.issues.push({ column: null, field: null, read: null, expected: null, judged: true, message: {
        zh: `与${place.zh}重复（${definition.key.map((field) => definition.fields[field]?.label.zh ?? field).join('、')}相同）`,
        en: `It repeats ${place.en} (the same ${definition.key.map((field) => definition.fields[field]?.label.en.toLowerCase() ?? field).join(', ')})`,
      } })
      return
    }
    const group = again.get(key) ?? { positions: [first.position], contents: new Map([[first.content, placeOf(first)]]) }
    again.set(key, group)
    group.positions.push(row.position)
    row.naturalKey = naturalKey(definition, row.given, group.positions.length)
    const equal = group.contents.get(content)
    if (!equal) return void group.contents.set(content, placeOf(row))
    const place = namePlace(equal, row)
    row.marks.push({
      column: null, field: null, kind: 'possible_duplicate', judged: true,
      message: { zh: `可能重复：与${place.zh}完全相同`, en: `Possibly a duplicate: the same as ${place.en}` },
      of: { recordId: null, ...equal, title: String(definition.title(row.given)), date: definition.date(row.given), isEqual: true },
    })
  }

  /** Keys that several rows of the file or several stored records share. */
  async function repeated(db: Db): Promise<RepeatedRows[]> {
    if (!definition.repeatable) return []
    const crowded = new Set<string>(again.keys())
    for (const lot of lotsOf(seen.keys())) {
      const second = await findRecordsByKeys(db, type, lot.map((key) => `${key}#2`))
      for (const key of lot) if (second.has(`${key}#2`)) crowded.add(key)
    }
    return [...crowded].map((key) => ({ key, positions: again.get(key)?.positions ?? [seen.get(key)?.position ?? 0] }))
  }

  return { assignKey, repeated }
}

const LOT = 1_000

function* lotsOf(keys: Iterable<string>) {
  let lot: string[] = []
  for (const key of keys) {
    lot.push(key)
    if (lot.length < LOT) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

/** 48 bits by which two rows of one key are told apart. */
const contentHash = (content: unknown) => createHash('sha1').update(JSON.stringify(content)).digest().readUIntBE(0, 6)

export type KeyKeeper = ReturnType<typeof createKeyKeeper>
