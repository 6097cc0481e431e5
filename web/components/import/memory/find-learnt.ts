import type { LearntMappingView, LearntNameView } from '../../../api.ts'

const plain = (text: string) => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
const has = (text: string, ...places: (string | null | undefined)[]) => places.some((place) => place !== null && place !== undefined && plain(place).includes(plain(text)))

/** The mappings whose headings, file, unit, author or ledger bear a text. */
export function findMappings(mappings: LearntMappingView[], text: string) {
  return text.trim() === '' ? mappings : mappings.filter(({ columns, fileName, unit, author, typeLabel }) =>
    has(text, fileName, unit?.name, author, typeLabel.zh, typeLabel.en, ...columns.map(({ heading }) => heading)))
}

/** The names that bear a text as they are written, in what they mean, or in where they come from. */
export function findNames(names: LearntNameView[], text: string) {
  return text.trim() === '' ? names : names.filter(({ written, record, fileName, unit, author }) => has(text, written, record?.name, fileName, unit?.name, author))
}
