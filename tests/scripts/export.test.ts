import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadSample } from '../../db/sample/load-sample.ts'
import { runScript } from './run-command.ts'

describe('npm run export', { timeout: 180_000 }, () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongxin-export-'))
    const db = connect(join(folder, 'tongxin.db'))
    await migrate(db)
    await loadSample(db, { today: '2026-11-23' })
    await db.destroy()
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const run = (...words: string[]) => runScript('export', ['--database', join(folder, 'tongxin.db'), ...words])
  const file = (name: string) => join(folder, name)

  it('writes a ledger that the import command finds the same, in every format', async () => {
    for (const [name, format] of [['走访.xlsx', []], ['走访.csv', []], ['走访-gbk.csv', ['--format', 'csv-gb18030']]] as const) {
      const done = await run('--type', '走访慰问', '--out', file(name), ...format)
      expect([done.code, done.error, done.out]).toEqual([0, '', expect.stringMatching(/走访慰问 \d{4} 条\n$/u)])
      const back = await runScript('import', ['--database', file('tongxin.db'), file(name), '--type', 'visit', '--dry-run', '--json'])
      const rows = Number(/(\d+) 条/u.exec(done.out)?.[1])
      expect([back.code, JSON.parse(back.out)]).toMatchObject([0, [{ counts: { same: rows, new: 0, changed: 0, wrong: 0 } }]])
    }
  })

  it('takes one unit and one year, duty contacts too, and may write to a pipe', async () => {
    const one = await run('--type', 'visit', '--unit', '松涛街道', '--year', '2026', '--format', 'csv', '--out', '-')
    const [head, ...lines] = one.out.trimEnd().split('\r\n')
    expect([one.code, head?.startsWith('\ufeff日期,慰问单位')]).toEqual([0, true])
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every((line) => line.startsWith('2026-'))).toBe(true)
    expect((await run('--type', 'duty_contact', '--format', 'csv', '--out', '-')).out).toMatch(/电话/u)
  })

  it('leaves a file as it was where it cannot write a whole new one, and says why', async () => {
    await writeFile(file('old.csv'), 'old')
    const told = await Promise.all([
      run('--type', 'visit', '--out', file('old.csv'), '--unit', '无此单位'), run('--type', 'vist', '--out', file('old.csv')), run('--type', 'visit'),
      run('--type', 'visit', '--out', file('old.csv'), '--format', 'pdf'), run('--type', 'visit', '--out', join(folder, 'none', 'x.csv')),
    ])
    expect(told.map(({ code, out }) => [code, out])).toEqual(told.map(() => [1, '']))
    expect(told.map(({ error }) => error.split('\n')[0])).toEqual([
      expect.stringContaining('没有单位“无此单位”'), expect.stringContaining('是否为 visit'), expect.stringContaining('--out'), expect.stringContaining('pdf'), expect.stringContaining('none'),
    ])
    expect(await readFile(file('old.csv'), 'utf8')).toBe('old')
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
    expect((await run('--help')).out).toMatch(/用法：[^]*Usage:/u)
  })
})
