import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countTests } from '../../scripts/count-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongxin-count-'))
afterAll(() => rmSync(folder, { recursive: true }))

function reportOf(passed: number, failed: number, files: { status: string; tests: number }[]): string {
  const path = join(folder, `${Math.random()}.json`)
  const testResults = files.map(({ status, tests }) => ({ status, assertionResults: Array.from({ length: tests }, () => ({})) }))
  writeFileSync(path, JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults }))
  return path
}

describe('the closing count of a test run', () => {
  it('is what the report says', () => {
    expect(countTests(reportOf(12, 0, [{ status: 'passed', tests: 12 }]), true)).toEqual({ passed: 12, failed: 0 })
    expect(countTests(reportOf(11, 1, [{ status: 'failed', tests: 12 }]), false)).toEqual({ passed: 11, failed: 1 })
  })

  it('counts a file that could not be loaded as one failure', () => {
    const report = reportOf(3, 1, [{ status: 'failed', tests: 4 }, { status: 'failed', tests: 0 }])
    expect(countTests(report, false)).toEqual({ passed: 3, failed: 2 })
  })

  it('never says that nothing failed of a run that failed', () => {
    expect(countTests(reportOf(12, 0, [{ status: 'passed', tests: 12 }]), false)).toEqual({ passed: 12, failed: 1 })
    expect(countTests(join(folder, 'never-written.json'), false)).toEqual({ passed: 0, failed: 1 })
  })
})
