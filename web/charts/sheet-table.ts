import type { TableColumn, TableRow } from './DataTable.vue'

const figure = /^(-?\d{1,3}(?:,\d{3})*(?:\.\d+)?|-?\d+(?:\.\d+)?)\s?([^\d\s/][^\d/]*)?$/u

/**
 * A chart's table with numbers as numbers: where every figure of a column has one and the same unit, the unit moves to the header
 * (“1,234 次” → 1234 under “2026年（次）”). A column that says anything else stays text; “—” stays as it is, for none is not zero.
 */
export function sheetTable(columns: TableColumn[], rows: TableRow[]) {
  const asked = columns.map((column) => {
    const texts = rows.map((row) => row.cells[column.key] ?? '—')
    const parsed = column.numeric ? texts.map((text) => text === '—' ? null : figure.exec(text)) : []
    const units = new Set(parsed.flatMap((one) => one ? [one[2] ?? ''] : []))
    const isFigures = column.numeric === true && units.size <= 1 && parsed.every((one, index) => one !== null || texts[index] === '—')
    const [unit = ''] = units
    return {
      header: isFigures && unit !== '' ? `${column.label}（${unit}）` : column.label,
      values: isFigures ? parsed.map((one) => one ? Number(one[1]?.replaceAll(',', '')) : '—') : texts,
    }
  })
  return { columns: asked.map(({ header }) => header), rows: rows.map((_, index) => asked.map(({ values }) => values[index] ?? null)) }
}
