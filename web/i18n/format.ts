import type { Language } from './i18n.ts'

/** Numbers and times as the product writes them: 万 and 亿 from 10,000 in Chinese, tabular digits, Shanghai time everywhere. */

/** A whole or decimal number; `—` for none. From 10,000 a Chinese reader sees 万, from 100,000,000 亿. */
export function formatNumber(value: number | null | undefined, language: Language, digits = 0) {
  if (value === null || value === undefined) return '—'
  if (language === 'zh' && Math.abs(value) >= 1e8) return `${trim(value / 1e8)}亿`
  if (language === 'zh' && Math.abs(value) >= 1e4) return `${trim(value / 1e4)}万`
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: digits })
}

const trim = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })

/** The exact number, for tooltips and tables. */
export function formatExact(value: number | null | undefined, digits = 2) {
  return value === null || value === undefined ? '—' : value.toLocaleString('zh-CN', { maximumFractionDigits: digits })
}

/** Money in fen as yuan (or 万元). */
export function formatMoney(fen: number | null | undefined, language: Language) {
  return fen === null || fen === undefined ? '—' : formatNumber(fen / 100, language, 2)
}

/** An instant (UTC ISO) as the day and minute in Shanghai. */
export function formatTime(instant: string, language: Language) {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false,
  }).format(new Date(instant))
}

/** An ISO date with its precision: 2026-07-28 → 7月28日, 2026-07 → 2026年7月. */
export function formatDay(date: string, language: Language, { year = true } = {}) {
  const [y, m, d] = date.split('-')
  if (language === 'en') return date
  const head = year ? `${y}年` : ''
  return d === undefined ? `${y}年${Number(m)}月` : `${head}${Number(m)}月${Number(d)}日`
}
