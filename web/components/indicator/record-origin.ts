import type { RecordBehind } from '../../composables/indicator/use-records-behind.ts'
import { formatTime } from '../../i18n/format.ts'
import type { Language } from '../../i18n/i18n.ts'
import type { Sentence } from '../overview/sentences.ts'

/** Where a record came from: its workbook, sheet and row with importer and time, or that it was entered by hand. */
export function originSentence({ origin, changedAt }: Pick<RecordBehind, 'origin' | 'changedAt'>, language: Language): { place: Sentence, by: string } {
  if (!origin) return { place: { key: 'overview.records.byHand', values: {} }, by: formatTime(changedAt, language) }
  const place = origin.sheet === null ? 'fileOnly' : origin.row === null ? 'fileAndSheet' : 'fileSheetRow'
  return {
    place: { key: `overview.records.${place}`, values: { file: origin.file, sheet: origin.sheet ?? '', row: origin.row ?? '' } },
    by: [...(origin.author === null ? [] : [origin.author]), formatTime(origin.at, language)].join(' · '),
  }
}

const unitFields = ['host_id', 'organization_id', 'co_builder_ids', 'owner_id']

/** The organizations that a record is chiefly about, by name. */
export function unitsOf({ names }: Pick<RecordBehind, 'names'>, language: Language) {
  for (const field of unitFields) {
    const found = Object.values(names[field] ?? {})
    if (found.length > 0) return found.join(language === 'zh' ? '、' : ', ')
  }
  return '—'
}
