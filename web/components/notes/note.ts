/** A note on a day, as the server tells it for a chart. */
export interface Note { id: number, version: number, day: string, text: string, organization: { id: number, name: string } | null, indicator: string | null }

/** A note as it is written. */
export interface NoteValues { on_day: string | null, text: string, organization_id: number | null, indicator: string | null }

export const valuesOf = (note: Note): NoteValues => ({ on_day: note.day, text: note.text, organization_id: note.organization?.id ?? null, indicator: note.indicator })

/** A note's words on the curves of an organization: another unit's bear its name. */
export const wordsOf = ({ organization, text }: Note, shown: number) => organization === null || organization.id === shown ? text : `${organization.name}：${text}`

/**
 * Where a day stands on an axis of months, whose places are their middles: the days of a month fill its column, those of a running month the way to its
 * point, which is the day that figures go to. At the ends of the axis there is half a column only.
 */
export function placeOfDay(day: string, { months, to }: { months: string[], to: string }) {
  const index = months.indexOf(day.slice(0, 7))
  const date = Number(day.slice(8))
  const days = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()
  const isRunning = to.startsWith(`${months[index]}-`) && Number(to.slice(8)) < days
  const last = isRunning ? Number(to.slice(8)) : days
  const place = index - 0.5 + ((date - 0.5) / last) * (isRunning && date <= last ? 0.5 : 1)
  return Math.min(Math.max(place, 0), months.length - 1)
}

/** The notes of each month (YYYY-MM) that has any. */
export function notesByMonth(notes: Note[]) {
  const months = new Map<string, Note[]>()
  for (const note of notes) {
    const month = note.day.slice(0, 7)
    months.set(month, [...months.get(month) ?? [], note])
  }
  return months
}
