import type { RecordName } from '../../../../db/records.ts'
import { viewImportRows } from '../../../../server/services/imports/view-import-rows.ts'
import type { ImportRowView } from '../../../../server/services/imports/row-views.ts'
import type { ImportOptions } from '../../../../server/services/imports/types.ts'
import { openDistrict } from '../../../db/open-district.ts'
import { openDesk } from '../import-desk.ts'
import { mintWorkbook, type SheetToMint } from '../mint-workbook.ts'

type Grid = SheetToMint['rows']
interface Reading { type?: RecordName, options?: ImportOptions, fileName?: string }

/** An office of 岚湾区 with some units, where a file goes in and its preview comes out as the screen gets it. */
export async function openOffice() {
  const district = await openDistrict()
  const subdistrict = await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const other = await district.add('organization', { name: '海澜街道', side: 'civilian', kind: 'subdistrict' })
  const women = await district.add('organization', { name: '岚湾区妇联', aliases: ['妇女联合会'], side: 'civilian', kind: 'mass_organization' })
  const garrison = await district.add('organization', { name: '驻区示例部队01', side: 'military', kind: 'unit' })
  await district.add('mechanism', { name: '防台风联动机制', type: 'typhoon' })
  const desk = await openDesk(district.db)

  /** Takes the bytes of a file to its preview, all rows of it. */
  async function readBytes(bytes: Uint8Array, { type = 'visit', ...choices }: Reading = {}) {
    const { id, summary } = await desk.prepare(type, bytes, choices)
    const rows: ImportRowView[] = []
    for (let cursor: number | null = null; ;) {
      const page = await viewImportRows(desk.context, { id, outcomes: null, cursor, limit: 200 })
      rows.push(...page.rows)
      cursor = page.cursor
      if (cursor === null) break
    }
    const data = rows.filter(({ leftOut }) => leftOut === null)
    return { id, summary, rows, data, left: rows.flatMap(({ row, leftOut }) => leftOut === null ? [] : [[row, leftOut.reason]]) }
  }

  /** The same for a grid as the one sheet of an .xlsx file, or for several sheets. */
  async function read(content: Grid | SheetToMint[], { merges, hiddenRows, ...choices }: Reading & Pick<SheetToMint, 'merges' | 'hiddenRows'> = {}) {
    const sheets = isSheets(content) ? content : [{ name: '台账', rows: content, merges, hiddenRows }]
    return readBytes(await mintWorkbook(sheets), choices)
  }

  return { ...district, subdistrict, other, women, garrison, desk, read, readBytes }
}

const isSheets = (content: Grid | SheetToMint[]): content is SheetToMint[] => content.some((item) => !Array.isArray(item))

/** A field's value as the preview shows it in Chinese; undefined where it has none. */
export const shown = (row: ImportRowView | undefined, field: string) => row?.values.find((value) => value.field === field)?.text.zh

/** The marks of a row as column, kind and words, but for what followed from other columns. */
export const marksOf = (row: ImportRowView | undefined) =>
  row?.marks.filter(({ kind }) => kind !== 'derived').map(({ column, kind, message }) => [column, kind, message.zh])

/** What is wrong with a row: column, what was read and why. */
export const issuesOf = (row: ImportRowView | undefined) => row?.issues.map(({ column, read, message }) => [column, read, message.zh])
