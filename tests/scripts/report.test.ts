import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenApp, openApp } from '../server/open-app.ts'
import { runScript } from './run-command.ts'

let opened: OpenApp
let folder: string

beforeAll(async () => {
  opened = await openApp({ forManyTests: true })
  folder = mkdtempSync(join(tmpdir(), 'tongxin-report-'))
})
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

const report = (...given: string[]) => runScript('report', ['--database', opened.env.databasePath, ...given])

describe('npm run report', { timeout: 120_000 }, () => {
  it('writes a unit’s duty report, and one for every member unit', async () => {
    const one = await report('--unit', '海伦路街道', '--year', '2026', '--out', join(folder, '一份.docx'))
    expect([one.code, one.error]).toEqual([0, ''])
    expect(one.out).toContain('海伦路街道2026年双拥工作履职情况报告')
    expect(readFileSync(join(folder, '一份.docx')).subarray(0, 2).toString()).toBe('PK')
    expect((await report('--all', '--year', '2026', '--out', join(folder, '全部'))).code).toBe(0)
    expect(readdirSync(join(folder, '全部'))).toContain('驻区某部一大队.docx')
  })

  it('says what it cannot do, and writes nothing', async () => {
    const unknown = await report('--unit', '没有的单位', '--out', join(folder, 'x.docx'))
    expect([unknown.code, unknown.error]).toEqual([1, expect.stringContaining('没有单位“没有的单位”')])
    const wrongSide = await report('--unit', '海伦路街道', '--variant', 'military', '--out', join(folder, 'x.docx'))
    expect([wrongSide.code, wrongSide.error]).toEqual([1, expect.stringContaining('应当用地方提纲')])
    expect((await report('--out', join(folder, 'x.docx'))).code).toBe(1)
    expect(readdirSync(folder)).not.toContain('x.docx')
  })
})
