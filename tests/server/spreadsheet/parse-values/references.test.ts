import { describe, expect, it } from 'vitest'
import { createReferenceIndex, parseReference, parseReferences } from '../../../../server/spreadsheet/parse-values/references.ts'

const index = createReferenceIndex({ zh: '单位', en: 'Organization' }, [
  { id: 1, name: '青岛市岚湾区', aliases: [] },
  { id: 2, name: '松涛街道', aliases: ['松涛街办'] },
  { id: 3, name: '岚湾区民政局', aliases: [] },
  { id: 4, name: '岚湾区妇联', aliases: ['妇女联合会'] },
  { id: 5, name: '驻区示例部队01', aliases: ['一大队'] },
  { id: 6, name: '第一社区', aliases: [] },
  { id: 7, name: '海澜街道', aliases: [] },
  { id: 8, name: '海澜社区居民委员会', aliases: [] },
], { district: '青岛市岚湾区' })

const one = (text: string) => {
  const parsed = parseReference(text, index)
  return parsed.ok ? [parsed.value, ...parsed.notes.map(({ kind }) => kind)] : parsed.message.zh
}
const many = (text: string) => {
  const parsed = parseReferences(text, index)
  return parsed.ok ? [parsed.value, ...parsed.notes.map(({ kind }) => kind)] : parsed.message.zh
}

describe('a unit in a cell', () => {
  it('is known by name or alias, whatever the width and spaces', () => {
    expect(one('松涛街道')).toEqual([2])
    expect(one(' 松涛 街道　')).toEqual([2])
    expect(one('驻区示例部队０１')).toEqual([5])
    expect(one('妇女联合会')).toEqual([4])
  })

  it.each([['松涛街道办事处', 2], ['松涛街道办', 2], ['民政局', 3], ['区民政局', 3], ['青岛市岚湾区民政局', 3], ['区妇联', 4], ['岚湾区松涛街道', 2], ['松涛街道（牵头）', 2]])('%s is known by its core and marked as a guess', (written, id) => {
    expect(one(written)).toEqual([id, 'guessed'])
  })

  it('that is unknown is refused with the nearest names', () => {
    expect(one('松涛街到')).toBe('未找到单位“松涛街到”，是否为“松涛街道”？')
    expect(one('税务总局')).toBe('未找到单位“税务总局”')
  })

  it('may be one of several, each kept once', () => {
    expect(many('松涛街道、民政局,妇联；驻区示例部队01\n松涛街道')).toEqual([[2, 3, 4, 5], 'guessed', 'guessed'])
    expect(many('松涛街道、海澜街道等5家单位')).toEqual([[2, 7], 'vague'])
    expect(many('松涛街道、气象局')).toBe('未找到单位“气象局”')
  })
})
