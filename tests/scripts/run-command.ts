import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended { code: number | null, out: string, error: string, /** Megabytes. */ memory: number }

export interface RunOptions {
  /** Is handed the running process, to close its output or send it a signal. */
  meanwhile?: (process: ReturnType<typeof spawn>) => void
}

/** Runs a script of the repository as a person at a terminal or a schedule would, in a process of its own. */
export function runScript(script: 'import' | 'export' | 'report', words: string[], { meanwhile }: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', './tests/scripts/tell-memory.mjs', `scripts/${script}.ts`, ...words], { cwd: repository })
  const out: Buffer[] = []
  let error = ''
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => { error += chunk.toString('utf8') })
  meanwhile?.(child)
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({
      code, out: Buffer.concat(out).toString('utf8'), error: error.replace(/\npeak memory [\d.]+\n/gu, ''),
      memory: Number(/peak memory ([\d.]+)/u.exec(error)?.[1]),
    }))
  })
}
