import { api, toApiError, unreachable } from '../api.ts'
import type { SheetTable } from '../charts/chart-source.ts'
import { fileNameOf, saveFile } from './save-file.ts'

/** Has the server write a chart's table as an .xlsx file and hands it to the browser. Throws ApiError. */
export async function saveChartWorkbook(table: SheetTable) {
  const answer = await api.charts.workbook.$post({ json: table }).catch(() => {
    throw unreachable()
  })
  if (!answer.ok) throw await toApiError(answer)
  saveFile(await answer.blob(), fileNameOf(answer, `${table.name}.xlsx`))
}
