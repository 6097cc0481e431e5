import type { FieldView, Lookup } from '../ledger/record-view.ts'

/** Texts that a cell of a field may hold, as the sheet would say them. */
export type Choices = (field: FieldView, typed: string) => Promise<string[]>

/** What may stand in cells of choices and of references: a choice's Chinese words, an organization's name, other records by a search. */
export function choicesFrom({ organizations, lookup }: { organizations: () => string[], lookup: Lookup }): Choices {
  return async (field, typed) => {
    if (field.kind === 'yesNo') return ['是', '否']
    if (field.references === null) return field.choices.map(({ label }) => label.zh)
    if (field.references === 'organization') return organizations()
    const found = await lookup(field.references, typed).catch(() => [])
    return (found.length > 0 ? found : await lookup(field.references, '').catch(() => [])).map(({ label }) => label)
  }
}
