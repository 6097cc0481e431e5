import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameSuggester } from '../../../../server/spreadsheet/parse-values/suggest-names.ts'

const names = [
  '岚湾区妇女联合会', '岚湾区总工会', '岚湾区残疾人联合会', '岚湾区退役军人事务局', '岚湾区人力资源和社会保障局', '海伦路街道', '海澜街道', '松涛街道', '松涛中学', '岚湾区民政局',
]
const entries = names.map((name, id) => ({ id, name, aliases: id === 5 ? ['海伦路街办'] : [] }))
const suggest = createNameSuggester(entries)

describe('whom a name most likely means', () => {
  it.each([
    ['区妇联会', '岚湾区妇女联合会'], ['妇联', '岚湾区妇女联合会'], ['残联', '岚湾区残疾人联合会'], ['人社局', '岚湾区人力资源和社会保障局'], ['退役局', '岚湾区退役军人事务局'],
    ['海轮路街道', '海伦路街道'], ['松涛街到', '松涛街道'], ['民正局', '岚湾区民政局'], ['海伦街办', '海伦路街道'], ['　海 澜 街 道 办 ', '海澜街道'],
  ])('%s is proposed to be %s first', (written, meant) => {
    expect(suggest(written)[0]?.name).toBe(meant)
  })

  it.each(['气象台', '税务', '', '——'])('nothing is proposed for “%s”', (written) => {
    expect(suggest(written)).toEqual([])
  })

  it('any name proposes at most three records, each once, and itself first', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom(...names)), (written) => {
      const found = suggest(written)
      expect(found.length).toBeLessThanOrEqual(3)
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      if (names.includes(written)) expect(found[0]?.name).toBe(written)
    }))
  })
})
