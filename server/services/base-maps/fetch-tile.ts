import { AppError } from '../../errors.ts'

const mostBytes = 4 * 1024 * 1024
const patienceMilliseconds = 10_000

const unreachable = (name: string, status: number | null) => new AppError('base_map.unreachable', 502, {
  zh: `底图“${name}”的服务没有给出瓦片${status === null ? '：连不上' : `（${status}）`}。请检查网络、地址和密钥`,
  en: `The service of the base map “${name}” gave no tile${status === null ? ': it cannot be reached' : ` (${status})`}. Check the network, the address and the key`,
})

/** Fetches a picture from the service of a base map for a browser. It follows no redirect, waits ten seconds and takes 4 MB at most. The address stays out of every message: it may hold a key. */
export async function fetchTile(address: string, name: string) {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patienceMilliseconds) }).catch(() => null)
  const mediaType = answer?.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  if (!answer?.ok || !/^image\/(?:png|jpeg|webp|gif)$/u.test(mediaType)) {
    await answer?.body?.cancel()
    throw unreachable(name, answer?.status ?? null)
  }
  const content = await readAtMost(answer, mostBytes).catch(() => null)
  if (content === null) throw unreachable(name, answer.status)
  return { content, mediaType }
}

/** The body, or null where it is larger. */
async function readAtMost(answer: Response, most: number) {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.byteLength
    if (size > most) return null
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
