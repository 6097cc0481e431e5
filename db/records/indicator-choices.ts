import { indicators } from '../indicators.ts'

/** The indicators as choices of a field, known by their code, their name or both. */
export const indicatorChoices = Object.fromEntries(
  indicators.map(({ code, id, name }) => [code, [`${code} ${name.zh}`, `${code} ${name.en}`, name.zh, name.en, id]]),
) as unknown as Record<string, readonly [string, string, ...string[]]>
