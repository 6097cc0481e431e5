import type { RecordName } from '../../../../db/records.ts'
import { insertAccount } from '../../../../db/queries/accounts.ts'
import { beginCommit, commitImport } from '../../../../server/services/imports/commit-import.ts'
import { redoAs } from '../../../../server/services/imports/finish-import.ts'
import type { ImportOptions, ImportSummary } from '../../../../server/services/imports/types.ts'
import { now, today } from '../import-desk.ts'
import { openOffice } from '../cases/open-office.ts'

type Reading = NonNullable<Parameters<Awaited<ReturnType<typeof openOffice>>['read']>[1]>
export type Grid = (string | number | null)[][]

/** An office whose imports are committed by accounts, so that it learns from them: a clerk of the district, and clerks of two sub-districts. */
export async function openLearningOffice() {
  const office = await openOffice()
  const { db, desk, subdistrict, other } = office
  const account = (name: string, organization: number | null) => insertAccount(db, {
    name, display_name: name, role: 'staff', organization_id: organization, password_hash: 'x', must_change_password: 0, failed_count: 0,
    locked_until: null, disabled_at: null, created_at: now.toISOString(),
  })
  const clerks = {
    district: { id: await account('区办小周', office.root.id), scope: office.root.id },
    songtao: { id: await account('松涛小王', subdistrict.id), scope: subdistrict.id },
    hailan: { id: await account('海澜小李', other.id), scope: other.id },
  }
  type Clerk = keyof typeof clerks

  /** A file's preview as a clerk gets it. */
  async function read(clerk: Clerk, grid: Parameters<typeof office.read>[0], how: Reading = {}) {
    return office.read(grid, { scope: clerks[clerk].scope, ...how } as Reading)
  }

  async function commit(clerk: Clerk, id: number, type: RecordName = 'visit') {
    const { id: authorId, scope } = clerks[clerk]
    await beginCommit(db, { batchId: id, leaveWrong: true })
    return commitImport({ db, batchId: id, type, authorId, scopeOrganizationId: scope, now, today, address: null })
  }

  /** Takes a file in as a clerk who decides this about it, and commits it. */
  async function teach(clerk: Clerk, grid: Parameters<typeof office.read>[0], options: ImportOptions = {}) {
    const preview = await read(clerk, grid, { options })
    await commit(clerk, preview.id)
    return preview
  }

  const redo = (clerk: Clerk, id: number) =>
    redoAs({ ...desk.context, user: { ...desk.context.user, id: clerks[clerk].id, organizationId: null } }, id)

  return { ...office, clerks, read, commit, teach, undo: desk.undo, redo }
}

/** What each column of a sheet is read as, and why. */
export const readingsOf = (summary: ImportSummary, sheet = 0) =>
  summary.sheets[sheet]?.columns.map(({ header, field, certainty, ignored }) => [header, field, certainty ?? ignored])

/** The questions about names: the name, its rows, what is known and whom it is taken for. */
export const questionsOf = ({ names }: ImportSummary) => names.questions.map(({ written, rows, state, taken }) => [written, rows, state, taken?.name ?? null])
