import type { Db } from '../../../db/connect.ts'
import { findNames } from '../../../db/queries/records.ts'
import type { ReportData } from '../../reports/report-data.ts'

/** The texts of the bank (语库) that were in use on a day, for one side, by kind; those of that side alone come before those of both. */
export async function findTexts(db: Db, { day, side }: { day: string, side: 'civilian' | 'military' }): Promise<ReportData['texts']> {
  const inUse = (await findNames(db, 'text_bank')).filter((text) => (text.side === side || text.side === 'both')
    && (text.used_from === null || String(text.used_from) <= day) && (text.used_to === null || String(text.used_to) >= day))
  const ofKind = (kind: string) => inUse.filter((text) => text.kind === kind)
    .sort((a, b) => Number(b.side === side) - Number(a.side === side) || a.id - b.id).map((text) => String(text.text))
  return { guiding: ofKind('guiding'), slogan: ofKind('slogan'), theme: ofKind('theme'), phrase: ofKind('phrase') }
}
