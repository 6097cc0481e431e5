import { describe, expect, it } from 'vitest'
import { loadSample } from '../../../db/sample/load-sample.ts'
import { connect } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { recordDefinition, recordNames } from '../../../db/records.ts'
import { exportFormats } from '../../../server/services/records/export-file.ts'
import { exportLedger } from '../../../server/services/records/export.ts'
import { openDesk, today } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

/** A place whose coordinates came in another system than the map's. */
async function comeInGcj02(desk: Awaited<ReturnType<typeof openDesk>>) {
  const { id } = await desk.prepare('partner_site', await mintWorkbook([{ rows: [
    ['名称', '类别', '经度', '纬度', '坐标系'], ['往返示例学校', '学校', 120.3826, 36.0671, 'GCJ-02'],
  ] }]))
  await desk.commit(id, 'partner_site')
}

describe('an exported ledger', { timeout: 120_000 }, () => {
  it.each(exportFormats)('as %s imports as what stands already, whatever its type', async (format) => {
    const db = connect(':memory:')
    await migrate(db)
    await loadSample(db, { today })
    const desk = await openDesk(db)
    await comeInGcj02(desk)
    for (const type of recordNames.filter((name) => recordDefinition(name).importable)) {
      const { stream } = await exportLedger(desk.context, { type }, { format })
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
      const { summary, rows } = await desk.prepare(type, bytes)
      const odd = rows.filter(({ outcome }) => outcome !== 'same' && outcome !== 'left_out').slice(0, 3)
      expect([type, odd.map(({ row, outcome, issues, differences }) => ({ row, outcome, issues, differences }))]).toEqual([type, []])
      expect(summary.counts.same).toBeGreaterThan(0)
    }
  })
})
