// Everything that must hold before a change is kept: types, lint, the built web, and every test in node and in a real browser.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from './browser.ts'
import { countTests, type TestCounts } from './count-tests.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const failures: { step: string; exitCode: number }[] = []

const counts = await runEverything(process.argv.slice(2))
if (failures.length > 0) console.error(`\n未通过 Failed: ${failures.map(({ step }) => step).join(', ')}`)
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = failures[0]?.exitCode ?? 0

async function runEverything(vitestArguments: string[]): Promise<TestCounts> {
  announce('浏览器 browser')
  try {
    process.env.CHROMIUM_PATH = await ensureBrowser()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    failures.push({ step: 'browser', exitCode: 1 })
    return { passed: 0, failed: 1 }
  }
  // Each of the two uses one core.
  const typesAndLintHold = await Promise.all([runStep('类型 typecheck', ['vue-tsc', '--noEmit']), runStep('规范 lint', ['eslint', '.'])])
  const failedChecks = typesAndLintHold.filter((holds) => !holds).length
  if (!await runStep('构建 build', ['tsx', 'scripts/build.ts'])) return { passed: 0, failed: failedChecks + 1 }
  const tests = await runTests(vitestArguments)
  return { passed: tests.passed, failed: tests.failed + failedChecks }
}

async function runTests(vitestArguments: string[]): Promise<TestCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-tests-'))
  const report = join(folder, 'report.json')
  try {
    const passed = await runStep('测试 tests', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...vitestArguments])
    return countTests(report, passed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runStep(step: string, [command = '', ...commandArguments]: string[]): Promise<boolean> {
  announce(step)
  const started = performance.now()
  const child = spawn(join(root, 'node_modules', '.bin', command), commandArguments, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  const exitCode = await new Promise<number>((resolve, reject) => child.once('error', reject).once('close', (code) => resolve(code ?? 1)))
  if (exitCode !== 0) failures.push({ step, exitCode })
  console.log(`${step} ${exitCode === 0 ? '通过 passed' : '未通过 failed'} · ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return exitCode === 0
}

function announce(step: string): void {
  console.log(`\n── ${step} ──`)
}
