import { formatDay, formatTime } from '../../i18n/format.ts'
import type { Language } from '../../i18n/i18n.ts'

/** The day in Shanghai of an instant (UTC ISO), as a reader writes it: 2026年11月23日. */
export function shanghaiDay(instant: string, language: Language) {
  const [day = '', month = '', year = ''] = formatTime(instant, 'en').slice(0, 10).split('/')
  return formatDay(`${year}-${month}-${day}`, language)
}
