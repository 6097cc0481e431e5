import type { JobProgressView } from '../../api.ts'
import { formatExact } from '../../i18n/format.ts'
import { formatSize } from './choose-file.ts'

/** A job's progress, or that of a file on its way to the server. */
export type ShownProgress = Omit<JobProgressView, 'stage'> & { stage: JobProgressView['stage'] | 'queued' | 'sending' }

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Done of the whole, 0–1; null where the whole is not known. */
export function shareDone({ done, total }: Pick<ShownProgress, 'done' | 'total'>) {
  return total === null || total <= 0 ? null : Math.min(1, Math.max(0, done / total))
}

/** What is being done: a job at whose turn it is but that has not told anything yet is opening its file. */
export function stageText({ stage, ahead }: ShownProgress, t: Translate) {
  return t(`importFiles.stages.${stage === 'waiting' && ahead === 0 ? 'opening' : stage}`)
}

/** How far it has come: `34% · 12,000 行`, `12.3 MB / 45 MB`, `前面还有 1 个`; empty where there is nothing to say. */
export function figureText(progress: ShownProgress, t: Translate) {
  const { stage, done, total, rows, ahead } = progress
  if (stage === 'queued' || stage === 'publishing') return ''
  if (stage === 'waiting') return ahead === 0 ? '' : t('importFiles.progress.ahead', { count: ahead })
  if (stage === 'sending') return t('importFiles.progress.bytes', { done: formatSize(done), total: formatSize(total ?? done) })
  if (progress.unit === 'rows') return total === null ? t('importFiles.progress.rows', { rows: formatExact(done) }) : t('importFiles.progress.rowsOf', { done: formatExact(done), total: formatExact(total) })
  const share = shareDone(progress)
  return [
    share === null ? '' : t('importFiles.progress.percent', { percent: Math.floor(share * 100) }),
    rows > 0 ? t('importFiles.progress.rows', { rows: formatExact(rows) }) : '',
  ].filter((part) => part !== '').join(' · ')
}
