import type { Indicator } from '../../../db/indicator.ts'
import { findIndicator } from '../../../db/indicators.ts'
import { invalid } from '../../errors.ts'

/** Throws `invalid` for an unknown code. */
export function requireIndicator(codeOrId: string): Indicator {
  const indicator = findIndicator(codeOrId)
  if (!indicator) throw invalid({ zh: `没有指标“${codeOrId}”`, en: `There is no indicator “${codeOrId}”` })
  return indicator
}
