import { appendAudit } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { writeWorkbook } from '../../spreadsheet/write-workbook.ts'
import { viewReviews } from './view-reviews.ts'

/** The results of a year as .xlsx: ballots by unit, and what was written beside them. The export is logged. Throws permission.denied, and `conflict` while the round is open. */
export async function writeReviewWorkbook(context: ServiceContext, year: number) {
  requireFeature(context.user.role, 'export')
  const { results, round, organization, sample, dataAsOf } = await viewReviews(context, { year })
  if (!results) throw conflict({ zh: '评议还没有结束，结束后才能导出结果', en: 'The review is still open; close it before its results are exported' })
  const perCent = (approval: number | null) => approval === null ? '—' : Number(approval.toFixed(1))
  const rows = results.units.map(({ name, reported, result }) => [
    name, reported ? '已述职' : '未述职', ...result
      ? [result.satisfied, result.fairly_satisfied, result.dissatisfied, result.online + result.paper, perCent(result.approval), result.online, result.paper] : ['', '', '', 0, '—', 0, 0],
  ])
  const { satisfied, fairly_satisfied: fairly, dissatisfied, ballots, approval } = results.total
  const comments = results.units.flatMap(({ name, result }) => (result?.comments ?? []).map((comment) => [name, comment]))
  const guide = [
    `${organization.name} · ${year}年度 · ${round?.closedAt ? `网上评议结束于 ${round.closedAt}` : '没有网上评议'} · 数据截至 ${dataAsOf}`,
    '满意率 =（满意 + 基本满意）÷ 全部票；票数为网上票与纸质票之和', ...sample ? ['示例数据'] : [],
  ]
  const title = `${year}年履职评议结果`
  const content = await writeWorkbook([
    {
      name: '评议结果', title, guide, rows: [...rows, ['合计', '', satisfied, fairly, dissatisfied, ballots, perCent(approval), '', '']],
      columns: ['单位', '述职', '满意', '基本满意', '不满意', '票数', '满意率（%）', '其中网上', '其中纸质'].map((header) => ({ header })),
    },
    { name: '评议意见', title: `${year}年评议意见（不记名）`, rows: comments, columns: [{ header: '单位' }, { header: '意见', width: 60 }] },
  ])
  await context.db.transaction().execute((trx) => appendAudit(trx, {
    at: context.now.toISOString(), authorId: context.user.id, action: 'export', subject: 'reviews', detail: { record: title, rows: rows.length, format: 'xlsx' }, address: context.address,
  }))
  return { content, name: `${title}.xlsx` }
}
