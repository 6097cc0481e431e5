import { formatExact, formatTime } from '../i18n/format.ts'
import type { Language } from '../i18n/i18n.ts'
import type { MapFilterQuery } from './map-link.ts'
import type { MapLayers } from './use-map-layers.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** How many places are in view, and how many of them need looking after. */
export function viewSentence({ count, flagged }: { count: number, flagged: number }, t: Translate) {
  return t('map.view', { count: formatExact(count) })
    + (flagged > 0 ? t('map.viewAttention', { attention: formatExact(flagged) }) : count > 0 ? t('map.viewWell') : '')
}

/** What stands under a picture of the map: from when the data is, how it is filtered, and how exact it is. */
export function pictureLines({ dataAsOf, revision, sample, exact }: MapLayers, { filters, sentence, language, t }: {
  filters: MapFilterQuery, sentence: string, language: Language, t: Translate
}) {
  const filtered = t(Object.keys(filters).length > 0 ? 'mapTools.filtered' : 'mapTools.all')
  return [
    `${sentence} · ${filtered}${exact ? '' : ` · ${t('map.coarse', { metres: 300 })}`}`,
    `${t('common.dataAsOf', { time: formatTime(dataAsOf, language) })} · ${t('mapTools.revision', { revision })}${sample ? ` · ${t('common.sample')}` : ''}`,
  ]
}
