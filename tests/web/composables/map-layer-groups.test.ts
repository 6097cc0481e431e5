import { describe, expect, it } from 'vitest'
import { layerGroups, switchChoice, switchLayers } from '../../../web/composables/map/map-layer-groups.ts'

const label = (zh: string) => ({ zh, en: zh })
const mechanism = (id: number, type: string, given: object = {}) => ({ id, type, name: `${type}机制${id}`, label: label(type), active: true, count: id, ...given })
const placed = { coordination_point: 5, partner_site: 3 }
const groups = layerGroups({
  mechanisms: [mechanism(1, '防台风'), mechanism(2, '治安联防')],
  sites: [{ kind: 'school', count: 3 }],
  placed,
})

describe('the layers of the panel', () => {
  it('go by the type of their mechanism, and by its name where two share a type', () => {
    const names = (...types: string[]) => layerGroups({ mechanisms: types.map((type, index) => mechanism(index + 1, type)), sites: [], placed })
      .flatMap(({ items }) => items.map((item) => item.label.zh))
    expect(names('防台风', '治安联防')).toEqual(['防台风', '治安联防'])
    expect(names('防台风', '抢险救灾', '抢险救灾')).toEqual(['防台风', '抢险救灾机制2', '抢险救灾机制3'])
  })

  it('leave out a mechanism out of use, unless points still serve it', () => {
    const listed = layerGroups({ mechanisms: [mechanism(1, '防台风', { active: false, count: 0 }), mechanism(2, '森林防火', { active: false, count: 4 })], sites: [], placed })
    expect(listed.map(({ items }) => items.map(({ key }) => key))).toEqual([['m2']])
  })

  it('number a group by its points, not by the sum of its layers', () => {
    expect(groups.map(({ key, count }) => [key, count])).toEqual([['mechanisms', 5], ['sites', 3]])
  })
})

describe('switching layers', () => {
  it('starts from all of them, and is all of them again when the last is back', () => {
    const off = switchLayers(null, { keys: ['m1'], on: false, groups })
    expect(off).toEqual(new Set(['m2', 'school']))
    expect(switchLayers(off, { keys: ['m1'], on: true, groups })).toBeNull()
  })

  it('takes a group at once', () => {
    expect(switchLayers(null, { keys: ['m1', 'm2'], on: false, groups })).toEqual(new Set(['school']))
    expect(switchLayers(new Set(['school']), { keys: ['school'], on: false, groups })).toEqual(new Set())
  })
})

describe('a choice of a filter', () => {
  it('is alone at first, joined by others, and the filter is off once the last is taken out', () => {
    expect(switchChoice(null, 'stale')).toEqual(new Set(['stale']))
    expect(switchChoice(new Set(['stale']), 'overdue')).toEqual(new Set(['stale', 'overdue']))
    expect(switchChoice(new Set(['stale']), 'stale')).toBeNull()
  })
})
