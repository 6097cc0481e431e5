/** A note on a day, as the server tells it for a chart. */
export interface Note { id: number, version: number, day: string, text: string, organization: { id: number, name: string } | null, indicator: string | null }

/** A note as it is written. */
export interface NoteValues { on_day: string | null, text: string, organization_id: number | null, indicator: string | null }

export const valuesOf = (note: Note): NoteValues => ({ on_day: note.day, text: note.text, organization_id: note.organization?.id ?? null, indicator: note.indicator })

/** The notes of each month (YYYY-MM) that has any. */
export function notesByMonth(notes: Note[]) {
  const months = new Map<string, Note[]>()
  for (const note of notes) {
    const month = note.day.slice(0, 7)
    months.set(month, [...months.get(month) ?? [], note])
  }
  return months
}
