import { api } from '../../api.ts'
import type { SheetTable } from '../../charts/chart-source.ts'
import { saveAnswer } from '../save-answer.ts'

/** Has the server write a chart's table as an .xlsx file and hands it to the browser. Throws ApiError. */
export const saveChartWorkbook = (table: SheetTable) => saveAnswer(api.charts.workbook.$post({ json: table }), `${table.name}.xlsx`)
