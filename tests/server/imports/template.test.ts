import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordDefinition, recordNames } from '../../../db/records.ts'
import { makeTemplate } from '../../../server/services/imports/make-template.ts'
import { openWorkbook } from '../../../server/spreadsheet/read-workbook.ts'
import { openDistrict } from '../../db/open-district.ts'
import { openDesk } from './import-desk.ts'

const types = recordNames.filter((type) => recordDefinition(type).importable)

describe('a template', () => {
  it.each(types)('of %s imports as nothing but its example, with every column known', async (type) => {
    const { db } = await openDistrict()
    const desk = await openDesk(db)
    const { bytes } = await makeTemplate(desk.context, type)
    const { summary } = await desk.prepare(type, bytes)
    expect(summary.refusal?.zh).toBe('表头下面没有可以导入的行')
  })

  it.each(types)('of %s names its columns as the importer knows them for certain', async (type) => {
    const { db } = await openDistrict()
    const desk = await openDesk(db)
    const { bytes } = await makeTemplate(desk.context, type)
    const path = join(desk.context.env.dataDirectory, 'template.xlsx')
    await writeFile(path, bytes)
    const workbook = await openWorkbook(path)
    const [sheet] = workbook.sheets
    const head = []
    if (sheet) for await (const rows of workbook.readRows(sheet)) head.push(...rows)
    await workbook.close()
    const headers = head[2]?.cells.slice(1).map((cell) => cell.text.replace(/\*$|\(元\)/gu, ''))
    const { fields, sheetFields } = recordDefinition(type)
    const shown = [
      // A plan stands in its twelve months.
      ...Object.values(fields).filter((field) => field.imported && field.kind !== 'plan'), ...Object.values(sheetFields).filter((field) => field.listed),
    ]
    expect(headers).toEqual(shown.map((field) => field.headers[0]))
  })
})
