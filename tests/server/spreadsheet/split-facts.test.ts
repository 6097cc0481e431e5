import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordDefinitions } from '../../../db/records.ts'
import type { AnyRecord } from '../../../db/record.ts'
import { parseCell } from '../../../server/spreadsheet/parse-values/parse-cell.ts'
import { splitFacts } from '../../../server/spreadsheet/split-facts.ts'

const visit: AnyRecord = recordDefinitions.visit
const activity: AnyRecord = recordDefinitions.activity
const point: AnyRecord = recordDefinitions.coordination_point
const split = (text: string, from: string, definition = visit) => splitFacts(text, { from, definition })?.map(({ field, text: part }) => `${field} ${part}`) ?? null

describe('several facts in one cell', () => {
  it.each([
    ['大米50kg、现金2000元', 'goods', ['goods 大米50kg', 'money_fen 2000元']],
    ['慰问金2,000元，食用油20桶、面粉', 'goods', ['money_fen 2,000元', 'goods 食用油20桶、面粉']],
    ['毛巾10条共计500元', 'goods', ['goods 毛巾10条', 'goods_fen 500元']],
    ['现金0.2万元', 'goods', ['money_fen 0.2万元']],
    ['2000元和大米50kg', 'money_fen', ['money_fen 2000元', 'goods 大米50kg']],
    ['慰问3户、100人', 'households', null],
    ['户数3、人数12', 'households', ['households 3', 'persons 12']],
    ['大米50kg、食用油20桶', 'goods', null], ['米面油等慰问品价值3000元', 'goods', null], ['大米50kg（300元）', 'goods', null], ['', 'goods', null],
    ['户数1,2001,200万元', 'goods', null], ['慰问金1,200元、大米50kg', 'goods', ['money_fen 1,200元', 'goods 大米50kg']],
    ['大米50kg、现金300元', 'households', null], ['现金300元、慰问金500元', 'goods', null],
  ])('%s in %s: %j', (text, from, facts) => {
    expect(split(text, from)).toEqual(facts)
  })

  it('of people are told by the words before them', () => {
    expect(split('官兵20人、群众30人', 'troops', activity)).toEqual(['troops 20', 'civilians 30'])
    expect(split('官兵20人、其他30人', 'troops', activity)).toBeNull()
  })

  it('that are a pair of coordinates are told by which can be no latitude', () => {
    const pair = fc.tuple(fc.double({ min: 91, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true })).map(([longitude, latitude]) => [longitude.toFixed(4), latitude.toFixed(4)])
    fc.assert(fc.property(pair, fc.boolean(), fc.constantFrom(',', '，', ' ', '、', '/', ', '), ([longitude = '', latitude = ''], swapped, between) => {
      const text = swapped ? `${latitude}${between}${longitude}` : `${longitude}${between}${latitude}`
      expect(split(text, 'longitude', point)).toEqual([`longitude ${longitude}`, `latitude ${latitude}`])
    }))
    expect(split('E120°22′57″ N36°04′02″', 'longitude', point)).toEqual(['longitude E120°22′57′′', 'latitude N36°04′02′′'])
    expect(split('36.1,37.2', 'longitude', point)).toBeNull()
  })

  it('can each be read by the field that they are for, whatever stood in the cell', () => {
    const scrap = fc.array(fc.constantFrom('大米', '50kg', '现金', '2000元', '1,200', '、', '，', '+', '和', '户数', '3', '约', '共计', '500元', '（', '）', '油2桶', '人数', '12人', '万元', ' ', '\n'), { maxLength: 9 }).map((parts) => parts.join(''))
    const setup = { year: null, moneyUnit: 'yuan' as const, references: new Map() }
    fc.assert(fc.property(fc.oneof(scrap, fc.string()), fc.constantFrom('goods', 'money_fen', 'households'), (text, from) => {
      for (const { field: name, text: part } of splitFacts(text, { from, definition: visit }) ?? []) {
        const field = visit.fields[name]
        if (!field) throw new Error(name)
        expect(parseCell({ column: 0, kind: 'text', value: part, text: part }, field, setup), part).toMatchObject({ ok: true })
      }
    }), { numRuns: 3_000 })
  })
})
