import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { searchTerms, termsVersion } from '../../db/search-terms.ts'
import { migrate } from '../../db/migrate.ts'
import { openDistrict } from './open-district.ts'

describe('search terms', () => {
  it('are the endings of a name in characters, pinyin and initials, none of which only begins another', () => {
    expect(searchTerms('绿岛Ａ1')).toEqual(['绿岛a1', '岛a1', 'a1', '1', 'lvdaoa1', 'daoa1', 'lda1', 'da1'])
    expect(searchTerms('福利院').sort()).toEqual(['fly', 'fuliyuan', 'liyuan', 'ly', 'yuan', '利院', '福利院', '院'])
    expect(searchTerms('（）')).toEqual([])
  })

  // What is stored was made by one version; where this fails, a newer library reads characters otherwise: raise the version with it.
  it('are those of their version, for every common character', () => {
    const common = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) => String.fromCodePoint(0x4e00 + index))
    const digest = createHash('sha256').update(common.map((character) => searchTerms(character).join()).join('\n')).digest('hex').slice(0, 16)
    expect([termsVersion, digest]).toEqual([1, 'de014c765198ad05'])
  })

  it('are made anew where the database has those of another version', async () => {
    const { db, add } = await openDistrict()
    const site = await add('partner_site', { name: '海伦路福利院', kind: 'welfare_home' })
    const terms = () => db.selectFrom('search_term').select('term').where('record_type', '=', 'partner_site').where('record_id', '=', site.id).orderBy('term').execute()
    const before = await terms()
    await db.updateTable('search_term').set({ term: 'of an older program' }).where('term', '=', 'fuliyuan').execute()
    await migrate(db)
    expect(await terms()).not.toEqual(before)
    await db.updateTable('counting').set({ terms: 0 }).execute()
    await migrate(db)
    expect(await terms()).toEqual(before)
    await db.destroy()
  })
})
