import { setTimeout as wait } from 'node:timers/promises'
import { readRevision } from '../../db/queries/revision.ts'
import type { ServiceContext } from '../context.ts'

// One row is read each time and client, so that writes of the command line show as soon as those of a screen; officers of one response
// are to see each other's within a second.
const everyMilliseconds = 400

/** The data revision now and each time it has moved, by whichever process, until the signal ends it. */
export async function* watchRevision({ db }: Pick<ServiceContext, 'db'>, signal: AbortSignal) {
  let last = -1
  while (!signal.aborted) {
    const revision = await readRevision(db)
    if (revision.value !== last) yield revision
    last = revision.value
    await wait(everyMilliseconds, undefined, { signal }).catch(() => undefined)
  }
}
