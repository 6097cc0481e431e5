import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { connect, type Db } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { loadCompletionContext, prepareValues } from '../../../db/prepare-values.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import { naturalKey, type Values } from '../../../db/record.ts'
import { type RecordName, recordDefinition, recordNames } from '../../../db/records.ts'
import { loadSample } from '../../../db/sample/load-sample.ts'
import { exportFormats } from '../../../server/services/records/export-file.ts'
import { exportLedger } from '../../../server/services/records/export.ts'
import { awkwardRecord } from './awkward-records.ts'
import { now, openDesk, today } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

const importable = recordNames.filter((name) => recordDefinition(name).importable)
type Desk = Awaited<ReturnType<typeof openDesk>>

/** Exports a whole ledger and brings the file in again; answers what did not come out as the same, and the counts. */
async function roundTrip(desk: Desk, type: RecordName, { format, sheetRows }: { format: (typeof exportFormats)[number], sheetRows?: number }) {
  const { stream, rows: exported } = await exportLedger(desk.context, { type }, { format, sheetRows })
  const { summary, rows } = await desk.prepare(type, new Uint8Array(await new Response(stream).arrayBuffer()))
  const odd = rows.filter(({ outcome, leftOut }) => outcome !== 'same' && leftOut !== 'header')
  return {
    exported, same: summary.counts.same, refusal: summary.refusal,
    odd: odd.slice(0, 2).map(({ outcome, leftOut, issues, differences, read }) => ({ outcome, leftOut, issues, differences, read })),
  }
}

/** The records that the product takes, each under a key of its own or, where that may be, as a further one of its key. */
async function store(db: Db, type: RecordName, given: Values[]) {
  const definition = recordDefinition(type)
  const context = await loadCompletionContext(db, today)
  const seen = new Map<string, number>()
  const writes = given.flatMap((one) => {
    const { values } = prepareValues(type, one, context)
    if (!values) return []
    const key = naturalKey(definition, values)
    const occurrence = (seen.get(key) ?? 0) + 1
    if (occurrence > 1 && !definition.repeatable) return []
    seen.set(key, occurrence)
    return [{ before: null, values, occurrence }]
  })
  const standing = new Set((await db.selectFrom(type).select('natural_key').execute()).map((row) => row.natural_key))
  const fresh = writes.filter(({ values }) => !standing.has(naturalKey(definition, values)))
  return db.transaction().execute((trx) => writeRecords(trx, type, fresh, { authorId: null, at: now.toISOString(), batchId: null }))
}

/** Units, sites and mechanisms whose names are hard to tell apart or to list. */
async function openDistrict() {
  const db = connect(':memory:')
  await migrate(db)
  const add = async (type: RecordName, records: Values[]) => (await store(db, type, records)).map(({ id }) => id)
  const side = { side: 'civilian', kind: 'community' }
  const [root = 0] = await add('organization', [{ name: '岚湾区', side: 'civilian', kind: 'government', is_member: false }])
  const organizations = await add('organization', [
    { name: '松涛街道', side: 'civilian', kind: 'subdistrict' }, { name: '松涛', ...side }, { name: '东海', ...side }, { name: '东', ...side, aliases: ['妇联'] }, { name: '海', ...side },
    { name: '妇联', ...side }, { name: '市、区联合会', ...side }, { name: '共建“办”，一处', ...side }, { name: '社区(一)', ...side }, { name: '社区一', ...side },
    { name: '=社区', ...side }, { name: '-5社区', ...side }, { name: '001', ...side }, { name: '𠮷祥㐂社区', ...side }, { name: '驻区示例部队01', side: 'military', kind: 'unit' },
  ])
  const sites = await add('partner_site', ['“星光之家”老年公寓', '“一、二”学校', '海伦路福利院'].map((name) => ({ name, kind: 'school' })))
  const mechanisms = await add('mechanism', ['防台风', '防台风（一）', '治安、联防'].map((name) => ({ name, type: 'typhoon' })))
  const campaigns = await add('campaign', ['“美丽青岛、和谐军营”', '宣传月'].map((name) => ({ name, organization_id: root, started_on: '2026-05-01' })))
  const points = await add('coordination_point', ['东、西库', '东库'].map((name) => ({ name, kind: 'depot', owner_id: root, mechanism_ids: mechanisms })))
  const cycles = await add('creation_cycle', ['2024—2027年', '2020—2023年'].map((name) => ({ name, from_year: Number(name.slice(0, 4)) })))
  const items = await add('standard_item', cycles.flatMap((cycle, index) => ['1-1', '1-2'].map((code) => ({
    cycle_id: cycle, edition: `第${index + 1}版`, code, title: '领导小组、办公室', criterion: '1', points: 5,
  }))))
  const documents = await add('document', ['关于“双拥模范城”的通知', '计划、总结', '计划'].map((title) => ({ title, dated_on: '2026-01-05', class: 'plan', organization_id: root, year: 2026 })))
  const ids: Record<string, number[]> = {
    organization: [root, ...organizations], partner_site: sites, mechanism: mechanisms, campaign: campaigns, coordination_point: points, creation_cycle: cycles, standard_item: items, document: documents,
  }
  return { db, idsOf: (type: string) => ids[type] ?? [] }
}

describe('an exported ledger', { timeout: 240_000 }, () => {
  it.each(exportFormats)('of the sample district as %s imports as what stands already, whatever its type', async (format) => {
    const db = connect(':memory:')
    await migrate(db)
    await loadSample(db, { today })
    const desk = await openDesk(db)
    await comeInGcj02(desk)
    for (const type of importable) {
      const { exported, same, ...rest } = await roundTrip(desk, type, { format })
      expect({ type, same, ...rest }).toEqual({ type, same: exported, refusal: null, odd: [] })
      expect(same).toBeGreaterThan(0)
    }
  })

  it.each(importable)('of any %s that the product takes imports as what stands already, in every format', async (type) => {
    const { idsOf } = await openDistrict()
    await fc.assert(fc.asyncProperty(fc.array(awkwardRecord(type, idsOf), { minLength: 1, maxLength: 30 }), async (records) => {
      const { db } = await openDistrict()
      await store(db, type, records)
      const desk = await openDesk(db)
      for (const format of exportFormats) {
        const { exported, same, ...rest } = await roundTrip(desk, type, { format })
        if (exported > 0) expect({ format, same, ...rest }).toEqual({ format, same: exported, refusal: null, odd: [] })
      }
      await db.destroy()
    }), { numRuns: 15 })
  })

  it('goes on on a second sheet where one is full, and imports from both', async () => {
    const { db, idsOf } = await openDistrict()
    const [host = 0] = idsOf('organization')
    await store(db, 'visit', Array.from({ length: 25 }, (_, index) => ({ visited_on: '2026-07-28', host_id: host, recipient: `烈属第${index}户`, recipient_category: 'martyr_family' })))
    const desk = await openDesk(db)
    expect(await roundTrip(desk, 'visit', { format: 'xlsx', sheetRows: 11 })).toEqual({ exported: 25, same: 25, refusal: null, odd: [] })
    const { stream } = await exportLedger(desk.context, { type: 'visit' }, { sheetRows: 11 })
    const { sheets } = await readXlsx(new Uint8Array(await new Response(stream).arrayBuffer()))
    expect(sheets.map(({ name, rows, freezePane }) => [name, rows.length, rows[0]?.[0], freezePane])).toEqual([
      ['走访慰问', 11, '日期', { rows: 1 }], ['走访慰问_2', 11, '日期', { rows: 1 }], ['走访慰问_3', 6, '日期', { rows: 1 }],
    ])
  })

  it.each(exportFormats)('with several visits to one household on one day, some of them alike, imports as the same from %s', async (format) => {
    const { db, idsOf } = await openDistrict()
    const [host = 0] = idsOf('organization')
    const visit = { visited_on: '2026-07-28', host_id: host, recipient: '烈属', recipient_category: 'martyr_family' }
    await store(db, 'visit', [{ ...visit, households: 1 }, { ...visit, households: 2, note: '=1+1' }, { ...visit, households: 1 }, { ...visit, money_fen: 7 }])
    const desk = await openDesk(db)
    expect(await roundTrip(desk, 'visit', { format })).toEqual({ exported: 4, same: 4, refusal: null, odd: [] })
  })

  it('imports as the same for staff of one unit, with what others answer for and they took part in', async () => {
    const { db, idsOf } = await openDistrict()
    const [root = 0, songtao = 0, other = 0] = idsOf('organization')
    await store(db, 'activity', [
      { started_on: '2026-03-05', title: '学雷锋', host_id: root, participant_ids: [songtao] }, { started_on: '2026-03-12', title: '植树', host_id: songtao },
      { started_on: '2026-03-12', title: '别人的植树', host_id: other },
    ])
    const desk = await openDesk(db)
    const user = { ...desk.context.user, organizationId: songtao }
    const { stream, rows } = await exportLedger({ ...desk.context, user }, { type: 'activity' })
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
    expect([rows, (await desk.prepare('activity', bytes, { scope: songtao })).summary.counts]).toMatchObject([2, { same: 2, wrong: 0 }])
    // To others the same rows are none of theirs.
    expect((await desk.prepare('activity', bytes, { scope: other })).summary.counts).toMatchObject({ same: 0, wrong: 2 })
  })

  it('changes nothing where a site was registered after the activities that went before it', async () => {
    const { db, idsOf } = await openDistrict()
    const [host = 0] = idsOf('organization')
    await store(db, 'activity', [{ started_on: '2026-03-05', title: '学雷锋', host_id: host, place: '新福利院' }])
    await store(db, 'partner_site', [{ name: '新福利院', kind: 'welfare_home' }])
    expect(await roundTrip(await openDesk(db), 'activity', { format: 'xlsx' })).toEqual({ exported: 1, same: 1, refusal: null, odd: [] })
  })
})

/** A place whose coordinates came in another system than the map's. */
async function comeInGcj02(desk: Desk) {
  const { id } = await desk.prepare('partner_site', await mintWorkbook([{ rows: [
    ['名称', '类别', '经度', '纬度', '坐标系'], ['往返示例学校', '学校', 120.3826, 36.0671, 'GCJ-02'],
  ] }]))
  await desk.commit(id, 'partner_site')
}
