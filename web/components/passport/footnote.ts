import { exactFigure, type FigureKind } from '../../charts/figures.ts'
import { monthName } from '../../charts/months.ts'
import type { Passport } from '../../composables/indicator/use-passport.ts'
import { formatDay, formatTime } from '../../i18n/format.ts'
import type { Language } from '../../i18n/i18n.ts'
import { formulaNumbers } from '../indicator/formula.ts'

type Texts = (key: string, values?: Record<string, string | number>) => string

export interface Placed {
  period: { from: string, to: string }
  organization: { name: string }
  subdistrict: { name: string } | null
  month?: string | null
  accumulates?: boolean
  last?: boolean
  category?: Passport['category']
}

/** Whose figure it is and for which days: 岚湾区 · 2026年1月1日至11月23日 · 仅烈士遗属. */
export function placeWords({ period, organization, subdistrict, month, accumulates, last, category }: Placed, t: Texts, language: Language) {
  return [
    ...(last ? [t('passport.last')] : []),
    organization.name,
    ...(subdistrict ? [subdistrict.name] : []),
    period.from === period.to ? formatDay(period.from, language) : t('passport.days', { from: formatDay(period.from, language), to: formatDay(period.to, language, { year: period.from.slice(0, 4) !== period.to.slice(0, 4) }) }),
    ...(month && accumulates ? [t('passport.through', { month: monthName(month, language) })] : []),
    ...(category ? [t('passport.category', { category: category.name[language] })] : []),
  ].join(' · ')
}

/** What a passport's figure is written in: a part by category, or what a share is made of, is counted in what its records are. */
export const kindOf = ({ category, counts, counted, indicator }: Pick<Passport, 'category' | 'counts' | 'counted' | 'indicator'>): FigureKind => category || counts ? counted : indicator

/** A figure with what it rests on, as one paragraph to be printed below a text. */
export function footnoteText(passport: Passport, t: Texts, language: Language) {
  return [
    ...definitionParts(passport, { kind: kindOf(passport), t, language }),
    ...sourceParts(passport.sources, t),
    t('passport.note.data', { time: formatTime(passport.dataAsOf, language), revision: passport.revision }),
    ...(passport.sample ? [t('passport.note.sample')] : []),
  ].join('').trim()
}

interface Defined extends Placed {
  indicator: { name: { zh: string, en: string }, definition: { zh: string, en: string }, formula: { zh: string, en: string } }
  value: number | null
  numerator: number
  denominator: number | null
  counts?: boolean
}

/** What a figure means and how it was computed: the part of a footnote that needs no records. */
export function definitionParts(figure: Defined, { kind, t, language }: { kind: FigureKind, t: Texts, language: Language }) {
  const { indicator } = figure
  const formula = formulaWords(figure, t, language)
  const name = figure.counts ? t('passport.countOf', { name: indicator.name[language] }) : indicator.name[language]
  return [
    t('passport.note.head', { name, figure: exactFigure(figure.value, kind, language), place: placeWords(figure, t, language) }),
    t('passport.note.definition', { definition: indicator.definition[language] }),
    figure.denominator === null ? t('passport.note.count', { formula }) : t('passport.note.formula', { formula, numbers: formulaNumbers(figure, kind, language) }),
  ]
}

/** The formula in words; what a share or average counts is its records added up. */
export const formulaWords = ({ indicator, counts }: Pick<Defined, 'counts'> & { indicator: Pick<Defined['indicator'], 'formula'> }, t: Texts, language: Language) =>
  counts ? t('passport.countFormula') : indicator.formula[language]

// More names than these would not be read.
const mostNamed = 2

function sourceParts({ records, hasMore, files, byHand }: Passport['sources'], t: Texts) {
  if (records === 0) return [t('passport.note.none')]
  const count = hasMore ? t('passport.note.more', { records }) : String(records)
  const names = files.slice(0, mostNamed).map(({ file }) => t('passport.note.file', { file })).join('')
  return [
    t(files.length > mostNamed ? 'passport.note.manyFiles' : 'passport.note.files', { records: count, files: names === '' ? t('passport.byHand') : names, count: files.length }),
    ...(byHand > 0 && files.length > 0 ? [t('passport.note.byHand', { count: byHand })] : []),
  ]
}
