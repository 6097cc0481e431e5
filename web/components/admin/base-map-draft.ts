import type { BaseMapEntry } from '../../composables/admin/use-base-map-settings.ts'

type Source = BaseMapEntry['source']
export type SourceKind = Source['kind']

/** Every field that a form for any kind of source holds. */
export interface BaseMapDraft {
  kind: SourceKind
  name: string
  file: string
  url: string
  layers: string
  layer: string
  version: '1.1.1' | '1.3.0'
  format: string
  style: string
  matrixSet: string
  matrixPrefix: string
  through: 'browser' | 'server'
  theme: 'vec' | 'img'
  address: string
  key: string
  minZoom: number
  maxZoom: number
  /** Empty until somebody has said it: it is never guessed. */
  system: BaseMapEntry['system'] | ''
  approval: string
  licence: string
  attribution: string
}

export const sourceKinds: SourceKind[] = ['mbtiles', 'tianditu', 'xyz', 'wmts', 'wms']

const empty: BaseMapDraft = {
  kind: 'mbtiles', name: '', file: '', url: '', layers: '', layer: '', version: '1.3.0', format: 'image/png', style: 'default', matrixSet: '', matrixPrefix: '', through: 'server',
  theme: 'vec', address: 'https://t0.tianditu.gov.cn', key: '', minZoom: 8, maxZoom: 16, system: '', approval: '', licence: '', attribution: '',
}

/** What a kind of source needs besides what every base map does. */
const needs: Record<SourceKind, (keyof BaseMapDraft)[]> = { mbtiles: ['file'], xyz: ['url'], wms: ['url', 'layers'], wmts: ['url', 'layer', 'matrixSet', 'format'], tianditu: ['address', 'key'] }

/** A form as it opens: empty, or with what stands. */
export const draftOf = (entry: BaseMapEntry | null): BaseMapDraft => entry === null ? { ...empty } : { ...empty, ...entry, ...entry.source, approval: entry.approval ?? '' }

/** Fields that must be filled and are not; a key that is stored need not be given again. */
export function missingIn(draft: BaseMapDraft, { hasKey }: { hasKey: boolean }) {
  const needed = [...needs[draft.kind].filter((field) => field !== 'key' || !hasKey), 'name', 'system', 'licence', 'attribution'] as (keyof BaseMapDraft)[]
  return new Set(needed.filter((field) => String(draft[field]).trim() === ''))
}

/** What a complete form says. */
export function entryOf(draft: BaseMapDraft): BaseMapEntry {
  const { name, minZoom, maxZoom, system, approval, licence, attribution } = draft
  return { name: name.trim(), source: sourceOf(draft), minZoom, maxZoom, system: system || 'WGS84', approval: approval.trim() || null, licence: licence.trim(), attribution: attribution.trim() }
}

function sourceOf({ kind, file, url, layers, layer, version, format, style, matrixSet, matrixPrefix, through, theme, address, key }: BaseMapDraft): Source {
  switch (kind) {
    case 'mbtiles': return { kind, file }
    case 'xyz': return { kind, url: url.trim(), through }
    case 'wms': return { kind, url: url.trim(), layers: layers.trim(), version, format: format === 'image/jpeg' ? format : 'image/png', through }
    case 'wmts': return { kind, url: url.trim(), layer: layer.trim(), style: style.trim(), matrixSet: matrixSet.trim(), matrixPrefix: matrixPrefix.trim(), format: format.trim(), through }
    case 'tianditu': return { kind, theme, address: address.trim(), key: key.trim() }
  }
}
