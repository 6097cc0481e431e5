import { describe, expect, it } from 'vitest'
import type { ImportOptions, NameQuestion } from '../../../web/api.ts'
import { answerTo, confirmGuesses, giveAnswer, guessesIn, openQuestions, takeAnswerBack } from '../../../web/components/import/name-answers.ts'

const asked = (written: string, state: NameQuestion['state'], taken: NameQuestion['taken'] = null): NameQuestion => ({
  type: 'organization', typeLabel: { zh: '单位', en: 'Organization' }, key: written, written, rows: 2, sheet: '一', row: 3, column: 'B', field: 'host_id',
  state, taken, suggestions: [], memory: null,
})
const women = asked('区妇联会', 'unknown')
const weather = asked('气象台', 'unknown')
const civil = asked('民政', 'guessed', { id: 5, name: '区民政局' })

describe('what a person says about names', () => {
  it('stands once for each name, the last word counting, and can be taken back', () => {
    const first = giveAnswer({ year: 2026 }, women, { id: 3, remember: true })
    const second = giveAnswer(giveAnswer(first, weather, { id: null, remember: true }), women, { id: 4, remember: false })
    expect(second.year).toBe(2026)
    expect(second.names).toHaveLength(2)
    expect(answerTo(second, women)).toEqual({ type: 'organization', written: '区妇联会', id: 4, remember: false })
    expect(answerTo(takeAnswerBack(second, women), women)).toBeUndefined()
    expect(answerTo(second, { type: 'partner_site', written: '区妇联会' })).toBeUndefined()
  })

  it('leaves open what is unknown and nothing was said about, and confirms at a stroke what was taken for its like', () => {
    const options: ImportOptions = giveAnswer({}, women, { id: 3, remember: true })
    expect(openQuestions(options, [women, weather, civil])).toEqual([weather])
    const confirmed = confirmGuesses(options, [women, weather, civil])
    expect(answerTo(confirmed, civil)).toEqual({ type: 'organization', written: '民政', id: 5, remember: true })
    expect(guessesIn(confirmed, [women, weather, civil])).toEqual([])
    expect(confirmed.names).toHaveLength(2)
  })
})
