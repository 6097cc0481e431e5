import { describe, expect, it } from 'vitest'
import type { ServiceContext } from '../../../../server/context.ts'
import { changeMapping, forgetMapping, restoreMapping, viewMappingVersions } from '../../../../server/services/imports/import-memory/change-mapping.ts'
import { changeName, forgetName, restoreName } from '../../../../server/services/imports/import-memory/change-name.ts'
import { listMemory } from '../../../../server/services/imports/import-memory/list-memory.ts'
import { requireNameable } from '../../../../server/services/imports/import-memory/require-nameable.ts'
import type { ImportOptions } from '../../../../server/services/imports/types.ts'
import { type Grid, openLearningOffice, questionsOf, readingsOf } from './open-learning-office.ts'

const grid = (day: number, unit = '松涛街道'): Grid => [['日期', '慰问单位', '慰问对象', '花费', '经办情况'], [`2026-09-0${day}`, unit, '烈属', 3, '已办']]
const decided: ImportOptions = { sheets: { 台账: { columns: { D: 'money_fen', E: null } } }, moneyUnit: 'ten_thousand' }

async function openTaughtOffice() {
  const office = await openLearningOffice()
  const { desk, clerks, women } = office
  await office.teach('songtao', grid(1), decided)
  await office.teach('district', [['日期', '慰问单位', '慰问对象'], ['2026-09-02', '妇女会', '烈属']], { names: [{ type: 'organization', written: '妇女会', id: women.id, remember: true }] })
  const as = (clerk: keyof typeof clerks): ServiceContext => ({
    ...desk.context, user: { ...desk.context.user, id: clerks[clerk].id, organizationId: clerks[clerk].scope },
  })
  const list = (clerk: keyof typeof clerks, forgotten = false) => listMemory(as(clerk), { forgotten })
  const trail = async () => (await office.db.selectFrom('audit_entry').select(['action', 'subject', 'author_id']).execute())
    .filter(({ subject }) => subject.startsWith('import_')).map(({ action, subject, author_id: author }) => [action, subject, author])
  return { ...office, as, list, trail }
}

describe('what imports taught', () => {
  it('is listed with the template’s headings, who, when, from which file and how often it was used', async () => {
    const { list, read, commit, subdistrict, women } = await openTaughtOffice()
    const used = await read('songtao', grid(3))
    await commit('songtao', used.id)
    const { mappings, names } = await list('songtao')
    expect(mappings).toMatchObject([{
      id: 1, version: 1, type: 'visit', typeLabel: { zh: '走访慰问' }, unit: { id: subdistrict.id, name: '松涛街道' }, author: '松涛小王', fileName: '台账.xlsx',
      at: '2026-11-23T02:00:00.000Z', uses: 1, lastUsedAt: '2026-11-23T02:00:00.000Z', mayChange: true, isForgotten: false,
      choices: [{ name: 'moneyUnit', text: { zh: '金额按万元读' } }],
    }])
    expect(mappings[0]?.columns.map(({ heading, fieldLabel, basis }) => [heading, fieldLabel?.zh ?? null, basis])).toEqual([
      ['日期', '日期', 'read'], ['慰问单位', '慰问单位', 'read'], ['慰问对象', '慰问对象', 'read'], ['花费', '慰问金', 'decided'], ['经办情况', null, 'decided'],
    ])
    expect(names).toMatchObject([{ id: 1, written: '妇女会', record: { id: women.id, name: '岚湾区妇联' }, unit: null, author: null, mayChange: false, idle: null }])
    expect((await list('hailan')).mappings).toEqual([])
    expect((await list('district')).names).toMatchObject([{ author: '区办小周', fileName: '台账.xlsx', mayChange: true }])
    expect((await list('district')).mappings).toHaveLength(1)
  })

  it('can be changed column by column, kept in versions, and what is no field or read twice is refused', async () => {
    const { as, read, list, trail, clerks } = await openTaughtOffice()
    const change = (columns: { key: string, field: string | null }[], version = 1) => changeMapping(as('songtao'), 1, { version, columns, drop: ['moneyUnit'] })
    await expect(change([{ key: '花费', field: 'recipient' }])).rejects.toMatchObject({ code: 'invalid', messages: { zh: '有两列都读作“慰问对象”，请改其中一列' } })
    await expect(change([{ key: '花费', field: 'subdistrict_idd' }])).rejects.toMatchObject({ code: 'invalid' })
    await expect(change([{ key: '别的列', field: 'note' }])).rejects.toMatchObject({ code: 'invalid' })
    await expect(change([{ key: '经办情况', field: 'note' }], 2)).rejects.toMatchObject({ code: 'conflict' })
    await change([{ key: '经办情况', field: 'note' }])
    const { summary } = await read('songtao', grid(3))
    expect(readingsOf(summary)?.slice(3)).toEqual([['花费', 'money_fen', 'remembered'], ['经办情况', 'note', 'remembered']])
    expect(summary.found.moneyUnit.source).toBe('assumed')
    expect(summary.sheets[0]?.memory).toMatchObject({ version: 2, fileName: null })
    expect((await list('songtao')).mappings[0]).toMatchObject({ version: 2, choices: [], uses: 0 })
    expect((await viewMappingVersions(as('songtao'), 1)).map(({ version, author, byHand, fileName }) => [version, author, byHand, fileName])).toEqual([
      [2, '松涛小王', true, null], [1, '松涛小王', false, '台账.xlsx'],
    ])
    expect((await trail()).at(-1)).toEqual(['update', 'import_mapping:1', clerks.songtao.id])
  })

  it('can be forgotten and brought back, unless it was learnt anew meanwhile', async () => {
    const { as, read, teach, list, trail, clerks } = await openTaughtOffice()
    await forgetMapping(as('songtao'), 1)
    expect((await read('songtao', grid(3))).summary.sheets[0]?.memory).toBeNull()
    expect((await list('songtao')).mappings).toEqual([])
    expect((await list('songtao', true)).mappings).toMatchObject([{ id: 1, isForgotten: true }])
    await restoreMapping(as('songtao'), 1)
    expect((await read('songtao', grid(3))).summary.sheets[0]?.memory?.id).toBe(1)

    await forgetMapping(as('songtao'), 1)
    await teach('songtao', grid(4), decided)
    await expect(restoreMapping(as('songtao'), 1)).rejects.toMatchObject({ code: 'conflict' })
    expect((await read('songtao', grid(5))).summary.sheets[0]?.memory).toMatchObject({ id: 2, version: 1 })
    expect((await trail()).slice(2)).toEqual([
      ['forget', 'import_mapping:1', clerks.songtao.id], ['restore', 'import_mapping:1', clerks.songtao.id], ['forget', 'import_mapping:1', clerks.songtao.id],
      ['learn', 'import_mapping:2', clerks.songtao.id],
    ])
  })

  it('about names can be turned to another record, forgotten and brought back', async () => {
    const { as, read, list, subdistrict, trail, clerks, add } = await openTaughtOffice()
    const asked = async () => questionsOf((await read('songtao', grid(3, '妇女会'))).summary)[0]?.slice(2)
    await expect(changeName(as('songtao'), 1, { version: 1, recordId: subdistrict.id })).rejects.toMatchObject({ code: 'permission.denied' })
    await expect(changeName(as('district'), 1, { version: 1, recordId: 999 })).rejects.toMatchObject({ code: 'not_found' })
    await changeName(as('district'), 1, { version: 1, recordId: subdistrict.id })
    expect(await asked()).toEqual(['remembered', '松涛街道'])
    await expect(changeName(as('district'), 1, { version: 1, recordId: subdistrict.id })).rejects.toMatchObject({ code: 'conflict' })
    await forgetName(as('district'), 1)
    expect(await asked()).toEqual(['unknown', null])
    expect((await list('district', true)).names).toMatchObject([{ id: 1, isForgotten: true }])
    await restoreName(as('district'), 1)
    expect(await asked()).toEqual(['remembered', '松涛街道'])
    expect((await trail()).slice(2).map(([action]) => action)).toEqual(['update', 'forget', 'restore'])
    expect((await trail()).at(-1)?.[2]).toBe(clerks.district.id)

    await add('organization', { name: '妇女会', side: 'civilian', kind: 'ngo' })
    expect((await list('district')).names[0]?.idle).toBe('registered')
  })

  it('may not be turned to a site that belongs to others', async () => {
    const { as, add, subdistrict } = await openTaughtOffice()
    const site = await add('partner_site', { name: '松涛福利院', kind: 'welfare_home', subdistrict_id: subdistrict.id, owner_id: subdistrict.id, since_year: 2006 })
    const answers = [{ type: 'partner_site', written: '福利院', id: site.id }]
    await expect(requireNameable(as('hailan'), answers)).rejects.toMatchObject({ code: 'not_found' })
    await requireNameable(as('songtao'), answers)
    await requireNameable(as('district'), answers)
  })

  it('keeps no other name of a military unit, and lets none be tied to what may be its designation', async () => {
    const { as, teach, garrison, db, women } = await openTaughtOffice()
    const visit = (unit: string): Grid => [['日期', '慰问单位', '慰问对象'], ['2026-09-05', unit, '烈属']]
    const answer = (written: string, id: number) => [{ type: 'organization', written, id, remember: true }]
    await expect(requireNameable(as('district'), answer('71282部队', garrison.id))).rejects.toMatchObject({ code: 'invalid' })
    await expect(requireNameable(as('district'), answer('第123旅', garrison.id))).rejects.toMatchObject({ code: 'invalid' })
    await requireNameable(as('district'), answer('第一大队', garrison.id))
    await requireNameable(as('district'), answer('71282部队', women.id))
    const { summary } = await teach('district', visit('示例一大队'), { names: answer('示例一大队', garrison.id) })
    expect(questionsOf(summary)).toEqual([['示例一大队', 1, 'answered', '驻区示例部队01']])
    expect((await db.selectFrom('import_name').select('written').execute()).map(({ written }) => written)).toEqual(['妇女会'])
    await expect(changeName(as('district'), 1, { version: 1, recordId: garrison.id })).rejects.toMatchObject({ code: 'invalid' })
  })
})
