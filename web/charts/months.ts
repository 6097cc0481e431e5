import type { Language } from '../i18n/i18n.ts'

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A month YYYY-MM without its year: 7月, Jul. */
export function monthName(month: string, language: Language) {
  const number = Number(month.slice(5, 7))
  return language === 'zh' ? `${number}月` : english[number - 1] ?? month
}

/** A day YYYY-MM-DD without its year: 7月28日, 28 Jul. */
export function dayName(day: string, language: Language) {
  const date = Number(day.slice(8, 10))
  return language === 'zh' ? `${monthName(day, language)}${date}日` : `${date} ${monthName(day, language)}`
}
