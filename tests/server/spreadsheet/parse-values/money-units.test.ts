import { describe, expect, it } from 'vitest'
import { exponentOf, moneyUnitOfHeading, scaledLabel } from '../../../../server/spreadsheet/parse-values/money-units.ts'

describe('the unit of money in a heading', () => {
  it.each([
    ['慰问金(万元)', 'ten_thousand'], ['金额/元', 'yuan'], ['金额(单位:千元)', 'thousand'], ['投入资金(百万元)', 'million'], ['地区生产总值(亿元)', 'hundred_million'], ['慰问经费/现金(元)', 'yuan'],
    ['慰问金万元', 'ten_thousand'], ['金额元', 'yuan'], ['慰问金(元,含实物)', 'yuan'],
    ['慰问金', null], ['慰问金(千万元)', null], ['慰问金(百元)', null], ['元旦慰问', null], ['元宵节活动', null],
  ])('%s: %s', (heading, unit) => {
    expect(moneyUnitOfHeading(heading)).toBe(unit)
  })

  it('is told to people with its factor', () => {
    expect(scaledLabel('ten_thousand')).toEqual({ zh: '按万元读，×10000', en: 'In 万元: times 10,000' })
    expect([exponentOf('yuan'), exponentOf('thousand'), exponentOf('hundred_million')]).toEqual([0, 3, 8])
  })
})
