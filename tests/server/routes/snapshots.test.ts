import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openApp } from '../open-app.ts'
import { readSheetLines } from '../read-sheet.ts'

interface Compared {
  intact: boolean, to: string, units: { id: number, changed: number }[], withdrawn: { reason: string, by: string | null } | null
  rows: { indicator: { code: string }, changed: boolean, then: { value: number | null }, now: { value: number | null } }[]
}

async function openFrozen(period = 'year') {
  const opened = await openApp()
  const staff = await opened.signIn('districtStaff')
  const { id } = await (await staff('/api/snapshots', { method: 'POST', json: { name: '2026年度上报', year: 2026, period, note: '报区委' } })).json() as { id: number }
  const compare = async (unit?: number) => await (await staff(`/api/snapshots/${id}${unit === undefined ? '' : `?unit=${unit}`}`)).json() as Compared
  const figure = async (code: string, unit?: number) => {
    const { changed, then, now } = (await compare(unit)).rows.find(({ indicator }) => indicator.code === code) ?? {}
    return { changed, then: then?.value, now: now?.value }
  }
  const visit = (day: string) => opened.add('visit', { visited_on: day, host_id: opened.district.hailun.id, recipient: `烈属${day}`, recipient_category: 'martyr_family', households: 2 })
  return { ...opened, staff, id, compare, figure, visit }
}

describe('figures as they were reported', () => {
  it('stay as they were when records come, change and go, beside what they are now', async () => {
    const { figure, visit, compare, district } = await openFrozen()
    expect(await figure('C1')).toEqual({ changed: false, then: 2, now: 2 })
    await visit('2026-05-01')
    await visit('2026-05-02')
    expect(await figure('C1')).toEqual({ changed: true, then: 2, now: 4 })
    expect(await figure('C1', district.hailun.id)).toEqual({ changed: true, then: 1, now: 3 })
    const { units, intact } = await compare()
    expect(intact).toBe(true)
    expect(units.find(({ id }) => id === district.songtao.id)?.changed).toBe(0)
    expect(units.find(({ id }) => id === district.hailun.id)?.changed).toBeGreaterThan(0)
  })

  it('differ only by what the records say: the days that have gone by since change nothing', async () => {
    const { clock, signIn, id, visit } = await openFrozen()
    clock.now = new Date('2027-03-01T02:00:00Z')
    const leader = await signIn('leader')
    const later = await (await leader(`/api/snapshots/${id}`)).json() as Compared
    expect(later.to).toBe('2026-11-23')
    expect(later.rows.filter(({ changed }) => changed)).toEqual([])
    await visit('2026-12-05')
    const { rows } = await (await leader(`/api/snapshots/${id}`)).json() as Compared
    expect(rows.filter(({ changed }) => changed)).toEqual([])
  })

  it('stand on the indicator’s page until they are withdrawn, and what the same days give now has a passport of the same figure', async () => {
    const { id, visit, signIn, clock } = await openFrozen()
    await visit('2026-05-01')
    clock.now = new Date('2026-12-20T02:00:00.000Z')
    await visit('2026-12-05')
    const again = await signIn('districtStaff')
    const { to } = await (await again(`/api/snapshots/${id}`)).json() as Compared
    expect(await (await again(`/api/indicators/C1/passport?year=2026&period=year&until=${to}`)).json()).toMatchObject({ value: 3 })
    const reported = async () => (await (await again('/api/indicators/C1?year=2026')).json() as { reported: { id: number, value: number }[] }).reported
    expect(await reported()).toMatchObject([{ id, value: 2 }])
    await again(`/api/snapshots/${id}/withdraw`, { method: 'POST', json: { reason: '误报' } })
    expect(await reported()).toEqual([])
  })

  it('tell which records were written since: those that count here, by whom', async () => {
    const { id, staff, visit, district, add } = await openFrozen()
    const { id: visitId } = await visit('2026-05-01')
    await add('visit', { visited_on: '2026-05-01', host_id: district.songtao.id, recipient: '别的街道', recipient_category: 'martyr_family', households: 2 })
    await staff(`/api/records/visit/${district.visit.id}`, { method: 'PUT', json: { version: 1, values: { households: 30 } } })
    await staff(`/api/records/visit/${visitId}?version=1`, { method: 'DELETE' })
    const changes = await (await staff(`/api/snapshots/${id}/changes?unit=${district.hailun.id}&indicator=C1`)).json() as { kind: string, recordId: number, author: string | null }[]
    expect(changes.map(({ kind, recordId, author }) => [kind, recordId, author])).toEqual([
      ['delete', visitId, 'districtStaff'], ['update', district.visit.id, 'districtStaff'], ['create', visitId, null],
    ])
  })

  it('are withdrawn once and with a reason, and stay in the list', async () => {
    const { id, staff, compare, signIn } = await openFrozen()
    const withdraw = (reason: string) => staff(`/api/snapshots/${id}/withdraw`, { method: 'POST', json: { reason } })
    expect((await withdraw('')).status).toBe(422)
    expect((await withdraw('口径有误')).status).toBe(200)
    expect((await withdraw('又一次')).status).toBe(409)
    expect((await compare()).rows.length).toBeGreaterThan(40)
    const { snapshots } = await (await staff('/api/snapshots')).json() as { snapshots: Pick<Compared, 'withdrawn'>[] }
    expect(snapshots).toMatchObject([{ withdrawn: { reason: '口径有误', by: 'districtStaff' } }])
    const { entries } = await (await (await signIn('auditor'))('/api/audit')).json() as { entries: { action: string }[] }
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['freeze', 'withdraw']))
  })

  it('show that they were touched, where somebody wrote past the product', async () => {
    const { db, id, compare } = await openFrozen()
    await db.updateTable('snapshot_figure').set({ value: 99 }).where('snapshot_id', '=', id).where('indicator', '=', 'C1').execute()
    expect((await compare()).intact).toBe(false)
  })

  it('go out as a sheet with then, now and the change', async () => {
    const { id, staff, visit } = await openFrozen()
    await visit('2026-05-01')
    const folder = await mkdtemp(join(tmpdir(), 'tongxin-snapshot-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'snapshot.xlsx')
    await writeFile(path, new Uint8Array(await (await staff(`/api/snapshots/${id}/workbook`)).arrayBuffer()))
    expect(await readSheetLines(path)).toContainEqual(['岚湾区', 'C1', '走访次数', '次', '2', '3', '1', '有变化'])
  })
})
