import { formatFigure, type FigureKind } from '../../charts/figures.ts'
import type { Language } from '../../i18n/i18n.ts'
import type { Sentence } from './sentences.ts'

interface Held { indicator: FigureKind, target: { value: number, expected: number } | null }

/** What a figure is held against: “目标 320 次 · 序时 287 次”, or that there is no target. */
export function goalSentence({ indicator, target }: Held, language: Language): Sentence {
  if (!target) return { key: 'overview.card.noTarget', values: {} }
  // A plan of 286.4 visits asks for 287.
  const expected = indicator.format === 'count' ? Math.ceil(target.expected) : target.expected
  return {
    key: target.expected < target.value ? 'overview.card.targetByNow' : 'overview.card.target',
    values: { target: formatFigure(target.value, indicator, language), expected: formatFigure(expected, indicator, language) },
  }
}
