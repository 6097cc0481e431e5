import type { Db } from '../../../db/connect.ts'
import { findNames } from '../../../db/queries/records.ts'
import { type Hazard, type Level, levelOf } from './levels.ts'

/** The duties of a hazard that hold from a level on, up to and without another: those that are new when it is raised from there. */
export async function dutiesBetween(db: Db, { hazard, level, above = 5 }: { hazard: Hazard, level: Level, above?: number }) {
  const duties = await findNames(db, 'response_duty')
  return duties.filter((duty) => duty.hazard === hazard && levelOf(duty.level) >= level && levelOf(duty.level) < above)
    .map((duty) => ({
      duty_id: duty.id,
      level: levelOf(duty.level),
      position: typeof duty.position === 'number' ? duty.position : 0,
      duty: String(duty.duty),
      organization_id: typeof duty.organization_id === 'number' ? duty.organization_id : null,
      source: typeof duty.source === 'string' ? duty.source : null,
      is_example: duty.is_example === true ? 1 : 0,
    }))
    .sort((a, b) => b.level - a.level || a.position - b.position)
}
