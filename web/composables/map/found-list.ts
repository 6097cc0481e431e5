import { formatExact } from '../../i18n/format.ts'
import type { MapTool } from './map-tools.ts'
import type { ListItem } from './use-map-shown.ts'
import type { ToolResult } from './use-map-tools.ts'

/** The list beside the map where a tool made it, in the tool's own order, with its heading; null where no tool did. */
export function describeFound(tool: MapTool | null, result: ToolResult | null, t: (key: string, values: Record<string, string>) => string): FoundList | null {
  if (tool === null || tool.kind === 'measure') return null
  const items = result?.items ?? []
  if (tool.kind === 'nearest') {
    return {
      items, title: t('mapTools.nearestTitle', { count: formatExact(items.length) }), order: t('mapTools.nearestOrder', {}),
      note: result !== null && items.length === 0 ? t('mapTools.nearestNone', {}) : '',
    }
  }
  return {
    items, title: t('mapTools.gapsTitle', {}), order: t('mapTools.gapsOrder', {}),
    note: result !== null && result.total > items.length ? t('mapTools.gapsListed', { count: formatExact(items.length) }) : '',
  }
}

export interface FoundList { items: ListItem[], title: string, order: string, note: string }
