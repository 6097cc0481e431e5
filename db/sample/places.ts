type Position = readonly [longitude: number, latitude: number]

/** A sub-district of the fictional 岚湾区. Any point within `radiusKm` of `centre` (WGS84) lies on land of the base map. */
export interface SampleSubdistrict {
  name: string
  nameEn: string
  centre: Position
  radiusKm: number
}

export const sampleDistrictName = { zh: '岚湾区', en: 'Lanwan' }

/** Laid out around one real bay, so that the sample has two shores, a head of the bay and an inland side. */
export const sampleSubdistricts: readonly SampleSubdistrict[] = [
  { name: '松涛街道', nameEn: 'Songtao', centre: [120.66, 36.483], radiusKm: 2 },
  { name: '海澜街道', nameEn: 'Hailan', centre: [120.778, 36.488], radiusKm: 1.7 },
  { name: '云帆街道', nameEn: 'Yunfan', centre: [120.672, 36.428], radiusKm: 1.6 },
  { name: '望潮街道', nameEn: 'Wangchao', centre: [120.703, 36.349], radiusKm: 1.1 },
  { name: '听浪街道', nameEn: 'Tinglang', centre: [120.866, 36.396], radiusKm: 1 },
  { name: '石屿街道', nameEn: 'Shiyu', centre: [120.881, 36.43], radiusKm: 1.3 },
  { name: '青屏街道', nameEn: 'Qingping', centre: [120.652, 36.377], radiusKm: 1.8 },
  { name: '沙岭街道', nameEn: 'Shaling', centre: [120.716, 36.497], radiusKm: 2 },
  { name: '鹭湾街道', nameEn: 'Luwan', centre: [120.853, 36.478], radiusKm: 1.4 },
  { name: '金滩街道', nameEn: 'Jintan', centre: [120.722, 36.455], radiusKm: 1.2 },
]

/** Outline of the district, open ring, running out into the bay; the map clips it to the land while drawing. */
export const sampleDistrictOutline: readonly Position[] = [
  [120.624, 36.352], [120.614, 36.4], [120.628, 36.444], [120.616, 36.49], [120.644, 36.515], [120.69, 36.511],
  [120.735, 36.527], [120.79, 36.517], [120.85, 36.521], [120.893, 36.506], [120.9, 36.478], [120.93, 36.452],
  [120.935, 36.425], [120.915, 36.385], [120.885, 36.355], [120.8, 36.335], [120.75, 36.315], [120.69, 36.32], [120.66, 36.336],
]
