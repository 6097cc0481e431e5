import { describe, expect, it } from 'vitest'
import { findAuditEntries } from '../../../db/queries/audit.ts'
import { type Fetch, openApp } from '../open-app.ts'
import { jmaText, zhejiangText } from '../geo/typhoon/excerpts.ts'

type List = { tracks: { id: number, name: string, number: string, ringLabels: string[], file: string }[], files: { id: number, undone: boolean, problems: unknown[] }[] }
const send = (ask: Fetch) => (path: string, file: string) => ask(path, { method: 'POST', file })
const list = async (ask: Fetch) => await (await ask('/api/typhoons')).json() as List

describe('a file of tracks', () => {
  it('is previewed without being kept, then brought in with the tracks that were chosen', async () => {
    const opened = await openApp()
    const ask = send(await opened.signIn('planner'))
    const preview = await (await ask('/api/typhoons/preview', jmaText)).json() as { tracks: { number: string, fixCount: number }[] }
    expect(preview.tracks.map(({ number, fixCount }) => [number, fixCount])).toEqual([['1909', 4], ['5101', 1]])
    const planner = await opened.signIn('planner')
    expect((await list(planner)).tracks).toEqual([])
    expect((await ask('/api/typhoons?name=bst.txt&tracks=0', jmaText)).status).toBe(201)
    expect((await list(planner)).tracks).toMatchObject([{ number: '1909', name: 'LEKIMA', ringLabels: ['kt30', 'kt50'], file: 'bst.txt' }])
    expect((await findAuditEntries(opened.db, { before: null, limit: 1 }))[0]).toMatchObject({ action: 'import', subject: 'typhoon:1', author: 'planner' })
  })

  it('that names its storm in Latin letters alone is found by its Chinese name, as the Typhoon Committee’s list has it', async () => {
    const opened = await openApp()
    const planner = await opened.signIn('planner')
    await send(planner)('/api/typhoons?name=bst.txt', jmaText)
    const found = async (search: string) => (await (await planner(`/api/typhoons?q=${encodeURIComponent(search)}`)).json() as { tracks: { name: string, nameZh: string | null }[] }).tracks.map(({ name, nameZh }) => [name, nameZh])
    expect(await found('利奇马')).toEqual([['LEKIMA', '利奇马']])
    expect(await found('温比亚')).toEqual([])
    // A storm of 1951 had its name from nobody’s list.
    expect((await found('')).find(([name]) => name !== 'LEKIMA')?.[1]).toBeNull()
  })

  it('is not taken twice, but again after it was undone; undone and restored it goes and comes back', async () => {
    const opened = await openApp()
    const planner = await opened.signIn('planner')
    const ask = send(planner)
    await ask('/api/typhoons?name=a.json', zhejiangText)
    expect((await ask('/api/typhoons?name=b.json', zhejiangText)).status).toBe(409)
    const { tracks: [track], files: [file] } = await list(planner)
    expect(file?.problems).toHaveLength(2)
    expect((await planner(`/api/typhoons/files/${file?.id}/undo`, { method: 'POST' })).status).toBe(200)
    expect((await list(planner)).tracks).toEqual([])
    expect((await planner(`/api/typhoons/${track?.id}`)).status).toBe(404)
    expect((await planner(`/api/typhoons/files/${file?.id}/undo`, { method: 'POST' })).status).toBe(409)
    expect((await planner(`/api/typhoons/files/${file?.id}/restore`, { method: 'POST' })).status).toBe(200)
    expect((await list(planner)).tracks).toHaveLength(1)
    await planner(`/api/typhoons/files/${file?.id}/undo`, { method: 'POST' })
    expect((await ask('/api/typhoons?name=b.json', zhejiangText)).status).toBe(201)
    expect((await planner(`/api/typhoons/files/${file?.id}/restore`, { method: 'POST' })).status).toBe(409)
  })

  it('that is none is refused with what can be read', async () => {
    const opened = await openApp()
    const answer = await send(await opened.signIn('planner'))('/api/typhoons/preview', '序号,名称')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('CHyyyyBST.txt')
  })

  it('is shown with the fixes as the file gives them and the minutes that its winds are means of', async () => {
    const opened = await openApp()
    const planner = await opened.signIn('planner')
    await send(planner)('/api/typhoons?name=bst.txt', jmaText)
    const { tracks } = await list(planner)
    const track = await (await planner(`/api/typhoons/${tracks.find(({ number }) => number === '1909')?.id}`)).json() as { windMinutes: number, fixes: { at: string, rings: unknown[] }[] }
    expect(track.windMinutes).toBe(10)
    expect(track.fixes[0]).toMatchObject({ at: '2019-08-09T18:00:00Z', rings: [{ label: 'kt30', radii: { bearing: 90, longest: 555.6, shortest: 463 } }, { label: 'kt50' }] })
  })
})
