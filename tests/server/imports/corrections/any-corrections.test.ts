import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../server/errors.ts'
import { chooseRow } from '../../../../server/services/imports/corrections/choose-row.ts'
import { fixCells, restoreCells } from '../../../../server/services/imports/corrections/fix-cells.ts'
import { readAgain } from '../../../../server/services/imports/corrections/read-again.ts'
import { requireImport } from '../../../../server/services/imports/require-import.ts'
import type { ImportSummary } from '../../../../server/services/imports/types.ts'
import type { StagedRow } from '../../../../server/services/imports/staged-row.ts'
import { viewImport } from '../../../../server/services/imports/view-imports.ts'
import { openDistrict } from '../../../db/open-district.ts'
import { openDesk, stagedRows } from '../import-desk.ts'
import { mintWorkbook } from '../mint-workbook.ts'

type Texts = Record<string, (string | null)[]>

const kinds: { type: 'visit' | 'activity', heads: string[], fitting: Texts, fillDown: string[] }[] = [
  {
    type: 'visit', heads: ['日期', '慰问单位', '慰问对象', '户数', '慰问金(元)', '节日'], fillDown: ['visited_on', 'host_id'],
    fitting: {
      A: ['2026.3.1', '2026.3.1', '2026.3.2', '2026.2.30', '3月5日', '2025.3.1', '2026.3.1-3.3', '同上', null],
      B: ['松涛街道', '岚湾区妇联', '松涛街', '妇联会', '同上', null],
      C: ['烈属', '军属', '烈属家庭', '困难群众', '张大爷', '同上'],
      D: ['1', '2', '若干', '约30', '同上', null],
      E: ['500', '1.2万元', '若干', '无', null],
      F: ['清明', '春节', '某节', null],
      '.recipient_category': ['烈属', '军属', '某类'],
      '.note': ['补报', '同上'],
    },
  },
  {
    type: 'activity', heads: ['日期', '活动名称', '主办单位', '参与单位', '群众人数', '类型'], fillDown: ['host_id'],
    fitting: {
      A: ['2026.3.5', '2026.3.5', '2026.3.12', '3月5日', '2026.3.5-3.7', '2027.1.1', '同上'],
      B: ['学雷锋志愿服务', '学雷锋志愿服务活动', '学雷锋志愿者服务', '植树', '义务植树', '同上', null],
      C: ['松涛街道', '岚湾区妇联', '松涛街', '妇联会', '同上', null],
      D: ['岚湾区妇联、松涛街道', '松涛街道', '妇联会', null],
      E: ['10', '约30', '若干', '同上', null],
      F: ['学雷锋', '某类', null],
      '.status': ['完成', '计划', '取消', '某态'],
      '.place': ['福利院'],
    },
  },
]

const deeds = ['write', 'write', 'write', 'alike', 'restore', 'restore alike', 'leave out', 'own', 'merge', 'free'] as const

function corrections({ fitting }: typeof kinds[number]) {
  const columns = Object.keys(fitting)
  const any = [...new Set(Object.values(fitting).flat()), '合计']
  const textFor = (column: string) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fitting[column] ?? any) }, { weight: 1, arbitrary: fc.constantFrom(...any) })
  const row = fc.tuple(textFor('A'), textFor('B'), textFor('C'), textFor('D'), textFor('E'), textFor('F'))
  const step = fc.constantFrom(...columns).chain((cell) => fc.record({
    row: fc.integer({ min: 2, max: 8 }), cell: fc.constant(cell), text: textFor(cell), deed: fc.constantFrom(...deeds),
  }))
  return fc.record({
    grid: fc.array(row, { minLength: 4, maxLength: 7 }), merge: fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 2, max: 6 })),
    fills: fc.boolean(), steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  })
}

describe('any corrections of any sheet', { timeout: 240_000 }, () => {
  it.each(kinds)('leave the preview of $type as reading the file with them would make it, and every row counted once', async (kind) => {
    const { type, heads, fillDown } = kind
    const { db, add } = await openDistrict()
    const songtao = await add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
    await add('organization', { name: '岚湾区妇联', side: 'civilian', kind: 'mass_organization' })
    await add('visit', { visited_on: '2026-03-01', host_id: songtao.id, recipient: '烈属', recipient_category: 'martyr_family', households: 2 })
    await add('activity', { started_on: '2026-03-05', title: '学雷锋志愿服务', host_id: songtao.id, civilians: 20 })
    const desk = await openDesk(db)

    async function correct(id: number, { row, cell, text, deed }: { row: number, cell: string, text: string | null, deed: typeof deeds[number] }) {
      const at = { id, sheet: '表', row }
      const cells = { ...at, cell, alike: deed.endsWith('alike') }
      if (deed === 'write' || deed === 'alike') return fixCells(desk.context, { ...cells, text: cell.startsWith('.') ? text ?? '无' : text })
      if (deed.startsWith('restore')) return restoreCells(desk.context, cells)
      const of = (await stagedRows(db, id)).find((one) => one.row === row)?.marks.find((mark) => mark.of)?.of
      const choice = { 'leave out': 'leave_out', own: 'as_new', merge: 'merge', free: null }[deed as 'own'] as 'as_new' | null
      return chooseRow(desk.context, { ...at, choice, recordId: of?.recordId ?? null })
    }

    await fc.assert(fc.asyncProperty(corrections(kind), async ({ grid, merge: [column, top], fills, steps }) => {
      const file = await mintWorkbook([{
        name: '表', rows: [heads, ...grid.map((cells) => [...cells]), ['合计', null, null, 3, 900, null]], merges: [`${column}${top}:${column}${top + 1}`],
      }])
      const prepared = await desk.prepare(type, file, { options: fills ? { fillDown } : {} })
      const { id } = prepared
      if (prepared.summary.refusal !== null) return
      for (const step of steps) await correct(id, step).catch(refusedOnly)
      const [rows, now] = [await stagedRows(db, id), (await viewImport(desk.context, id)).summary]
      if (now === null || now.refusal !== null) return
      expect(now.counts).toEqual(countsOf(rows))
      expect(now.counts.total).toBe(prepared.rows.length)

      await readAgain(desk.context, await requireImport(desk.context, id))
      const [afresh, then] = [await stagedRows(db, id), (await viewImport(desk.context, id)).summary]
      expect(rows).toEqual(afresh)
      expect(now.counts).toEqual(then?.counts)
      expect([now.fixed, now.duplicates, sorted(now.inferred)]).toEqual([then?.fixed, then?.duplicates, sorted(then?.inferred ?? [])])
      expect(namesOf(now)).toEqual(namesOf(then))
      expect(ofCells(now.warnings)).toEqual(ofCells(then?.warnings ?? []))
    }), { numRuns: 80 })
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

/** Whether a blank could be filled from above hangs on what stands above it, which a correction does not look for. */
const ofCells = (warnings: { kind: string, message: { zh: string } }[]) =>
  warnings.filter(({ kind }) => kind !== 'blanks_to_fill').map(({ message }) => message.zh).sort()
const namesOf = (summary: ImportSummary | null) =>
  summary?.names.questions.map(({ written, rows, state, taken, suggestions }) => JSON.stringify([written, rows, state, taken, suggestions])).sort()


const sorted = (inferred: { sheet: string, column: string, kinds: { kind: string, count: number }[] }[]) =>
  inferred.map(({ column, kinds: counts }) => [column, counts.map(({ kind, count }) => `${kind} ${count}`).sort()]).sort()
