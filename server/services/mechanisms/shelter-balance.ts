import type { StoredRecord } from '../../../db/record.ts'

export interface Shelter { id: number, name: string, capacity: number }

/**
 * How the room in a mechanism's shelters stands against the people to be moved under it. `left` is what stays free when all are in
 * (below zero: so many have no room), `unassigned` are those whom no shelter was named for. `shelters` are its own and those named for its people.
 */
export function shelterBalance(shelters: Shelter[], relocations: StoredRecord[]) {
  const persons = (shelter: number | null) => relocations.filter((one) => (one.shelter_id ?? null) === shelter).reduce((sum, one) => sum + Number(one.persons), 0)
  const lines = shelters.map((shelter) => ({ ...shelter, persons: persons(shelter.id), left: shelter.capacity - persons(shelter.id) }))
  const capacity = shelters.reduce((sum, one) => sum + one.capacity, 0)
  const total = relocations.reduce((sum, one) => sum + Number(one.persons), 0)
  return {
    capacity, persons: total, left: capacity - total,
    unassigned: total - lines.reduce((sum, line) => sum + line.persons, 0),
    shelters: lines.sort((a, b) => a.left - b.left || a.id - b.id),
  }
}
