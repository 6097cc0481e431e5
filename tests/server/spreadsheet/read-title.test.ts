import { describe, expect, it } from 'vitest'
import { readTitle } from '../../../server/spreadsheet/read-title.ts'
import { type CellToMake, makeRows } from './make-rows.ts'

const read = (...grid: CellToMake[][]) => readTitle(makeRows(grid))

describe('the lines above a header', () => {
  it('name the unit that fills the sheet in', () => {
    expect(read(['填报单位：松涛街道']).unit).toBe('松涛街道')
    expect(read(['填报单位（盖章）：松涛街道      填报日期：2025年1月3日']).unit).toBe('松涛街道')
    expect(read(['单位：', '松涛街道']).unit).toBe('松涛街道')
  })

  it('name the unit of money, which is no organization', () => {
    expect(read(['2024年走访慰问', null, '单位：万元'])).toMatchObject({ unit: null, moneyUnit: 'ten_thousand' })
    expect(read(['2024年走访慰问（单位：千元）'])).toMatchObject({ unit: null, moneyUnit: 'thousand' })
    expect(read(['单位：千万元'])).toMatchObject({ unit: null, moneyUnit: null })
    expect(read(['金额单位：元'])).toMatchObject({ unit: null, moneyUnit: 'yuan' })
  })

  it('name the year, in figures or characters, but not by the day of filling in', () => {
    expect(read(['岚湾区2024年走访慰问情况']).year).toBe(2024)
    expect(read(['二〇二四年双拥活动台账']).year).toBe(2024)
    expect(read(['走访慰问情况'], ['填报日期：2025年1月3日']).year).toBeNull()
    expect(read(['2023—2024年度走访']).year).toBeNull()
    expect(read(['2023年和2024年走访']).year).toBeNull()
  })

  it('name the month where there is one alone', () => {
    expect(read(['岚湾区2024年7月走访慰问情况'])).toMatchObject({ year: 2024, month: 7 })
    expect(read(['岚湾区二〇二四年走访慰问情况', '2024年7月份'])).toMatchObject({ year: 2024, month: 7 })
    expect(read(['岚湾区2024年1-3月走访慰问情况'])).toMatchObject({ year: 2024, month: null })
    expect(read(['岚湾区2024年1月至3月走访慰问情况'])).toMatchObject({ year: 2024, month: null })
    expect(read(['2024年走访慰问', '填报日期：2024年8月1日'])).toMatchObject({ year: 2024, month: null })
  })

  it('name the coordinate system', () => {
    expect(read(['坐标系：GCJ-02（高德）']).coordinateSystem).toBe('GCJ-02')
  })
})
