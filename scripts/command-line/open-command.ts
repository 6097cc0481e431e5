import { dirname, resolve } from 'node:path'
import { readEnv } from '../../server/env.ts'
import { openExistingDatabase } from '../../server/services/open-existing-database.ts'
import { systemContext } from '../../server/services/system-context.ts'
import { AppError } from '../../server/errors.ts'

/** A command line that says nothing that can be done; the help is shown with it. */
export class UsageError extends Error {}

export type CommandContext = Awaited<ReturnType<typeof systemContext>>['context']

/** Runs a command over the database that the server made, or the one named, and closes it in the end. */
export async function withDatabase<T>(
  { database, unit }: { database?: string, unit?: string },
  work: (opened: Awaited<ReturnType<typeof systemContext>>) => Promise<T>,
): Promise<T> {
  const plain = readEnv()
  const env = database === undefined ? plain : { ...plain, databasePath: resolve(database), dataDirectory: dirname(resolve(database)) }
  const db = await openExistingDatabase(env)
  try {
    return await work(await systemContext({ db, env, now: new Date(), unitName: unit }))
  } finally {
    await db.destroy()
  }
}

export const exitCodes = { done: 0, refused: 1, someWrong: 2, stopped: 130 } as const

/** Ends a command with the code that its work answers, or tells why it could not be done: with 1, and 130 where it was stopped by hand. */
export async function runCommand(usage: string, work: (signal: AbortSignal) => Promise<number>) {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort())
  }
  try {
    process.exitCode = await work(stop.signal)
  } catch (error) {
    process.exitCode = stop.signal.aborted ? exitCodes.stopped : exitCodes.refused
    if (stop.signal.aborted) process.stderr.write('已停止，没有写入 · Stopped; nothing was written\n')
    else if (error instanceof UsageError || isParseError(error)) process.stderr.write(`${error.message}\n\n${usage}\n`)
    else if (error instanceof AppError) process.stderr.write(`${error.message}\n`)
    // What the system refuses (no such folder, no right to write) is told by its message; anything else is a fault of ours.
    else process.stderr.write(`${error instanceof Error ? ('syscall' in error ? error.message : error.stack ?? error.message) : String(error)}\n`)
  }
}

const isParseError = (error: unknown): error is Error => error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
