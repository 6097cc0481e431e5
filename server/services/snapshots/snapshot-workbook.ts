import { indicators } from '../../../db/indicators.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { writeWorkbook } from '../../spreadsheet/write-workbook.ts'
import { figuresThenAndNow, hasChanged, keyOf } from './compare-snapshot.ts'
import { requireSnapshot } from './require-snapshot.ts'

/** A snapshot as .xlsx: every figure as reported, as it is now, and the change, for every unit. The export is logged. Throws permission.denied, not_found. */
export async function writeSnapshotWorkbook(context: ServiceContext, id: number) {
  const { db, user, now: time, address } = context
  requireFeature(user.role, 'export')
  const snapshot = await requireSnapshot(context, id)
  const { then, now } = await figuresThenAndNow(context, snapshot)
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const rows = then.map((figure) => {
    const indicator = known.get(figure.indicator)
    const current = now.get(keyOf(figure))
    const inUnit = (value: number | null | undefined) => value === null || value === undefined ? null : Number((indicator?.format === 'money' ? value / 100 : value).toFixed(4))
    const [before, after] = [inUnit(figure.value), inUnit(current?.value)]
    return [
      figure.organization_name, figure.indicator, indicator?.name.zh ?? '', indicator?.format === 'money' ? '元' : indicator?.unit.zh ?? '', before ?? '—', after ?? '—',
      before === null || after === null ? '—' : Number((after - before).toFixed(4)), hasChanged(figure, current) ? '有变化' : '', inUnit(figure.target) ?? '',
    ]
  })
  const withdrawn = snapshot.withdrawn_at === null ? [] : [`已撤回：${snapshot.withdrawn_reason ?? ''}`]
  const content = await writeWorkbook([{
    name: '上报版', title: snapshot.name, rows,
    guide: [`${snapshot.organization_name} · ${snapshot.from_day} 至 ${snapshot.to_day} · 冻结于 ${snapshot.created_at} · 第 ${snapshot.revision} 版数据 · SHA-256 ${snapshot.figures_hash}`, ...withdrawn],
    columns: ['单位', '指标代码', '指标', '计量单位', '上报时', '现在', '变化', '说明', '上报时目标'].map((header) => ({ header })),
  }])
  await db.transaction().execute((trx) => appendAudit(trx, {
    at: time.toISOString(), authorId: user.id, action: 'export', subject: `snapshot:${id}`, detail: { record: snapshot.name, rows: rows.length, format: 'xlsx' }, address,
  }))
  return { content, name: `${snapshot.name}.xlsx` }
}
