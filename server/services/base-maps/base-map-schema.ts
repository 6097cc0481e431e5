import { z } from 'zod'
import type { BaseMapEntry } from '../../../db/base-map.ts'

/** Written by the administrator's screen in place of a key that it was never told; the key that stands is kept. */
export const keptKey = ''

const text = (most: number) => z.string().trim().min(1).max(most)

/** An address of http or https whose host holds no placeholder: the page's security policy names it. */
const address = z.string().trim().max(1_000).refine((url) => {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && /^[\w.:[\]-]+$/u.test(host)
})
const template = address.refine((url) => url.includes('{z}') && url.includes('{x}') && (url.includes('{y}') || url.includes('{-y}')))
const through = z.enum(['browser', 'server'])
/** A name of a layer, style or matrix set, as services give them. */
const word = z.string().trim().max(200)

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mbtiles'), file: z.string().max(200).regex(/^[^/\\]+\.mbtiles$/u) }),
  z.object({ kind: z.literal('xyz'), url: template, through }),
  z.object({ kind: z.literal('wms'), url: address, layers: word.min(1), version: z.enum(['1.1.1', '1.3.0']), format: z.enum(['image/png', 'image/jpeg']), through }),
  z.object({ kind: z.literal('wmts'), url: address, layer: word.min(1), style: word, matrixSet: word.min(1), matrixPrefix: word, format: text(40), through }),
  z.object({ kind: z.literal('tianditu'), theme: z.enum(['vec', 'img']), address, key: z.string().trim().regex(/^[\w-]{0,100}$/u) }),
])

const zoom = z.number().int().min(0).max(22)

/** A base map as the administrator's screen sends it: what the margin must say is required. */
export const baseMapEntry: z.ZodType<BaseMapEntry> = z.object({
  name: text(40), source, minZoom: zoom, maxZoom: zoom, system: z.enum(['WGS84', 'CGCS2000', 'GCJ02']),
  approval: text(60).nullable(), licence: text(200), attribution: text(200),
}).refine(({ minZoom, maxZoom }) => minZoom <= maxZoom, { path: ['maxZoom'] })
