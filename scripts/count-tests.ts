import { readFileSync } from 'node:fs'

export interface TestCounts {
  passed: number
  failed: number
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/**
 * Counts of Vitest's JSON report. A file that could not be loaded counts as one failure, and so does a run that failed outside any test
 * (an unhandled error, no report at all): a failed run never reads as nothing failed.
 */
export function countTests(reportPath: string, runPassed: boolean): TestCounts {
  const report = readReport(reportPath)
  if (!report) return { passed: 0, failed: runPassed ? 0 : 1 }
  const brokenFiles = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  const failed = report.numFailedTests + brokenFiles.length
  return { passed: report.numPassedTests, failed: failed === 0 && !runPassed ? 1 : failed }
}

function readReport(path: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  } catch {
    return null
  }
}
