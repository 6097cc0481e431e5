import { findAnnotations } from '../../../db/queries/annotations.ts'
import type { Indicator } from '../../../db/indicator.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead } from '../../security/permissions.ts'
import type { ReportPeriod } from './period.ts'
import type { Scope } from './scope.ts'

/** What is noted on the days of a period for an indicator of an organization: its own notes, those of the units above and below it, and everyone's. */
export async function findNotes({ db, user }: ServiceContext, { indicator, scope, period }: { indicator: Indicator, scope: Scope, period: ReportPeriod }) {
  if (!mayRead(user.role, 'annotation')) return []
  const { tree, organization } = scope
  const below = [...tree.nodes.keys()].filter((id) => tree.isWithin(id, organization.id))
  const related = new Set([...tree.closure([organization.id]), ...below])
  const notes = await findAnnotations(db, { period: period.whole, organizations: [...related], code: indicator.code })
  return notes.map((note) => ({
    id: note.id,
    version: note.version,
    day: String(note.on_day),
    text: String(note.text),
    organization: typeof note.organization_id === 'number' ? { id: note.organization_id, name: tree.nodes.get(note.organization_id)?.name ?? '—' } : null,
    indicator: typeof note.indicator === 'string' ? note.indicator : null,
  }))
}
