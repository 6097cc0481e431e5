import { execFile, spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '../../server/errors.ts'
import { commitAs } from '../../server/services/imports/finish-import.ts'
import { startImport } from '../../server/services/imports/start-import.ts'
import { viewImport } from '../../server/services/imports/view-imports.ts'
import { systemContext } from '../../server/services/system-context.ts'
import { connect, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { mintWorkbook } from '../server/imports/mint-workbook.ts'
import { type RunOptions, runScript } from './run-command.ts'

const execute = promisify(execFile)
/** Whether util-linux can lend the command a terminal. */
const hasTerminal = await execute('script', ['--version']).then(() => true, () => false)

const head = '\ufeff日期,慰问单位,慰问对象,慰问金(元)\n'
const rowsOf = (count: number, row: (index: number) => string) => head + Array.from({ length: count }, (_, index) => `${row(index)}\n`).join('')

describe('npm run import', { timeout: 240_000 }, () => {
  let folder: string
  let database: string
  let db: Db
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongxin-command-'))
    database = join(folder, 'tongxin.db')
    db = connect(database)
    await migrate(db)
    await writeFile(join(folder, 'units.xlsx'), await mintWorkbook([{ rows: [
      ['单位名称', '单位性质', '上级单位'], ['岚湾区', '政府部门', null], ['松涛街道', '街道', '岚湾区'], ['驻区示例部队01', '部队', '岚湾区'],
    ] }]))
    await writeFile(join(folder, 'visits.csv'), '\ufeff日期,慰问单位,慰问对象,慰问金(万元)\n2026-07-28,松涛街道,烈属,2\n2026-07-29,云帆街道,军属,1\n')
    await writeFile(join(folder, 'broken.xlsx'), 'PK\u0003\u0004not a workbook')
    await mkdir(join(folder, 'sheets'))
  })
  afterAll(async () => {
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  })
  const run = (words: string[], options?: RunOptions) => runScript('import', ['--database', database, ...words], options)
  const file = (name: string) => join(folder, name)
  const countOf = async (type: 'organization' | 'visit') => (await sql<{ count: number }>`
    select count(*) as count from ${sql.table(type)} where deleted_at is null`.execute(db)).rows[0]?.count
  const waitingRows = async () => (await sql<{ count: number }>`
    select count(*) as count from import_row join import_batch on id = batch_id where status not in ('committed', 'undone')`.execute(db)).rows[0]?.count

  it('tries a file without changing anything, then brings it in and ends with 0', async () => {
    expect((await run([file('units.xlsx'), '--type', 'organization', '--dry-run'])).code).toBe(0)
    expect([await countOf('organization'), await waitingRows()]).toEqual([0, 0])
    const done = await run([file('units.xlsx'), '--type', '单位名册'])
    expect([done.code, done.error, await countOf('organization')]).toEqual([0, '', 3])
    expect(done.out).toMatch(/units\.xlsx（单位名册）：共 4 行，新增 3，.*\n[^]*已提交（批次 \d+）：新增 3/u)
  })

  it('ends with 2 and names every wrong cell, and takes the right rows only when told to', async () => {
    const held = await run([file('visits.csv'), '--type', 'visit', '--json'])
    expect(held.code).toBe(2)
    const [report] = JSON.parse(held.out) as object[]
    expect(report).toMatchObject({
      type: 'visit', batch: null, committed: null, refusal: null, encoding: 'utf-8', counts: { new: 1, wrong: 1, total: 3 },
      sheets: [{ name: 'visits', used: true, columns: [{ column: 'A', field: 'visited_on' }, { column: 'B' }, { column: 'C' }, { column: 'D', moneyUnit: 'ten_thousand' }] }],
      wrong: [{ sheet: 'visits', row: 3, column: 'B', field: 'host_id', read: '云帆街道', reason: { zh: expect.stringContaining('未找到单位“云帆街道”') }, expected: { zh: expect.any(String) } }],
    })
    expect([await countOf('visit'), await waitingRows()]).toEqual([0, 0])
    const left = await run([file('visits.csv'), '--type', 'visit', '--leave-wrong'])
    expect([left.code, await countOf('visit')]).toEqual([2, 1])
    expect(left.out).toContain('visits 3 行 B 列“云帆街道”：未找到单位')
    expect(left.out).toContain('留下有错的 1 行')
  })

  it('goes on to the other files where one is missing, damaged or a folder, and ends with 1', async () => {
    await writeFile(file('good.csv'), rowsOf(1, () => '2026-08-01,松涛街道,军属,5'))
    const before = await countOf('visit') ?? 0
    const done = await run([file('none.csv'), file('sheets'), file('broken.xlsx'), file('good.csv'), '--type', 'visit', '--json'])
    expect([done.code, await countOf('visit')]).toEqual([1, before + 1])
    expect(JSON.parse(done.out)).toMatchObject([
      { refusal: { zh: '没有这个文件' } }, { refusal: { zh: expect.stringContaining('文件夹') } }, { refusal: { zh: expect.any(String) }, batch: null },
      { refusal: null, committed: { created: 1 }, wrong: [] },
    ])
  })

  it('says what it did not understand, with what was likely meant, and changes nothing', async () => {
    const visits = file('visits.csv')
    const told = await Promise.all([
      run([visits, '--type', 'vist']), run([visits, '--type', '走访']), run([visits, '--type', 'visit', '--unit', '松滔街道']), run([visits, '--type', 'visit', '--year', '26']),
      run([visits, '--typ', 'visit']), run(['--type', 'visit']), run(['--undo', 'x']), run(['--undo', '4711']),
      runScript('import', ['--database', file('none.db'), visits, '--type', 'visit']),
    ])
    expect(told.map(({ code, out }) => [code, out])).toEqual(told.map(() => [1, '']))
    expect(told.map(({ error }) => error.split('\n')[0])).toEqual([
      expect.stringContaining('是否为 visit（走访慰问）'), expect.stringContaining('visit（走访慰问）'), expect.stringContaining('是否为“松涛街道”'), expect.stringContaining('四位数字'),
      expect.stringContaining('--typ'), expect.stringContaining('没有写要导入的文件'), expect.stringContaining('批次的编号'), expect.stringContaining('导入批次'), expect.stringContaining('none.db'),
    ])
    const help = await run(['--help'])
    expect([help.code, help.error]).toEqual([0, ''])
    for (const words of ['用法：', 'Usage:', '--leave-wrong', '退出码', 'Exit code', 'visit 走访慰问']) expect(help.out).toContain(words)
  })

  it('without a type tells what the content looks like and commits nothing; a trial shows it read so', async () => {
    const before = await countOf('visit')
    const asked = await run([file('good.csv')])
    expect([asked.code, await countOf('visit')]).toEqual([1, before])
    expect(asked.out).toContain('看内容像“走访慰问”，确认后请加上 --type visit 再运行')
    const tried = await run([file('good.csv'), '--dry-run'])
    expect([tried.code, tried.out.includes('（走访慰问）：共 2 行')]).toEqual([0, true])
  })

  it('prints the first fifty wrong cells and how many more there are, and all of them as JSON', async () => {
    await writeFile(file('wrong.csv'), rowsOf(3_000, (index) => `2026-02-30,松涛街道,烈属${index},x`))
    const text = await run([file('wrong.csv'), '--type', 'visit'])
    expect(text.out.match(/2026-02-30/gu)?.length).toBeLessThanOrEqual(50)
    expect(text.out).toContain('另有 5,950 处有错')
    const [report] = JSON.parse((await run([file('wrong.csv'), '--type', 'visit', '--json'])).out) as { wrong: object[] }[]
    expect(report?.wrong).toHaveLength(6_000)
  })

  it('finishes its work when nobody reads its output any more', async () => {
    const before = await countOf('visit') ?? 0
    await writeFile(file('mixed.csv'), rowsOf(2_000, (index) => `2026-07-2${index % 2},松涛街道,烈属第${index}户,${index % 2 === 0 ? 1 : 'x'}`))
    const { code, error } = await run([file('mixed.csv'), file('good.csv'), '--type', 'visit', '--json', '--leave-wrong'], {
      meanwhile: ({ stdout }) => stdout?.once('data', () => stdout.destroy()),
    })
    expect([code, error, await countOf('visit')]).toEqual([2, '', before + 1_000])
  })

  it('lists imports and takes one back; 2 where a record was edited since and is kept', async () => {
    await writeFile(file('two.csv'), rowsOf(2, (index) => `2026-05-0${index + 1},松涛街道,军属,1`))
    expect((await run([file('two.csv'), '--type', 'visit'])).code).toBe(0)
    const [latest] = JSON.parse((await run(['--list', '--json'])).out) as { batch: number, file: string, status: string, counts: { new: number } }[]
    expect(latest).toMatchObject({ file: 'two.csv', status: 'committed', counts: { new: 2 } })
    expect((await run(['--list'])).out).toMatch(/已提交 {2}走访慰问 {2}新增 2 更改 0 {2}two\.csv {2}命令行/u)
    await sql`update visit set version = version + 1 where visited_on = '2026-05-01'`.execute(db)
    const undone = await run(['--undo', String(latest?.batch)])
    expect([undone.code, undone.out]).toEqual([2, expect.stringMatching(/删除 1，恢复 0，保留 1\n {2}保留“军属”/u)])
    expect((await run(['--undo', String(latest?.batch)])).code).toBe(1)
  })

  it('waits for a database that another program is writing to', async () => {
    const holder = spawn(process.execPath, ['-e', `
      const db = require('better-sqlite3')(${JSON.stringify(database)}); db.exec('begin immediate'); console.log('held'); setTimeout(() => db.exec('commit'), 7000)`])
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    await writeFile(file('waited.csv'), rowsOf(1, () => '2026-06-01,松涛街道,军属,1'))
    const done = await run([file('waited.csv'), '--type', 'visit'])
    expect([done.code, done.error]).toEqual([0, ''])
  })

  it('and the server take the same file at once, and every record stands once', async () => {
    await writeFile(file('both.csv'), rowsOf(3_000, (index) => `2026-04-0${1 + index % 9},松涛街道,烈属第${index}户,1`))
    const env = { dataDirectory: folder, databasePath: database, host: '127.0.0.1', port: 0, secureCookies: false }
    const { context } = await systemContext({ db, env, now: new Date(), unitName: undefined })
    const atScreen = async () => {
      const id = await startImport(context, { fileName: 'both.csv', content: createReadStream(file('both.csv')), type: 'visit', like: null })
      while ((await viewImport(context, id)).status === 'reading') await setTimeout(100)
      return commitAs(context, { id, leaveWrong: false }).then(() => 'committed', (error: AppError) => error.code)
    }
    const [done, screen] = await Promise.all([run([file('both.csv'), '--type', 'visit', '--json']), atScreen()])
    expect([done.code, done.error]).toEqual([0, ''])
    // Whoever comes second finds everything the same, or, at a screen, is shown that it is now.
    expect(['committed', 'conflict']).toContain(screen)
    const { rows } = await sql<{ count: number, keys: number }>`
      select count(*) as count, count(distinct natural_key) as keys from visit where deleted_at is null and visited_on between '2026-04-01' and '2026-04-09'`.execute(db)
    expect(rows).toEqual([{ count: 3_000, keys: 3_000 }])
    expect((await run([file('both.csv'), '--type', 'visit', '--dry-run'])).out).toContain('相同 3000')
  })

  it('is stopped by hand while it reads, and leaves nothing behind', async () => {
    await writeFile(file('long.csv'), rowsOf(60_000, (index) => `2026-07-28,松涛街道,烈属第${index}户,1`))
    const [before, waitingBefore] = [await countOf('visit'), await waitingRows()]
    const stopped = await run([file('long.csv'), '--type', 'visit'], {
      meanwhile: (child) => void (async () => {
        while (await waitingRows() === waitingBefore) await setTimeout(50)
        child.kill('SIGINT')
      })(),
    })
    expect([stopped.code, stopped.error]).toEqual([130, expect.stringContaining('已停止')])
    expect([await countOf('visit'), await waitingRows()]).toEqual([before, waitingBefore])
  })

  it('takes a large file with bounded memory, and shows a terminal how far it is', async () => {
    const note = '慰问'.repeat(300)
    await writeFile(file('large.csv'), `\ufeff日期,慰问单位,慰问对象,备注\n${Array.from({ length: 25_000 }, (_, index) => `2026-07-28,松涛街道,烈属第${index}户,${note}`).join('\n')}\n`)
    const { size } = await readFile(file('large.csv')).then(({ length }) => ({ size: length / 1024 / 1024 }))
    expect(size).toBeGreaterThan(40)
    const plain = await run([file('large.csv'), '--type', 'visit', '--dry-run'])
    expect([plain.code, plain.error]).toEqual([0, ''])
    expect(plain.memory).toBeLessThan(450)
    if (!hasTerminal) return
    const shown = await execute('script', ['-qec', `${process.execPath} --import tsx scripts/import.ts --database ${database} ${file('large.csv')} --type visit --dry-run`, '/dev/null'])
    expect(shown.stdout).toMatch(/读取 large\.csv \d+% · [\d,]+ 行\r/u)
  })
})
