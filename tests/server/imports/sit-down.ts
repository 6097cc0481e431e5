import type { ImportBatchView } from '../../../server/services/imports/types.ts'
import type { Caller, OpenApp } from '../open-app.ts'

interface Sending { type?: string | null, name?: string, like?: number }

/** A person at the screen: signed in, with files to send. */
export async function sitDown(opened: OpenApp, caller: Caller) {
  const cookie = (await opened.trySignIn(caller)).headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { origin: 'http://localhost', cookie }

  /** Sends a file, of visits unless another type is named; null lets its content tell. */
  async function send(content: Uint8Array | ReadableStream<Uint8Array>, { type = 'visit', name = '走访.xlsx', like }: Sending = {}) {
    const query = new URLSearchParams({ name, ...(type === null ? {} : { type }), ...(like === undefined ? {} : { like: String(like) }) })
    const body = content instanceof Uint8Array ? new Uint8Array(content) : content
    return opened.app.request(`/api/imports?${query}`, {
      method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' }, body, ...(body instanceof Uint8Array ? {} : { duplex: 'half' }),
    })
  }

  async function ask<T>(path: string, { method = 'GET', json }: { method?: string, json?: unknown } = {}) {
    const answer = await opened.app.request(path, {
      method, headers: { ...headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    return { status: answer.status, body: await answer.json() as T }
  }

  /** Waits until the worker has read the file. */
  async function preview(id: number): Promise<ImportBatchView> {
    for (;;) {
      const { body } = await ask<ImportBatchView>(`/api/imports/${id}`)
      if (body.status !== 'reading') return body
      await new Promise((done) => setTimeout(done, 20))
    }
  }

  async function bring(bytes: Uint8Array, how: Sending = {}) {
    const answer = await send(bytes, how)
    const { id } = await answer.json() as { id: number }
    return preview(id)
  }

  return { send, ask, preview, bring, headers }
}
