import type { ServiceContext } from '../../context.ts'
import { AppError, notFound } from '../../errors.ts'
import { alignEdit, type NumberChange } from '../../reports/align-edit.ts'
import type { Block, ReportContent } from '../../reports/compose.ts'
import { changeReport, requireDraft } from './change-report.ts'

interface Edit { version: number, block: string, text: string, why?: string }

/** A number that the data do not bear needs a reason. */
const reasonNeeded = (changes: NumberChange[]) => new AppError('report.reason_needed', 422, {
  zh: `改了数据里的数（${changes.map(({ was, now }) => `${was ?? '新增'}→${now}`).join('、')}），请写明依据`,
  en: `Numbers differ from the data (${changes.map(({ was, now }) => `${was ?? 'new'} → ${now}`).join(', ')}); say what they rest on`,
}, changes)

/**
 * Writes a paragraph by hand; empty text takes it out. Figures in it that stay are figures still, numbers of another value are marked
 * with the author and `why`. Throws `report.reason_needed` with those numbers where no reason is given, `conflict`, permission.denied.
 */
export function editBlock(context: ServiceContext, id: number, { version, block: blockId, text, why }: Edit) {
  return changeReport(context, id, version, async (report) => {
    requireDraft(report)
    const block = report.content.blocks.find((one) => one.id === blockId)
    if (!block) throw notFound({ zh: '段落', en: 'paragraph' })
    const { runs, changes } = alignEdit(block.runs, text.trim(), block.figures)
    const reason = why?.trim() ?? ''
    if (changes.length > 0 && reason === '') throw reasonNeeded(changes)
    const by = context.user.displayName
    const at = context.now.toISOString()
    const signed = runs.map((run) => run.manual?.at === '' ? { ...run, manual: { ...run.manual, by, at, why: reason } } : run)
    const content = replaceBlock(report.content, { ...block, runs: signed, edited: { by, at } })
    return { deed: 'edit', block: blockId, content, note: changes.length > 0 ? reason : null }
  })
}

/** Adds a paragraph of one's own after another. Throws as `editBlock` does. */
export function addBlock(context: ServiceContext, id: number, { version, after, text, why }: { version: number, after: string, text: string, why?: string }) {
  return changeReport(context, id, version, async (report) => {
    requireDraft(report)
    const at = context.now.toISOString()
    const by = context.user.displayName
    const index = report.content.blocks.findIndex((one) => one.id === after)
    if (index < 0) throw notFound({ zh: '段落', en: 'paragraph' })
    const { runs, changes } = alignEdit([], text.trim(), {})
    const reason = why?.trim() ?? ''
    if (changes.length > 0 && reason === '') throw reasonNeeded(changes)
    // A number that no other paragraph of this report ever had: the version that brings it.
    const own: Block = {
      id: `own-${version + 1}`, kind: 'paragraph', generated: '', slots: [], figures: {}, edited: { by, at },
      runs: runs.map((run) => run.manual ? { ...run, manual: { ...run.manual, by, at, why: reason } } : run),
    }
    const blocks = [...report.content.blocks.slice(0, index + 1), own, ...report.content.blocks.slice(index + 1)]
    return { deed: 'add', block: own.id, content: { ...report.content, blocks }, note: changes.length > 0 ? reason : null }
  })
}

const replaceBlock = (content: ReportContent, block: Block): ReportContent =>
  ({ ...content, blocks: content.blocks.map((one) => one.id === block.id ? block : one) })
