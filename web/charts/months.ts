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

/** Months of one year (YYYY-MM, in order) with those that follow each other drawn together: 1–10月, 12月. */
export function monthSpans(months: string[], language: Language) {
  const spans: string[][] = []
  for (const month of months) {
    const last = spans.at(-1)
    if (last && Number(last.at(-1)?.slice(5)) + 1 === Number(month.slice(5))) last.push(month)
    else spans.push([month])
  }
  return spans.map((span) => {
    const [first = '', last = first] = [span[0], span.at(-1)]
    if (span.length === 1) return monthName(first, language)
    return language === 'zh' ? `${Number(first.slice(5))}–${monthName(last, language)}` : `${monthName(first, language)}–${monthName(last, language)}`
  })
}
