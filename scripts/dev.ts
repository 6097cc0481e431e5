// The server, started again at every change to its files, and Vite with hot reload of the web before it; they stop together.
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Ctrl-C reaches the children from the terminal as well, and `tsx watch` takes a second signal for impatience. */
const TERMINAL_GRACE_MILLISECONDS = 1000
const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const children = [
  run('tsx', ['watch', '--clear-screen=false', 'scripts/start.ts', ...process.argv.slice(2)]),
  run('vite', ['--clearScreen', 'false']),
]

let isStopping = false
process.on('SIGINT', () => stop(0, TERMINAL_GRACE_MILLISECONDS))
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
for (const child of children) {
  child.on('error', (error) => {
    console.error(error.message)
    stop(1)
  })
  child.on('exit', (exitCode) => stop(exitCode ?? 0))
}

/** No terminal input for the children: `tsx watch` would take every Enter for a restart. */
function run(command: string, commandArguments: string[]): ChildProcess {
  return spawn(join(root, 'node_modules', '.bin', command), commandArguments, {
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32',
  })
}

function stop(exitCode: number, afterMilliseconds = 0): void {
  if (isStopping) return
  isStopping = true
  process.exitCode = exitCode
  setTimeout(() => children.forEach((child) => child.kill('SIGTERM')), afterMilliseconds).unref()
}
