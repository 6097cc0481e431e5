import { hc } from 'hono/client'
import { ApiError } from './api-error.ts'
import type { AppType } from '../server/app.ts'

export type { CorrectionResult, ImportDifferenceView, ImportFixView, ImportIssueView, ImportMarkView, ImportRowView } from '../server/services/imports/row-views.ts'
export type { ColumnSummary, Counts, FileState, ImportBatchView, ImportBrief, ImportEvent, ImportOptions, ImportSummary, ImportWarning, JobProgressView, SheetOptions, SheetSummary, UndoResult } from '../server/services/imports/types.ts'
export type { MappingChange } from '../server/services/imports/import-memory/change-mapping.ts'
export type { LearntMappingView, LearntNameView, MappingVersionView } from '../server/services/imports/import-memory/memory-views.ts'
export type { NameAnswer, NameQuestion } from '../server/services/imports/import-memory/summary-types.ts'

export interface Label { zh: string, en: string }

const { api } = hc<AppType>('/', { init: { credentials: 'same-origin' } })
export { api }

interface Answer<T> { ok: boolean, status: number, json(): Promise<T> }

/** The body of a successful answer. Throws ApiError with the server's words, or one that says that the server was not reached. */
export async function read<T>(request: Promise<Answer<T>>): Promise<T> {
  const answer = await request.catch(() => {
    throw unreachable()
  })
  if (answer.ok) return answer.json()
  throw await toApiError(answer)
}

export const unreachable = () => new ApiError('network', 0, { zh: '连接不到服务器，请检查网络后重试', en: 'The server cannot be reached; check the network and try again' }, null)

/** The error in an answer. */
export async function toApiError(answer: Pick<Answer<unknown>, 'status' | 'json'>) {
  const body = await answer.json().catch(() => null) as { error?: { code: string, message: Label, details: unknown } } | null
  const unknown = { zh: `服务器没有给出原因（${answer.status}）`, en: `The server gave no reason (${answer.status})` }
  return new ApiError(body?.error?.code ?? 'unknown', answer.status, body?.error?.message ?? unknown, body?.error?.details ?? null)
}

/** What an endpoint answers, by its client method. */
export type AnswerOf<Method extends (...parameters: never[]) => Promise<Answer<unknown>>> =
  Awaited<ReturnType<Method>> extends Answer<infer Body> ? Body : never
