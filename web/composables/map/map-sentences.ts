import type { Label } from '../../api.ts'
import { formatExact, formatTime } from '../../i18n/format.ts'
import type { Language } from '../../i18n/i18n.ts'
import { lengthText } from '../../map/geodesic.ts'
import { symbolOf } from '../../map/symbols.ts'
import type { LayerGroup } from './map-layer-groups.ts'
import type { MapLink } from './map-link.ts'
import type { MapLayers } from './use-map-layers.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Layers that are named one by one; of more only the first. */
const mostNamed = 4

/** How many places are in view, and how many of them need looking after. */
export function viewSentence({ count, flagged }: { count: number, flagged: number }, t: Translate) {
  return t('map.view', { count: formatExact(count) })
    + (flagged > 0 ? t('map.viewAttention', { attention: formatExact(flagged) }) : count > 0 ? t('map.viewWell') : '')
}

/** What leaves places out of the map, or that nothing does. */
export function filterWords({ layers, kinds, states, subdistrict, area }: Pick<MapLink, 'layers' | 'kinds' | 'states' | 'subdistrict' | 'area'>, { groups, subdistricts, language, t }: {
  groups: LayerGroup[], subdistricts: { id: number, name: string }[], language: Language, t: Translate
}) {
  const list = (names: string[]) => names.join(language === 'zh' ? '、' : ', ')
  const named = (names: string[]) => names.length > mostNamed ? t('mapSheet.layersMore', { names: list(names.slice(0, mostNamed)), count: names.length }) : list(names)
  const label = (one: Label) => one[language]
  const drawn = groups.flatMap(({ items }) => items).filter(({ key }) => layers?.has(key)).map((item) => label(item.label))
  const parts = [
    layers === null ? null : drawn.length === 0 ? t('mapSheet.noLayers') : t('mapSheet.layersOf', { names: named(drawn) }),
    kinds && t('mapSheet.kindsOf', { names: named([...kinds].map((kind) => label(symbolOf(kind).label))) }),
    states && t('mapSheet.statesOf', { names: list([...states].map((state) => t(`map.filters.stateNames.${state}`))) }),
    subdistrict && t('mapSheet.subdistrictOf', { name: subdistricts.find(({ id }) => id === subdistrict)?.name ?? '—' }),
    area && t(`mapSheet.areaOf.${area.kind}`, area.kind === 'circle' ? { radius: lengthText(area.metres, language) } : {}),
  ].filter((part) => part !== null)
  return parts.length === 0 ? t('mapTools.all') : parts.join(' · ')
}

/** What stands under a picture of the map: from when the data is, how it is filtered, and how exact it is. */
export function pictureLines({ dataAsOf, revision, sample, exact }: Pick<MapLayers, 'dataAsOf' | 'revision' | 'sample' | 'exact'>, { filtered, sentence, language, t }: {
  filtered: string, sentence: string, language: Language, t: Translate
}) {
  return [
    `${sentence} · ${filtered}${exact ? '' : ` · ${t('map.coarse', { metres: 300 })}`}`,
    `${t('common.dataAsOf', { time: formatTime(dataAsOf, language) })} · ${t('mapTools.revision', { revision })}${sample ? ` · ${t('common.sample')}` : ''}`,
  ]
}
