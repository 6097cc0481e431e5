import { shallowRef } from 'vue'
import { api, read } from '../api.ts'
import type { Lookup, LookupOption } from '../components/ledger/record-view.ts'

/** What a record may refer to: every organization of the district by name, other records by a search of theirs. */
export function useLookup() {
  const organizations = shallowRef<(LookupOption & { side: 'civilian' | 'military', kind: string })[]>([])

  /** Fetches the organizations before a form needs them. */
  async function loadOrganizations() {
    const names = await read(api.units.names.$get())
    organizations.value = names.map(({ id, name, side, kind }) => ({ value: id, label: name, side, kind }))
  }

  const lookup: Lookup = async (target, search) => {
    const page = await read(api.records[':type'].$get({ param: { type: target }, query: { limit: '30', sort: 'date', order: 'asc', ...(search ? { search } : {}) } }))
    return page.rows.map((row) => ({ value: row.id, label: row.title }))
  }

  return { organizations, loadOrganizations, lookup }
}
