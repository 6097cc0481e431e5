import { once } from 'node:events'
import { constants, getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'

const gives = `
const { readlinkSync } = require('node:fs')
const { getPriority } = require('node:os')
const { parentPort, workerData } = require('node:worker_threads')
import('tsx/esm/api').then(({ register }) => register()).then(() => import(workerData)).then(({ giveWay }) => {
  giveWay()
  parentPort.postMessage(getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1))))
})`

describe.runIf(process.platform === 'linux')('a thread that gives way', () => {
  it('runs after others, and they as before', async () => {
    const before = getPriority(process.pid)
    const worker = new Worker(gives, { eval: true, workerData: new URL('../../server/give-way.ts', import.meta.url).href })
    const [priority] = await once(worker, 'message') as [number]
    expect(priority).toBe(constants.priority.PRIORITY_BELOW_NORMAL)
    expect(getPriority(process.pid)).toBe(before)
    await worker.terminate()
  })
})
