import { connect } from '../../../db/connect.ts'
import { beginCommit, commitImport } from '../../../server/services/imports/commit-import.ts'
import { beginUndo, undoImport } from '../../../server/services/imports/undo-import.ts'
import type { JobProgress } from '../../../server/services/imports/types.ts'
import { now, today } from './import-desk.ts'

/** Commits or undoes an import in a process of its own, that can be killed: `finish-in-process.ts DATABASE BATCH commit|undo`. Says how far it is, a line each. */
const [, , path = '', batch = '', action = ''] = process.argv
const db = connect(path)
const input = { db, batchId: Number(batch), type: 'visit' as const, authorId: null, now, address: null, onProgress: say }

function say({ stage, done }: JobProgress) {
  process.stdout.write(`${stage} ${done}\n`)
}

if (action === 'commit') {
  await beginCommit(db, { batchId: input.batchId, leaveWrong: false })
  say({ stage: 'checking', done: 0, total: null, unit: 'rows', rows: 0 })
  await commitImport({ ...input, scopeOrganizationId: null, today })
} else {
  await beginUndo(db, input.batchId)
  await undoImport(input)
}
process.stdout.write('over\n')
