import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../server/errors.ts'
import { fixCells, restoreCells } from '../../../../server/services/imports/corrections/fix-cells.ts'
import { readAgain } from '../../../../server/services/imports/corrections/read-again.ts'
import { requireImport } from '../../../../server/services/imports/require-import.ts'
import type { ImportSummary } from '../../../../server/services/imports/types.ts'
import type { StagedRow } from '../../../../server/services/imports/staged-row.ts'
import { viewImport } from '../../../../server/services/imports/view-imports.ts'
import { openDistrict } from '../../../db/open-district.ts'
import { openDesk, stagedRows } from '../import-desk.ts'
import { mintWorkbook } from '../mint-workbook.ts'

const fitting: Record<string, (string | null)[]> = {
  A: ['2026.3.1', '2026.3.1', '2026.3.2', '2026.2.30', '3月5日', '2025.3.1', '2026.3.1-3.3', '同上', null],
  B: ['松涛街道', '岚湾区妇联', '松涛街', '妇联会', '同上', null],
  C: ['烈属', '军属', '困难群众', '张大爷', '同上'],
  D: ['1', '2', '若干', '约30', '同上', null],
  E: ['500', '1.2万元', '若干', '无', null],
  F: ['清明', '春节', '某节', null],
  '.recipient_category': ['烈属', '军属', '某类'],
  '.note': ['补报', '同上'],
}
const columns = Object.keys(fitting)
const any = [...new Set(Object.values(fitting).flat()), '合计']

const textFor = (column: string) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fitting[column] ?? any) }, { weight: 1, arbitrary: fc.constantFrom(...any) })
const row = fc.tuple(textFor('A'), textFor('B'), textFor('C'), textFor('D'), textFor('E'), textFor('F'))

const step = fc.constantFrom(...columns).chain((cell) => fc.record({
  row: fc.integer({ min: 2, max: 8 }), cell: fc.constant(cell), text: textFor(cell),
  deed: fc.constantFrom('write' as const, 'write' as const, 'write' as const, 'alike' as const, 'restore' as const, 'restore alike' as const),
}))

describe('any corrections of any sheet', { timeout: 240_000 }, () => {
  it('leave the preview as reading the file with them would make it, and every row counted once', async () => {
    const district = await openDistrict()
    const songtao = await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
    await district.add('organization', { name: '岚湾区妇联', side: 'civilian', kind: 'mass_organization' })
    await district.add('visit', { visited_on: '2026-03-01', host_id: songtao.id, recipient: '烈属', recipient_category: 'martyr_family', households: 2 })
    const desk = await openDesk(district.db)

    await fc.assert(fc.asyncProperty(
      fc.array(row, { minLength: 4, maxLength: 7 }), fc.integer({ min: 2, max: 6 }), fc.boolean(), fc.array(step, { minLength: 1, maxLength: 8 }),
      async (grid, top, fills, steps) => {
        const file = await mintWorkbook([{
          name: '走访', rows: [['日期', '慰问单位', '慰问对象', '户数', '慰问金(元)', '节日'], ...grid.map((cells) => [...cells]), ['合计', null, null, 3, 900, null]], merges: [`B${top}:B${top + 1}`],
        }])
        const prepared = await desk.prepare('visit', file, { options: fills ? { fillDown: ['visited_on', 'host_id'] } : {} })
        const { id } = prepared
        if (prepared.summary.refusal !== null) return
        for (const { row: number, cell: place, text, deed } of steps) {
          const at = { id, sheet: '走访', row: number, cell: place, alike: deed.endsWith('alike') }
          await (deed.startsWith('restore') ? restoreCells(desk.context, at) : fixCells(desk.context, { ...at, text: place.startsWith('.') ? text ?? '无' : text })).catch(refusedOnly)
        }
        const [rows, now] = [await stagedRows(district.db, id), (await viewImport(desk.context, id)).summary]
        if (now === null || now.refusal !== null) return
        expect(now.counts).toEqual(countsOf(rows))
        expect(now.counts.total).toBe(prepared.rows.length)

        await readAgain(desk.context, await requireImport(desk.context, id))
        const [afresh, then] = [await stagedRows(district.db, id), (await viewImport(desk.context, id)).summary]
        expect(rows).toEqual(afresh)
        expect(now.counts).toEqual(then?.counts)
        expect([now.fixed, now.duplicates, sorted(now.inferred)]).toEqual([then?.fixed, then?.duplicates, sorted(then?.inferred ?? [])])
        expect(namesOf(now)).toEqual(namesOf(then))
        expect(now.warnings.filter(({ kind }) => kind !== 'blanks_to_fill').map(({ message }) => message.zh).sort())
          .toEqual(then?.warnings.filter(({ kind }) => kind !== 'blanks_to_fill').map(({ message }) => message.zh).sort())
      },
    ), { numRuns: 150 })
  })
})

/** A correction may be refused, and then leaves everything as it is. */
function refusedOnly(error: unknown) {
  if (!(error instanceof AppError)) throw error
}

function countsOf(rows: StagedRow[]) {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0, left_out: 0, total: rows.length }
  for (const { outcome } of rows) counts[outcome] += 1
  return counts
}

const namesOf = (summary: ImportSummary | null) =>
  summary?.names.questions.map(({ written, rows, state, taken, suggestions }) => JSON.stringify([written, rows, state, taken, suggestions])).sort()

const sorted = (inferred: { sheet: string, column: string, kinds: { kind: string, count: number }[] }[]) =>
  inferred.map(({ column, kinds }) => [column, kinds.map(({ kind, count }) => `${kind} ${count}`).sort()]).sort()
