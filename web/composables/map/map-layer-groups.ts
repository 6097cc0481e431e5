import type { Label } from '../../api.ts'
import { symbolOf } from '../../map/symbols.ts'
import type { MapLayers } from './use-map-layers.ts'

export interface LayerItem {
  /** As in a link: 'm' and the mechanism's number, or the kind of partner site. */
  key: string
  label: Label
  /** The full name, where the label is a short one. */
  hint: string | null
  /** Kind of the symbol that the layer's points are drawn with, where they all have one. */
  symbol: string | null
  count: number
}

export interface LayerGroup { key: 'mechanisms' | 'sites', count: number, items: LayerItem[] }

export const mechanismKey = (id: number) => `m${id}`

/** The layers as the panel lists them. A mechanism goes by its type, unless two share it; one out of use and without points is left out. */
export function layerGroups({ mechanisms, sites, placed }: Pick<MapLayers, 'mechanisms' | 'placed'> & { sites: { kind: string, count: number }[] }): LayerGroup[] {
  const listed = mechanisms.filter(({ active, count }) => active || count > 0)
  const isOnlyOne = (type: string) => listed.filter((mechanism) => mechanism.type === type).length === 1
  return [
    {
      key: 'mechanisms' as const,
      count: placed.coordination_point,
      items: listed.map(({ id, type, name, label, count }) => ({
        key: mechanismKey(id), label: isOnlyOne(type) ? label : { zh: name, en: name }, hint: isOnlyOne(type) ? name : null, symbol: null, count,
      })),
    },
    {
      key: 'sites' as const,
      count: placed.partner_site,
      items: sites.map(({ kind, count }) => ({ key: kind, label: symbolOf(kind).label, hint: null, symbol: kind, count })),
    },
  ].filter(({ items }) => items.length > 0)
}

/** The layers drawn once some are switched on or off; null when that makes all of them. */
export function switchLayers(shown: ReadonlySet<string> | null, { keys, on, groups }: { keys: string[], on: boolean, groups: LayerGroup[] }) {
  const all = groups.flatMap(({ items }) => items.map(({ key }) => key))
  const next = new Set(shown ?? all)
  for (const key of keys) {
    if (on) next.add(key)
    else next.delete(key)
  }
  return all.every((key) => next.has(key)) ? null : next
}

/** A set of choices with one switched on or off; null is every one of them, and so is none at all left. */
export function switchChoice(chosen: ReadonlySet<string> | null, key: string): ReadonlySet<string> | null {
  const next = new Set(chosen ?? [])
  if (!next.delete(key)) next.add(key)
  return next.size === 0 ? null : next
}
