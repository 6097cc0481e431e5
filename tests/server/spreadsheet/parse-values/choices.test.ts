import { describe, expect, it } from 'vitest'
import { recordDefinitions } from '../../../../db/records.ts'
import { parseChoice, parseYesNo } from '../../../../server/spreadsheet/parse-values/choices.ts'

const { activity, visit, organization } = recordDefinitions

function read(text: string, field: { choices: Parameters<typeof parseChoice>[1] }) {
  const parsed = parseChoice(text, field.choices)
  return parsed.ok ? [parsed.value, ...parsed.notes.map(({ kind }) => kind)] : parsed.message.zh
}

describe('a choice', () => {
  it('is known by its label, its aliases and its English word, in any width', () => {
    expect(read('植树绿化', activity.fields.type)).toEqual(['greening'])
    expect(read(' 义务植树 ', activity.fields.type)).toEqual(['greening'])
    expect(read('tree planting', activity.fields.type)).toEqual(['greening'])
    expect(read('Ｇreening', activity.fields.type)).toEqual(['greening'])
  })

  it('is guessed, and marked so, where one alone stands in the text', () => {
    expect(read('义务植树绿化活动', activity.fields.type)).toEqual(['greening', 'guessed'])
  })

  it('is refused with the choices named where none or two could be meant', () => {
    expect(read('座谈', activity.fields.type)).toBe('没有“座谈”这一项')
    expect(read('支教运动', activity.fields.type)).toEqual(['education_aid', 'guessed'])
    expect(read('支教清扫', activity.fields.type)).toBe('没有“支教清扫”这一项')
    const refused = parseChoice('座谈', visit.fields.leader_level.choices)
    expect(refused.ok ? '' : refused.expected?.zh).toBe('主要领导、分管领导、一般人员')
  })

  it('of a festival is known by the names that staff write', () => {
    expect(read('“八一”建军节前夕', visit.fields.festival)).toEqual(['army_day', 'guessed'])
    expect(read('“八一”', visit.fields.festival)).toEqual(['army_day'])
    expect(read('中秋', visit.fields.festival)).toEqual(['mid_autumn'])
  })

  it('may be called 无', () => {
    expect(read('无', organization.fields.relation)).toEqual(['none'])
  })
})

describe('yes and no', () => {
  it.each([['是', true], ['√', true], ['有', true], ['否', false], ['无', false], ['×', false]])('%s is %s', (written, value) => {
    expect(parseYesNo(written)).toEqual({ ok: true, value, notes: [] })
  })

  it.each([['已成立', true], ['未成立', false], ['不需要', false]])('%s is taken as %s, and marked as a guess', (written, value) => {
    expect(parseYesNo(written)).toMatchObject({ ok: true, value, notes: [{ kind: 'guessed' }] })
  })

  it('is refused where neither is said', () => {
    expect(parseYesNo('筹备中').ok).toBe(false)
  })
})
