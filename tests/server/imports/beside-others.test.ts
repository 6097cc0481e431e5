import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createImport } from '../../../server/services/imports/create-import.ts'
import { commitAs, undoAs } from '../../../server/services/imports/finish-import.ts'
import { jobProgress } from '../../../server/services/imports/import-jobs.ts'
import { readImport } from '../../../server/services/imports/read-import.ts'
import { requireImport } from '../../../server/services/imports/require-import.ts'
import { stopImport } from '../../../server/services/imports/stop-import.ts'
import { systemContext } from '../../../server/services/system-context.ts'
import { openApp, type OpenApp } from '../open-app.ts'
import { mintWorkbook } from './mint-workbook.ts'

const ROWS = 4_000

async function openOffice() {
  const opened = await openApp()
  const { context } = await systemContext({ db: opened.db, env: opened.env, now: opened.clock.now, unitName: undefined })

  async function prepare(name: string) {
    const bytes = await mintWorkbook([{ rows: [['日期', '慰问单位', '慰问对象', '慰问金'],
      ...Array.from({ length: ROWS }, (_, row) => [`2026-0${1 + row % 9}-10`, '海伦路街道', `${name}${row}`, 500])] }])
    const { id } = await createImport(context, { fileName: `${name}.xlsx`, content: [bytes], type: 'visit', options: {} })
    await readImport(context, await requireImport(context, id))
    return id
  }

  return { ...opened, context, prepare }
}

const countOf = async ({ db }: Pick<OpenApp, 'db'>) => Number((await db.selectFrom('visit').select((query) => query.fn.countAll<number>().as('count'))
  .where('deleted_at', 'is', null).executeTakeFirstOrThrow()).count)

const statusOf = async ({ db }: Pick<OpenApp, 'db'>, id: number) => (await db.selectFrom('import_batch').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status

describe('while a large import is being committed', { timeout: 120_000 }, () => {
  it('others read what stood before, their own writes go through, and then the whole import is there', async () => {
    const office = await openOffice()
    const id = await office.prepare('烈属')
    const staff = await office.signIn('staff')
    const before = await countOf(office)
    let isOver = false
    const commit = commitAs(office.context, { id, leaveWrong: false }).finally(() => {
      isOver = true
    })
    let written = 0
    const stages = new Set<string>()
    while (!isOver) {
      const added = await staff('/api/records/visit', { method: 'POST', json: { values: {
        visited_on: '2026-06-01', host_id: office.district.hailun.id, recipient: `自填${written}`, recipient_category: 'martyr_family', households: 1,
      } } })
      expect(added.status).toBe(201)
      written += 1
      stages.add(jobProgress(id)?.stage ?? 'none')
      const seen = await countOf(office)
      expect([before + written, before + written + ROWS]).toContain(seen)
      expect((await staff('/api/records/visit?limit=20')).status).toBe(200)
      // As requests from a network do; these are answered without ever leaving the thread.
      await nextTurnOfTheLoop()
    }
    expect(await commit).toMatchObject({ created: ROWS })
    expect(await countOf(office)).toBe(before + written + ROWS)
    expect(written).toBeGreaterThan(3)
    expect([...stages]).toContain('writing')
  })

  it('a person can stop it, and nothing of it is written', async () => {
    const office = await openOffice()
    const id = await office.prepare('军属')
    const before = await countOf(office)
    const commit = commitAs(office.context, { id, leaveWrong: false })
    const outcome = commit.then(() => 'committed', (error: unknown) => error)
    await expect.poll(() => jobProgress(id)?.stage, { interval: 2, timeout: 60_000 }).toBe('writing')
    await stopImport(office.context, id)
    expect(await outcome).toMatchObject({ code: 'conflict', messages: { zh: '已停止，数据没有改动' } })
    expect(await statusOf(office, id)).toBe('ready')
    expect(await countOf(office)).toBe(before)
    expect(await commitAs(office.context, { id, leaveWrong: false })).toMatchObject({ created: ROWS })
    expect(await undoAs(office.context, id)).toMatchObject({ removed: ROWS, kept: [] })
    expect(await countOf(office)).toBe(before)
  })

  it('another import of the same records waits, finds them changed, and shows its preview anew', async () => {
    const office = await openOffice()
    const [one, other] = [await office.prepare('老兵'), await office.prepare('老兵')]
    const results = await Promise.allSettled([one, other].map((id) => commitAs(office.context, { id, leaveWrong: false })))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [lost = 0] = [one, other].filter((_, index) => results[index]?.status === 'rejected')
    expect(await statusOf(office, lost)).toBe('ready')
    const rows = await office.db.selectFrom('import_row').select((query) => ['outcome', query.fn.countAll<number>().as('count')]).where('batch_id', '=', lost).groupBy('outcome').execute()
    expect(rows.find(({ outcome }) => outcome === 'same')?.count).toBe(ROWS)
    expect(await commitAs(office.context, { id: lost, leaveWrong: false })).toMatchObject({ created: 0, same: ROWS })
  })
})
