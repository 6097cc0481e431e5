import type { Db } from '../../../db/connect.ts'
import type { JudgeContext } from './judge-rows.ts'
import { refuseDoubleMerges } from './judge-merges.ts'
import type { KeyKeeper } from './key-keeper.ts'
import { remarkLookalikes } from './lookalikes/remark-lookalikes.ts'
import { settleRepeated } from './settle-repeated.ts'
import type { StagedRow } from './staged-row.ts'

interface Settling { batchId: number, context: JudgeContext, moved(from: StagedRow, to: StagedRow): void }

/** Past this many a file mostly comes again, and its lookalikes are where they were. */
const MOST_REMARKED = 2_000

/** Settles what only the whole file tells, once all its rows are staged; `moved` is told of every row that comes out otherwise. */
export async function settleRows(db: Db, keys: KeyKeeper, { batchId, context, moved }: Settling) {
  const moves: { from: StagedRow, to: StagedRow }[] = []
  const note = (from: StagedRow, to: StagedRow) => {
    moved(from, to)
    if (moves.length <= MOST_REMARKED) moves.push({ from, to })
  }
  await settleRepeated(db, keys.repeated(), { batchId, context, moved: note })
  await refuseDoubleMerges(db, { batchId, context, moved: note })
  if (moves.length === 0 || moves.length > MOST_REMARKED) return
  for (const { from, to } of await remarkLookalikes(db, moves, { batchId, context })) moved(from, to)
}
