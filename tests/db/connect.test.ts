import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'
import { connect, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'

async function openFile() {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-connect-'))
  const path = join(folder, 'tongxin.db')
  const databases: Db[] = []
  onTestFinished(async () => {
    for (const db of databases) await db.destroy()
    await rm(folder, { recursive: true })
  })
  const open = () => {
    const db = connect(path)
    databases.push(db)
    return db
  }
  const db = open()
  await migrate(db)
  return { db, open }
}

const put = (db: Db, name: string) => db.insertInto('setting').values({ name, value: '' }).execute()
const names = async (db: Db) => (await db.selectFrom('setting').select('name').orderBy('name').execute()).map(({ name }) => name)

/** A transaction that stays open until it is let go. */
function hold(db: Db, name: string) {
  let letGo = () => {}
  const waiting = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let opened = () => {}
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve
  })
  const done = db.transaction().execute(async (trx) => {
    await put(trx, name)
    opened()
    await waiting
  })
  return { isOpen, letGo, done }
}

describe('the connections to one database file', () => {
  it('answer readers, who see what was committed, while a transaction is open', async () => {
    const { db } = await openFile()
    const first = hold(db, 'first')
    await first.isOpen
    expect(await names(db)).toEqual([])
    first.letGo()
    await first.done
    expect(await names(db)).toEqual(['first'])
  })

  it('let writers of one process take turns, transactions and single statements alike', async () => {
    const { db } = await openFile()
    const first = hold(db, 'first')
    await first.isOpen
    const others = Array.from({ length: 50 }, (_, index) => index % 2 === 0
      ? put(db, `other ${index}`) : db.transaction().execute((trx) => put(trx, `other ${index}`)))
    expect(await names(db)).toEqual([])
    first.letGo()
    await Promise.all([first.done, ...others])
    expect(await names(db)).toHaveLength(51)
  })

  it('wait for the lock of another opener without holding the event loop', async () => {
    const { db, open } = await openFile()
    const foreign = hold(open(), 'foreign')
    await foreign.isOpen
    const own = db.transaction().execute((trx) => put(trx, 'own'))
    expect(await names(db)).toEqual([])
    foreign.letGo()
    await Promise.all([foreign.done, own])
    expect(await names(db)).toEqual(['foreign', 'own'])
  })

  it('pass the turn on after a transaction that failed', async () => {
    const { db } = await openFile()
    await expect(db.transaction().execute(async (trx) => {
      await put(trx, 'lost')
      throw new Error('on purpose')
    })).rejects.toThrow('on purpose')
    await db.transaction().execute((trx) => put(trx, 'kept'))
    expect(await names(db)).toEqual(['kept'])
  })
})
