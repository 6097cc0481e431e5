import { readEnv } from '../../server/env.ts'
import { startServer } from '../../server/main.ts'
import { prepareDatabase } from '../../server/services/prepare-database.ts'
import { today } from './import-files.ts'
import { watchLoop } from './watch-loop.ts'

/** The server as `npm start` runs it, in a process of its own: tells its address, then its loop's delays each time it is asked. */
const [, , folder = ''] = process.argv
const clock = () => new Date(`${today}T02:00:00Z`)
const env = readEnv({ TONGXIN_DATA: folder, TONGXIN_PORT: '0' })
const { db } = await prepareDatabase(env, { now: clock(), empty: false })
const server = await startServer({ db, env, clock })
const sinceLastAsked = watchLoop()

process.on('message', (message) => {
  if (message === 'delays') process.send?.(sinceLastAsked())
})
process.on('disconnect', () => void server.close().then(() => db.destroy()).then(() => process.exit(0)))
process.send?.({ url: server.url })
