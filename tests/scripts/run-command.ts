import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))
/** Tells at the end how much memory the process took at most, in kilobytes; each of its threads does. */
const memoryTeller = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nmaxRSS '+process.resourceUsage().maxRSS+'\\n'))`

export interface Ended { code: number | null, out: string, error: string, /** Megabytes. */ memory: number }

export interface RunOptions {
  /** Is handed the running process, to close its output or send it a signal. */
  meanwhile?: (process: ReturnType<typeof spawn>) => void
}

/** Runs a script of the repository as a person at a terminal or a schedule would, in a process of its own. */
export function runScript(script: 'import' | 'export' | 'report', words: string[], { meanwhile }: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', memoryTeller, `scripts/${script}.ts`, ...words], { cwd: repository })
  const out: Buffer[] = []
  let error = ''
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => { error += chunk.toString('utf8') })
  meanwhile?.(child)
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({
      code, out: Buffer.concat(out).toString('utf8'), error: error.replace(/\nmaxRSS \d+\n/gu, ''),
      memory: Math.max(...[...error.matchAll(/maxRSS (\d+)/gu)].map(([, kilobytes]) => Number(kilobytes) / 1024)),
    }))
  })
}
