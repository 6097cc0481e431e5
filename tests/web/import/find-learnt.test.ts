import { describe, expect, it } from 'vitest'
import type { LearntMappingView, LearntNameView } from '../../../web/api.ts'
import { findMappings, findNames } from '../../../web/components/import/memory/find-learnt.ts'

const common = { id: 1, version: 1, unit: { id: 2, name: '松涛街道' }, author: '小王', fileName: '7月走访.xlsx', at: '2026-11-01T02:00:00.000Z', uses: 0, lastUsedAt: null, mayChange: true, isForgotten: false }
const mapping: LearntMappingView = {
  ...common, type: 'visit', typeLabel: { zh: '走访慰问', en: 'Visits' }, choices: [],
  columns: [{ key: '花费', heading: '花费（元）', field: 'money_fen', basis: 'decided', refused: false, moneyUnit: null, fieldLabel: { zh: '慰问金', en: 'Money' } }],
}
const name: LearntNameView = { ...common, unit: null, type: 'organization', typeLabel: { zh: '单位', en: 'Organization' }, written: '区妇联会', record: { id: 3, name: '岚湾区妇联' }, idle: null }

describe('looking for what imports taught', () => {
  it.each(['花费', '７月走访', '松涛', '小王', '走访慰问', 'visits', ''])('“%s” finds a template', (text) => expect(findMappings([mapping], text)).toEqual([mapping]))
  it.each(['妇联会', '岚湾区', ' 小王 '])('“%s” finds a name', (text) => expect(findNames([name], text)).toEqual([name]))
  it('a text that nothing bears finds nothing', () => {
    expect(findMappings([mapping], '植树')).toEqual([])
    expect(findNames([name], '松涛')).toEqual([])
  })
})
