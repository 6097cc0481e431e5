import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBrokenAuditEntry } from '../../../db/queries/audit.ts'
import { writeSetting } from '../../../db/queries/revision.ts'
import { clearImports } from '../../../server/services/imports/clear-imports.ts'
import { fileState } from '../../../server/services/imports/file-state.ts'
import { requireImport } from '../../../server/services/imports/require-import.ts'
import { openDistrict } from '../../db/open-district.ts'
import { now, openDesk, stagedRows } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

const sheet = (...rows: (string | number)[][]) => mintWorkbook([{ rows: [['日期', '活动名称', '主办单位', '官兵人数'], ...rows] }])
const daysOn = (days: number) => new Date(now.getTime() + days * 86_400_000)

async function openOffice() {
  const { db, add } = await openDistrict()
  await add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const desk = await openDesk(db)
  const { dataDirectory } = desk.context.env
  const clear = (date: Date) => clearImports({ db, dataDirectory, now: date })
  const stored = async () => (await readdir(join(dataDirectory, 'uploads'))).filter((name) => name.length === 64)
  const state = async (id: number) => fileState(desk.context, await requireImport(desk.context, id))
  const purges = () => db.selectFrom('audit_entry').select(['subject', 'detail', 'author_id', 'import_batch_id']).where('action', '=', 'purge').execute()
  return { db, desk, dataDirectory, clear, stored, state, purges }
}

describe('what imports leave behind', () => {
  it('keeps the original of a committed import for 180 days, then its hash and its rows', async () => {
    const { db, desk, clear, stored, state, purges } = await openOffice()
    const { id } = await desk.prepare('activity', await sheet(['2026-03-05', '学雷锋', '松涛街道', 30]))
    await desk.commit(id, 'activity')
    const [hash = ''] = await stored()
    expect(await state(id)).toEqual({ state: 'kept', until: daysOn(180).toISOString() })
    await clear(daysOn(179))
    expect(await stored()).toEqual([hash])
    await clear(daysOn(181))
    expect(await stored()).toEqual([])
    expect(await state(id)).toEqual({ state: 'purged', at: daysOn(181).toISOString(), days: 180 })
    expect(await requireImport(desk.context, id)).toMatchObject({ status: 'committed', file_hash: hash })
    expect(await stagedRows(db, id)).toHaveLength(2)
    expect((await purges()).map(({ detail, ...entry }) => ({ ...entry, detail: JSON.parse(detail) as unknown })))
      .toEqual([{ subject: 'activity', author_id: null, import_batch_id: id, detail: { batchId: id, file: '台账.xlsx', hash, days: 180 } }])
    await clear(daysOn(182))
    expect(await purges()).toHaveLength(1)
    expect(await findBrokenAuditEntry(db)).toBeNull()
    // It can be taken back all the same.
    expect(await desk.undo(id, 'activity')).toMatchObject({ removed: 1, kept: [] })
  })

  it('keeps a file that a later import of the same content still needs', async () => {
    const { db, desk, clear, stored, state } = await openOffice()
    const file = await sheet(['2026-03-05', '学雷锋', '松涛街道', 30])
    const first = await desk.prepare('activity', file)
    await desk.commit(first.id, 'activity')
    const second = await desk.prepare('activity', file)
    await desk.commit(second.id, 'activity')
    await db.updateTable('import_batch').set({ committed_at: daysOn(100).toISOString() }).where('id', '=', second.id).execute()
    await clear(daysOn(200))
    expect(await stored()).toHaveLength(1)
    expect([(await state(first.id)).state, (await state(second.id)).state]).toEqual(['purged', 'kept'])
    await clear(daysOn(290))
    expect(await stored()).toEqual([])
    expect((await state(second.id)).state).toBe('purged')
  })

  it('counts the days of an import that was taken back from then, and as many as are set', async () => {
    const { db, desk, clear, state } = await openOffice()
    const { id } = await desk.prepare('activity', await sheet(['2026-03-05', '学雷锋', '松涛街道', 30]))
    await desk.commit(id, 'activity')
    await desk.undo(id, 'activity')
    await db.updateTable('import_batch').set({ undone_at: daysOn(20).toISOString() }).where('id', '=', id).execute()
    await writeSetting(db, 'import_file_days', '60')
    expect(await state(id)).toEqual({ state: 'kept', until: daysOn(80).toISOString() })
    await clear(daysOn(79))
    expect((await state(id)).state).toBe('kept')
    await clear(daysOn(81))
    expect(await state(id)).toMatchObject({ state: 'purged', days: 60 })
  })

  it('throws away drafts that nobody committed within 30 days, with every row of their previews', async () => {
    const { db, desk, clear, stored, purges } = await openOffice()
    const rows = Array.from({ length: 6_001 }, (_, index) => ['2026-03-05', `活动${index}`, '松涛街道', 1])
    const old = await desk.prepare('activity', await sheet(...rows))
    const refused = await desk.prepare('activity', await sheet())
    const young = await desk.prepare('activity', await sheet(['2026-03-05', '学雷锋', '松涛街道', 30]))
    await db.updateTable('import_batch').set({ created_at: daysOn(25).toISOString() }).where('id', '=', young.id).execute()
    await clear(daysOn(31))
    expect((await db.selectFrom('import_batch').select(['id', 'status']).orderBy('id').execute()).map(({ id, status }) => [id, status]))
      .toEqual([[old.id, 'discarded'], [refused.id, 'discarded'], [young.id, 'ready']])
    expect(await stagedRows(db, old.id)).toEqual([])
    expect(await stagedRows(db, young.id)).toHaveLength(2)
    expect(await stored()).toHaveLength(1)
    expect((await purges()).map(({ import_batch_id: id }) => id)).toEqual([old.id, refused.id])
  })

  it('sweeps up what broke off or belongs to nothing, a day later', async () => {
    const { clear, dataDirectory, stored } = await openOffice()
    const incoming = join(dataDirectory, 'incoming')
    for (const folder of [incoming, join(dataDirectory, 'uploads')]) await mkdir(folder, { recursive: true })
    const [stray, broken, kept] = [join(dataDirectory, 'uploads', 'a'.repeat(64)), join(incoming, 'half'), join(dataDirectory, 'uploads', 'README')]
    for (const path of [stray, broken, kept]) {
      await writeFile(path, 'x')
      await utimes(path, now, now)
    }
    await clear(daysOn(0.5))
    expect([await stored(), await readdir(incoming)]).toEqual([['a'.repeat(64)], ['half']])
    await clear(daysOn(1.5))
    expect([await stored(), await readdir(incoming)]).toEqual([[], []])
    expect(await readFile(kept, 'utf8')).toBe('x')
  })
})
