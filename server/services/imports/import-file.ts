import { basename } from 'node:path'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { readImportRowPages } from '../../../db/queries/imports.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { Label } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { maskText } from '../../security/permissions.ts'
import { createImport } from './create-import.ts'
import { discardImport } from './discard-import.ts'
import { commitAs } from './finish-import.ts'
import { cancelJob, jobProgress } from './import-jobs.ts'
import { importableTypes } from './importable-types.ts'
import { prepareFile } from './prepare-file.ts'
import { fromImportRow } from './staged-row.ts'
import { refusedSummary } from './summarize.ts'
import type { CommitResult, ImportOptions, ImportSummary, JobProgress } from './types.ts'
import { uploadPath } from './uploads.ts'
import { viewImport } from './view-imports.ts'

export interface WrongCell { sheet: string, row: number, column: string | null, field: string | null, read: string | null, reason: Label, expected: Label | null }

export interface FileToImport {
  path: string
  /** Null where the content is to tell; such a file is read and never committed. */
  type: RecordName | null
  options: ImportOptions
  dryRun: boolean
  /** Whether the right rows are committed where others are wrong. */
  leaveWrong: boolean
  onProgress?: (progress: JobProgress) => void
  /** Stops the work; nothing is written then. */
  signal?: AbortSignal
}

export interface FileResult {
  file: string
  /** What it was read as; null where it could not be read at all. */
  type: RecordName | null
  /** Why it was not taken, or what was found in it. */
  summary: ImportSummary
  /** Null where nothing was committed: refused, a trial, or wrong rows that were not to be left. */
  committed: CommitResult | null
}

/**
 * Takes a file from disk through the whole import without a person looking at the preview, and lets `report` see the outcome, with every
 * wrong cell as a stream, while its rows are still there. What is not committed is discarded. Throws where the signal stops it.
 */
export async function importFile(
  context: ServiceContext, file: FileToImport, report: (result: FileResult, wrong: AsyncIterable<WrongCell>) => Promise<void>,
): Promise<FileResult> {
  const refusedBy = (reason: Label, type: RecordName | null = null): FileResult =>
    ({ file: file.path, type, summary: refusedSummary(reason), committed: null })
  let id: number | null = null
  try {
    const reason = await whyNotAFile(file.path)
    if (reason) return await told(refusedBy(reason), report)
    id = (await createImport(context, { fileName: basename(file.path), content: createReadStream(file.path), type: file.type, options: file.options })).id
    await prepare(context, id, file)
    const committed = await commit(context, id, file)
    const result = await resultOf(context, { id, file, committed })
    await report(result, wrongCells(context, id, result.type))
    return result
  } catch (error) {
    file.signal?.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    return await told(refusedBy(error.messages, file.type), report)
  } finally {
    if (id !== null) await letGo(context, id)
  }
}

const unread = { zh: '没有读完', en: 'It was not read to its end' }

async function resultOf(context: ServiceContext, { id, file, committed }: { id: number, file: FileToImport, committed: CommitResult | null }): Promise<FileResult> {
  const { type, typeSource, summary } = await viewImport(context, id)
  const known = typeSource === 'unknown' ? null : type
  const account = summary ?? refusedSummary(unread)
  const refusal = account.refusal ?? (file.type === null && !file.dryRun && known !== null ? proposal(known) : null)
  return { file: file.path, type: known, summary: { ...account, refusal }, committed }
}

async function told(result: FileResult, report: (result: FileResult, wrong: AsyncIterable<WrongCell>) => Promise<void>) {
  await report(result, nothing())
  return result
}

async function* nothing(): AsyncGenerator<WrongCell> {}

async function whyNotAFile(path: string): Promise<Label | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) {
    return found.code === 'ENOENT' ? { zh: '没有这个文件', en: 'There is no such file' } : { zh: `打不开：${found.message}`, en: `It cannot be opened: ${found.message}` }
  }
  return found.isDirectory() ? { zh: '这是文件夹，请写出其中的文件，如 文件夹/*.xlsx', en: 'This is a folder; name the files in it, such as folder/*.xlsx' } : null
}

async function prepare({ db, env, user, today, ...context }: ServiceContext, id: number, { type, options, onProgress, signal }: FileToImport) {
  const { fileHash, fileName, type: recordType } = await viewImport({ db, env, user, today, ...context }, id)
  return prepareFile({
    db, batchId: id, path: uploadPath(env.dataDirectory, fileHash), fileName, type: recordType, candidates: type === null ? importableTypes(user.role) : null,
    options, scopeOrganizationId: user.organizationId, today,
    onProgress(progress) {
      signal?.throwIfAborted()
      onProgress?.(progress)
    },
  })
}

/** Data that changes between reading and committing makes the commit look at it anew; nobody is there to look at the preview again. */
const mostTries = 3
const watchMilliseconds = 200

async function commit(context: ServiceContext, id: number, file: FileToImport): Promise<CommitResult | null> {
  for (let tries = 1; ; tries += 1) {
    const { summary } = await viewImport(context, id)
    if (!summary || summary.refusal !== null || file.dryRun || file.type === null || (summary.counts.wrong > 0 && !file.leaveWrong)) return null
    try {
      return await watched(id, file, commitAs(context, { id, leaveWrong: file.leaveWrong }))
    } catch (error) {
      const isRenewed = error instanceof AppError && error.code === 'conflict' && error.details !== null
      if (!isRenewed || tries === mostTries) throw error
    }
  }
}

/** Waits for a commit, telling how far it has come and stopping it where that is asked. */
async function watched<T>(id: number, { onProgress, signal }: FileToImport, work: Promise<T>): Promise<T> {
  const stop = () => void cancelJob(id)
  signal?.addEventListener('abort', stop, { once: true })
  const watch = setInterval(() => {
    const progress = jobProgress(id)
    if (progress) onProgress?.(progress)
  }, watchMilliseconds)
  try {
    return await work
  } finally {
    clearInterval(watch)
    signal?.removeEventListener('abort', stop)
  }
}

async function letGo(context: ServiceContext, id: number) {
  const { status } = await viewImport(context, id)
  if (status === 'committed') return
  await discardImport(context, id).catch((error: unknown) => {
    // Somebody at a screen has dealt with it meanwhile.
    if (!(error instanceof AppError)) throw error
  })
}

async function* wrongCells({ db }: ServiceContext, batchId: number, type: RecordName | null): AsyncGenerator<WrongCell> {
  const fields = type === null ? {} : recordDefinition(type).fields
  for await (const page of readImportRowPages(db, batchId, { outcomes: ['wrong'] })) {
    for (const row of page.map(fromImportRow)) {
      for (const { column, field, read, message, expected } of row.issues) {
        // What is printed ends up in logs, where nobody's role is known.
        const isPhone = field !== null && fields[field]?.kind === 'phone'
        yield { sheet: row.sheet, row: row.row, column, field, read: isPhone && read !== null ? maskText(read, 'phone') : read, reason: message, expected }
      }
    }
  }
}

/** What a person is told who has not said what a file holds. */
function proposal(type: RecordName): Label {
  const { sheet, label } = recordDefinition(type)
  return {
    zh: `没有指定 --type。看内容像“${sheet}”，确认后请加上 --type ${type} 再运行`,
    en: `No --type was given. The content looks like ${label.en.toLowerCase()}; run it again with --type ${type} if that is right`,
  }
}
