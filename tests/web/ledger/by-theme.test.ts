import { describe, expect, it } from 'vitest'
import { recordDefinitions } from '../../../db/records.ts'
import { byTheme } from '../../../web/components/ledger/by-theme.ts'
import { ledgers } from '../../../web/i18n/ledgers.ts'

describe('the ledgers under their themes', () => {
  const groups = byTheme(Object.values(recordDefinitions))

  it('are all there, each once', () => {
    expect(groups.flatMap(({ types }) => types.map(({ name }) => name)).sort()).toEqual(Object.keys(recordDefinitions).sort())
  })

  it('have a heading in both languages, and no theme without a ledger', () => {
    for (const { theme } of groups) {
      expect(ledgers.zh.themes[theme]).toMatch(/./u)
      expect(ledgers.en.themes[theme]).toMatch(/./u)
    }
    expect(byTheme([{ theme: 'creation' }])).toEqual([{ theme: 'creation', types: [{ theme: 'creation' }] }])
  })
})
