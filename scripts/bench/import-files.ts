import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadSample } from '../../db/sample/load-sample.ts'
import { findNames } from '../../db/queries/records.ts'
import { streamWorkbook } from '../../server/spreadsheet/stream-workbook.ts'

export const today = '2026-09-20'

const HEADERS = ['日期', '慰问单位', '带队领导', '领导级别', '慰问对象', '对象类别', '街道', '户数', '人数', '慰问金(元)', '慰问品', '备注']
const LEVELS = ['主要领导', '分管领导', '一般人员']
const CATEGORIES = ['烈士遗属', '现役军人家属', '残疾军人', '退役军人', '困难家庭']
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const GIVEN = [...'建国志强秀英桂兰红梅丽华春生海涛文斌玉珍']
const BATCH = 1_000

/** A database with the sample district in it, as every run of the import begins with. */
export async function prepareDatabase(path: string) {
  const db = connect(path)
  await migrate(db)
  await loadSample(db, { today })
  const units = await findNames(db, 'organization')
  await db.destroy()
  const named = (isRight: (unit: (typeof units)[number]) => boolean) => units.filter((unit) => unit.side === 'civilian' && isRight(unit)).map(({ name }) => String(name))
  return { hosts: named((unit) => unit.is_member === true), subdistricts: named((unit) => unit.kind === 'subdistrict') }
}

/** A sheet of visits as a district's offices would send them: 12 columns, dates of two years, one name in seven seen before. */
export async function writeVisits(path: string, { rows, hosts, subdistricts }: { rows: number, hosts: string[], subdistricts: string[] }) {
  async function* batches() {
    for (let start = 0; start < rows; start += BATCH) {
      yield Array.from({ length: Math.min(BATCH, rows - start) }, (_, index) => visit(start + index))
    }
  }
  function visit(index: number) {
    const from = <T>(items: T[], step: number) => items[Math.floor(index / step) % items.length] as T
    const person = Math.floor(index * 6 / 7)
    const name = `${SURNAMES[person % 16]}${GIVEN[Math.floor(person / 16) % 20]}${GIVEN[Math.floor(person / 320) % 20]}${Math.floor(person / 6_400) || ''}`
    const day = new Date(Date.UTC(2024, 0, 1 + index % 700)).toISOString().slice(0, 10)
    return [
      day, from(hosts, 1), `${SURNAMES[index % 16]}主任`, from(LEVELS, 3), name, from(CATEGORIES, 1), from(subdistricts, 7),
      1 + index % 4, 2 + index % 9, 200 + (index % 50) * 100, index % 3 === 0 ? '大米50kg、食用油2桶' : null, index % 5 === 0 ? `入户走访第${index}次，了解家庭近况` : null,
    ]
  }
  const stream = streamWorkbook({ name: '走访慰问', columns: HEADERS.map((header) => ({ header })), rows: batches() })
  await pipeline(Readable.fromWeb(stream as NodeStream<Uint8Array>), createWriteStream(path))
}
