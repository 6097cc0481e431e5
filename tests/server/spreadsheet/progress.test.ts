import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createFileBench, mintZip, worksheet, xlsxEntries } from './mint-files.ts'
import { biff, mintXls } from './mint-xls.ts'

const bench = createFileBench()
const names = Array.from({ length: 20_000 }, () => randomBytes(24).toString('hex'))

const files: Record<string, () => string | Uint8Array> = {
  'a packed .xlsx': () => mintZip(xlsxEntries({ sheet: worksheet(names.map((name) => `<row><c t="inlineStr"><is><t>${name}</t></is></c></row>`).join('')) })),
  '.csv': () => names.join('\n'),
  'a web page called .xls': () => `<html><table>${names.map((name) => `<tr><td>${name}</td></tr>`).join('')}</table></html>`,
  'Excel 2003 XML': () => '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    + `<Worksheet ss:Name="台账"><Table>${names.map((name) => `<Row><Cell><Data ss:Type="String">${name}</Data></Cell></Row>`).join('')}</Table></Worksheet></Workbook>`,  '.xls': () => mintXls({ sheets: [{ name: '台账', records: names.map((_, row) => biff.number(row, 0, row)) }] }),
}

describe('the progress of reading', () => {
  for (const [kind, mint] of Object.entries(files)) {
    it(`grows with the rows of ${kind} up to the bytes that the file has`, async () => {
      const reader = await bench.open(mint())
      const seen: number[] = []
      for (const sheet of reader.sheets) {
        for await (const rows of reader.readRows(sheet)) {
          const { done, total } = reader.progress(reader.sheets)
          expect(rows.length).toBeGreaterThan(0)
          expect(done).toBeLessThanOrEqual(total)
          seen.push(done / total)
        }
      }
      expect(new Set(seen).size).toBeGreaterThan(2)
      expect(seen).toEqual([...seen].sort((one, other) => one - other))
      expect(reader.progress(reader.sheets).done).toBe(reader.progress(reader.sheets).total)
      await reader.close()
    })
  }
})
