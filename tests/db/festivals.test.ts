import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayNumber, daysBetween, yearOf } from '../../db/dates.ts'
import {
  festivalDate, festivalOfDate, festivals, festivalsOfYear, festivalWindow, findFestivalByName, type FestivalId,
} from '../../db/festivals.ts'

const isoDate = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-12-31') }).map((day) => addDays('1970-01-01', day))
const year = fc.integer({ min: 1990, max: 2060 })
const anyFestival = fc.constantFrom(...festivals)

describe('the calendar of 节节有互动', () => {
  const checkValues: Record<number, Partial<Record<FestivalId, string>>> = {
    2024: { spring_festival: '02-10', dragon_boat: '06-10', mid_autumn: '09-17', double_ninth: '10-11', qingming: '04-04' },
    2025: { spring_festival: '01-29', dragon_boat: '05-31', mid_autumn: '10-06', double_ninth: '10-29', qingming: '04-04' },
    2026: { spring_festival: '02-17', dragon_boat: '06-19', mid_autumn: '09-25', double_ninth: '10-18', qingming: '04-05' },
    2027: { spring_festival: '02-06', dragon_boat: '06-09', mid_autumn: '09-15', double_ninth: '10-08', qingming: '04-05' },
    2028: { spring_festival: '01-26', dragon_boat: '05-28', mid_autumn: '10-03', double_ninth: '10-26', qingming: '04-04' },
  }
  it.each(Object.entries(checkValues))('has the published lunar and solar-term dates of %s', (text, expected) => {
    const found = Object.keys(expected).map((id) => [id, festivalDate(id as FestivalId, Number(text)).slice(5)])
    expect(Object.fromEntries(found)).toEqual(expected)
  })

  it('keeps 春节 of 2027 on 02-06, for the moon is new at 23:56 in Beijing and calendars kept at UTC+9 say 02-07', () => {
    expect(festivalDate('spring_festival', 2027)).toBe('2027-02-06')
    expect(festivalWindow('spring_festival', 2027)).toEqual({ from: '2027-01-16', to: '2027-02-21' })
  })

  it('has the fixed dates of the state calendar', () => {
    const fixed: [FestivalId, string][] = [
      ['new_year', '01-01'], ['lei_feng', '03-05'], ['womens_day', '03-08'], ['arbor', '03-12'], ['national_security', '04-15'],
      ['labour', '05-01'], ['youth', '05-04'], ['disaster_prevention', '05-12'], ['childrens_day', '06-01'], ['party_day', '07-01'],
      ['army_day', '08-01'], ['victory_day', '09-03'], ['martyrs_day', '09-30'], ['national_day', '10-01'], ['memorial_day', '12-13'],
    ]
    for (const [id, monthAndDay] of fixed) expect(festivalDate(id, 2026), id).toBe(`2026-${monthAndDay}`)
  })

  it('puts 元宵 fourteen days after 春节', () => {
    fc.assert(fc.property(year, (value) => {
      expect(daysBetween(festivalDate('spring_festival', value), festivalDate('lantern', value))).toBe(14)
    }))
  })

  it('puts 国防教育日 on the third Saturday of September', () => {
    expect([2024, 2025, 2026, 2027, 2028].map((value) => festivalDate('defence_education', value)))
      .toEqual(['2024-09-21', '2025-09-20', '2026-09-19', '2027-09-18', '2028-09-16'])
  })

  it('counts ten core festivals', () => {
    expect(festivals.filter(({ core }) => core).map(({ id }) => id)).toEqual([
      'new_year', 'spring_festival', 'lei_feng', 'arbor', 'qingming', 'dragon_boat', 'army_day', 'mid_autumn', 'national_day', 'double_ninth',
    ])
  })

  it('lists every festival of a year once, by date', () => {
    fc.assert(fc.property(year, (value) => {
      const listed = festivalsOfYear(value)
      expect(new Set(listed.map(({ id }) => id)).size).toBe(festivals.length)
      expect(listed.map(({ date }) => date)).toEqual(listed.map(({ date }) => date).sort())
      expect(listed.every(({ date }) => yearOf(date) === value)).toBe(true)
    }))
  })

  it('cannot be changed by a caller who edits the list it was given', () => {
    festivalsOfYear(2026).forEach((festival) => { festival.date = '2026-01-01' })
    expect(festivalDate('army_day', 2026)).toBe('2026-08-01')
  })
})

describe('the window of a festival', () => {
  it('is ten days before to three after, and wider for 春节 and 八一', () => {
    expect(festivalWindow('dragon_boat', 2026)).toEqual({ from: '2026-06-09', to: '2026-06-22' })
    expect(festivalWindow('spring_festival', 2026)).toEqual({ from: '2026-01-27', to: '2026-03-04' })
    expect(festivalWindow('army_day', 2026)).toEqual({ from: '2026-07-01', to: '2026-08-08' })
  })

  it('of 元旦 begins in the year before', () => {
    expect(festivalWindow('new_year', 2027)).toEqual({ from: '2026-12-22', to: '2027-01-04' })
  })

  it('has the length that its festival states', () => {
    fc.assert(fc.property(anyFestival, year, ({ id, before, after }, value) => {
      const { from, to } = festivalWindow(id, value)
      expect(daysBetween(from, festivalDate(id, value))).toBe(before)
      expect(daysBetween(festivalDate(id, value), to)).toBe(after)
    }))
  })
})

describe('the festival of a dated record', () => {
  it('for a visit dated 12-30 is the coming 元旦', () => {
    expect(festivalOfDate('2026-12-30')).toEqual({ id: 'new_year', year: 2027 })
  })

  it('for a visit dated 12-31 is 元旦 even when an early 春节 has opened its window', () => {
    expect(festivalWindow('spring_festival', 2023).from).toBe('2023-01-01')
    expect(festivalOfDate('2022-12-31')).toEqual({ id: 'new_year', year: 2023 })
  })

  it('in July is 八一, once 七一 is no longer nearer', () => {
    expect(festivalOfDate('2026-07-28')).toEqual({ id: 'army_day', year: 2026 })
    expect(festivalOfDate('2026-07-02')).toEqual({ id: 'party_day', year: 2026 })
    expect(festivalOfDate('2026-07-05')).toEqual({ id: 'army_day', year: 2026 })
  })

  it('between 三八 and 植树节 is the core one when both are two days away', () => {
    expect(festivalOfDate('2026-03-10')).toEqual({ id: 'arbor', year: 2026 })
  })

  it('between two ordinary ones is the coming one when both are equally near', () => {
    expect(festivalOfDate('2026-05-08')).toEqual({ id: 'disaster_prevention', year: 2026 })
    // 2028-05-28 is 端午, core, and 六一 four days later is not: 05-30 is two days from each.
    expect(festivalOfDate('2028-05-30')).toEqual({ id: 'dragon_boat', year: 2028 })
  })

  it('in a quiet stretch is none', () => {
    expect(festivalOfDate('2026-11-23')).toBeNull()
    expect(festivalOfDate('2026-08-15')).toBeNull()
  })

  it('is the festival itself on its own day', () => {
    fc.assert(fc.property(anyFestival, year, ({ id }, value) => {
      const found = festivalOfDate(festivalDate(id, value))
      expect(found && festivalDate(found.id, found.year)).toBe(festivalDate(id, value))
    }))
  })

  it('holds the date in its window, and no festival with such a window is nearer', () => {
    fc.assert(fc.property(isoDate, (date) => {
      const open = [-1, 0, 1].flatMap((offset) => festivalsOfYear(yearOf(date) + offset)).filter(({ from, to }) => from <= date && date <= to)
      const found = festivalOfDate(date)
      if (found === null) {
        expect(open).toEqual([])
        return
      }
      const foundDate = festivalDate(found.id, found.year)
      expect(open.map((festival) => festival.date)).toContain(foundDate)
      const distances = open.map((festival) => Math.abs(daysBetween(date, festival.date)))
      expect(Math.abs(daysBetween(date, foundDate))).toBe(Math.min(...distances))
    }))
  })

  it('is refused for a date that does not exist', () => {
    expect(() => festivalOfDate('2026-02-30')).toThrow(RangeError)
  })
})

describe('a festival named in a cell', () => {
  it.each<[string, FestivalId]>([
    ['八一', 'army_day'], ['建军节', 'army_day'], ['八一建军节', 'army_day'], ['“八一”期间', 'army_day'], ['８·１', 'army_day'],
    ['庆祝建军99周年', 'army_day'], ['2026年“八·一”走访', 'army_day'], ['春节', 'spring_festival'], ['2026年春节前夕', 'spring_festival'],
    ['迎新春', 'spring_festival'], ['除夕', 'spring_festival'], ['端 午', 'dragon_boat'], ['端午节', 'dragon_boat'], ['十一', 'national_day'],
    ['国庆节', 'national_day'], ['“十一”黄金周', 'national_day'], ['中秋佳节', 'mid_autumn'], ['清明祭扫', 'qingming'],
    ['３·５学雷锋', 'lei_feng'], ['三八国际妇女节', 'womens_day'], ['全民国防教育日', 'defence_education'],
    ['全民国家安全教育日', 'national_security'], ['中国人民抗日战争胜利纪念日', 'victory_day'], ['公祭日', 'memorial_day'], ['Army Day', 'army_day'],
    ['mid_autumn', 'mid_autumn'],
  ])('%s is understood', (text, id) => {
    expect(findFestivalByName(text)).toBe(id)
  })

  it.each(['', '　', '日常走访', '十一月', '二十一日', '七一〇所', '2026.8.1', '九三学社'])('%j names none', (text) => {
    expect(findFestivalByName(text)).toBeNull()
  })

  it('is left to the date when the cell names two', () => {
    expect(findFestivalByName('元旦、春节期间')).toBeNull()
    expect(findFestivalByName('国庆中秋')).toBeNull()
  })

  it('is known by its own Chinese and English name', () => {
    for (const { id, name } of festivals) {
      expect(findFestivalByName(name.zh), name.zh).toBe(id)
      expect(findFestivalByName(name.en), name.en).toBe(id)
    }
  })
})
