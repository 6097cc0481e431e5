import { findRound, keepVerification } from '../../../db/queries/checks.ts'
import type { Values } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { requireWrite } from '../../security/permissions.ts'
import { requireOwnSubtree, requireRecord } from '../records/require-record.ts'
import { requireVersion, writeChecked } from '../records/save.ts'
import { lineFields, type LineType } from './lines.ts'

interface Verified { type: LineType, id: number, version: number, corrected: string | null }

/**
 * Notes that a phone answered or a stock line was counted today, with what was found otherwise where it was: a version of the record with its
 * author, and an entry of the round under way. Throws permission.denied, not_found, `invalid`, and `conflict` where somebody changed it since.
 */
export async function verifyLine(context: ServiceContext, { type, id, version, corrected }: Verified) {
  requireWrite(context.user.role, type)
  const { db, user, now, today } = context
  return db.transaction().execute(async (trx) => {
    const inside = { ...context, db: trx }
    const before = await requireRecord(inside, type, id)
    requireVersion(before, version)
    await requireOwnSubtree(inside, type, { values: before, id, before })
    const fields = lineFields[type]
    if (corrected === null && before[fields.corrected] === null) throw invalid({ zh: '这一条没有号码，请先补上再核实', en: 'There is no number here to check; enter it first' })
    const given: Values = { [fields.verified]: today, ...corrected !== null && { [fields.corrected]: type === 'resource' ? quantityIn(corrected) : corrected } }
    const record = await writeChecked(inside, type, { before, given, action: 'update' })
    const round = await findRound(trx)
    await keepVerification(trx, {
      round_id: round?.closed_at === null ? round.id : null, record_type: type, record_id: id, on_day: today, at: now.toISOString(), author_id: user.id, corrected: corrected === null ? 0 : 1,
    })
    return { version: record?.version ?? version, before: { [fields.verified]: before[fields.verified] ?? null, [fields.corrected]: before[fields.corrected] ?? null } }
  })
}

function quantityIn(text: string) {
  const quantity = Number(text)
  if (text.trim() === '' || !Number.isFinite(quantity) || quantity < 0) throw invalid({ zh: `“${text}”不是数量，请填数字`, en: `“${text}” is no quantity; enter a number` })
  return quantity
}
