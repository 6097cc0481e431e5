import type { RecordType } from './record-view.ts'

type Theme = RecordType['theme']

/** As a district's office thinks of its work, from what is led to what is kept. */
const themes: Theme[] = ['leadership', 'publicity', 'support_army', 'activities', 'requests', 'joint_response', 'creation', 'foundation']

/** Record types under their themes, in the order of both; a theme without any is left out. */
export function byTheme<T extends { theme: Theme }>(types: T[]): { theme: Theme, types: T[] }[] {
  return themes.map((theme) => ({ theme, types: types.filter((type) => type.theme === theme) })).filter((group) => group.types.length > 0)
}
