import { brokenOff } from './errors.ts'

/**
 * The bytes of a request's body as they come. Whoever stops in the middle leaves the rest unread and does not cancel the stream: that would
 * cut the connection before the answer, and a refused file would look like a broken network.
 * Throws `broken_off` where they stop coming.
 */
export async function* requestChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw brokenOff()
    })
    if (done) return
    yield value
  }
}
