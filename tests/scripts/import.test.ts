import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { mintWorkbook } from '../server/imports/mint-workbook.ts'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('../..', import.meta.url))

interface Ended { code: number, out: string, error: string }

/** Runs the command as a person at a terminal would. */
async function importCommand(...words: string[]): Promise<Ended> {
  return run(process.execPath, ['--import', 'tsx', 'scripts/import.ts', ...words], { cwd: repository }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    (failed: { code: number, stdout: string, stderr: string }) => ({ code: failed.code, out: failed.stdout, error: failed.stderr }),
  )
}

describe('npm run import', { timeout: 60_000 }, () => {
  let folder: string
  let database: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongxin-command-'))
    database = join(folder, 'tongxin.db')
    const db = connect(database)
    await migrate(db)
    await db.destroy()
    await writeFile(join(folder, 'units.xlsx'), await mintWorkbook([{ rows: [
      ['单位名称', '单位性质', '上级单位'], ['岚湾区', '政府部门', null], ['松涛街道', '街道', '岚湾区'], ['驻区示例部队01', '部队', '岚湾区'],
    ] }]))
    await writeFile(join(folder, 'visits.csv'), '\ufeff日期,慰问单位,慰问对象,慰问金(万元)\n2026-07-28,松涛街道,烈属,2\n2026-07-29,云帆街道,军属,1\n')
    await writeFile(join(folder, 'broken.xlsx'), 'PK\u0003\u0004not a workbook')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const withDatabase = (...words: string[]) => importCommand('--database', database, ...words)
  const countOf = async (type: 'organization' | 'visit') => {
    const db = connect(database)
    const rows = await db.selectFrom(type).select('id').execute()
    await db.destroy()
    return rows.length
  }

  it('tries a file without changing anything, then brings it in and ends with 0', async () => {
    const units = join(folder, 'units.xlsx')
    expect((await withDatabase(units, '--type', 'organization', '--dry-run')).code).toBe(0)
    expect(await countOf('organization')).toBe(0)
    expect((await withDatabase(units, '--type', '单位名册')).code).toBe(0)
    expect(await countOf('organization')).toBe(3)
  })

  it('ends with 2 and names every wrong cell, and takes the right rows only when told to', async () => {
    const visits = join(folder, 'visits.csv')
    const held = await withDatabase(visits, '--type', 'visit', '--json')
    expect(held.code).toBe(2)
    const [report] = JSON.parse(held.out) as { wrong: object[], committed: unknown }[]
    expect(report).toMatchObject({
      committed: null, counts: { new: 1, wrong: 1, total: 3 },
      wrong: [{ sheet: 'visits', row: 3, column: 'B', field: 'host_id', read: '云帆街道' }],
    })
    expect(await countOf('visit')).toBe(0)
    expect((await withDatabase(visits, '--type', 'visit', '--leave-wrong')).code).toBe(2)
    expect(await countOf('visit')).toBe(1)
  })

  it('ends with 1 for a damaged file, an unknown type or no database', async () => {
    expect((await withDatabase(join(folder, 'broken.xlsx'), '--type', 'visit')).code).toBe(1)
    expect((await withDatabase(join(folder, 'visits.csv'), '--type', 'nonsense')).code).toBe(1)
    const missing = await importCommand('--database', join(folder, 'none.db'), join(folder, 'visits.csv'), '--type', 'visit')
    expect([missing.code, missing.error]).toEqual([1, expect.stringContaining('none.db')])
  })
})
