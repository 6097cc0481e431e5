import { appendAudit } from '../../../db/queries/audit.ts'
import { recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { writeWorkbook } from '../../spreadsheet/write-workbook.ts'
import { type CheckName, listChecks } from './list-checks.ts'

const names: Record<CheckName, string> = { duty: '值守双岗', phone: '电话核实', stock: '物资核实', drill: '预案演练', expiry: '物资到期', shelter: '安置余量' }

/** What the checks found (of one kind, or all) as an .xlsx, masked as the role may see it and put in the trail. Throws permission.denied. */
export async function exportChecks(context: ServiceContext, check: CheckName | null) {
  const { db, user, now, today, address } = context
  requireFeature(user.role, 'export')
  const { findings, ready, inUse, seasonEnd } = await listChecks(context)
  const asked = findings.filter((finding) => check === null || finding.check === check)
  const content = await writeWorkbook([{
    name: '检查清单',
    title: `联动准备检查清单（${asked.length} 条）`,
    guide: [`${today} · ${inUse} 个在用机制中 ${ready} 个就绪（H5） · 汛期至 ${seasonEnd} · ${user.displayName} 导出 · 内部资料，不得公开`],
    columns: [
      { header: '检查', width: 12 }, { header: '类别', width: 12 }, { header: '名称', width: 26 }, { header: '单位或机制', width: 24 }, { header: '问题', width: 34 },
      { header: '电话或数量', width: 18 }, { header: '上次核实', width: 12 }, { header: '核实人', width: 14 }, { header: '处理', width: 20 },
    ],
    rows: asked.map(({ check: kind, type, name, owner, what, line }) => [
      names[kind], recordDefinition(type).label.zh, name, owner, what.zh, line === null ? null : [line.value, line.measuredIn].filter(Boolean).join(' '), line?.verifiedOn ?? null, line?.verifiedBy ?? null, null,
    ]),
  }])
  await db.transaction().execute((trx) => appendAudit(trx, { at: now.toISOString(), authorId: user.id, action: 'export', subject: 'checks', detail: { check, rows: asked.length }, address }))
  return { content, name: `${check === null ? '联动准备检查' : names[check]}-${today}.xlsx` }
}
