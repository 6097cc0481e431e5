import { describe, expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { recordDefinition, recordNames } from '../../db/records.ts'
import { openDistrict } from './open-district.ts'

describe('an upgraded database', () => {
  it('is counted anew once where the program has measures that it was not counted by', async () => {
    const { db, add } = await openDistrict()
    const street = await add('organization', { name: '松涛街道', kind: 'subdistrict' })
    await add('meeting', { held_on: '2026-03-05', name: '军地联席会议', type: 'joint', organization_id: street.id })
    const meetings = () => db.selectFrom('rollup_month').select('value').where('measure', '=', 'meetings').where('organization_id', '=', street.id).execute()
    // As an older program left it: it knew no meetings.
    await db.deleteFrom('rollup_month').where('measure', '=', 'meetings').execute()
    await migrate(db)
    expect(await meetings()).toEqual([])
    await db.updateTable('counting').set({ measures: 'of an older program' }).execute()
    await migrate(db)
    expect(await meetings()).toEqual([{ value: 1 }])
    await db.destroy()
  })

  it('has a column for every field of every record type', async () => {
    const { db } = await openDistrict()
    for (const table of await db.introspection.getTables()) {
      if (!recordNames.some((name) => name === table.name)) continue
      const type = recordNames.find((name) => name === table.name) ?? 'organization'
      const columns = new Set(table.columns.map(({ name }) => name))
      expect(Object.keys(recordDefinition(type).fields).filter((field) => !columns.has(field)), type).toEqual([])
    }
    await db.destroy()
  })
})
