import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBeijing } from '../../../../server/geo/typhoon/read-zhejiang.ts'
import { readTracks } from '../../../../server/geo/typhoon/read-tracks.ts'
import { cmaText, ibtracsText, jmaText, zhejiangText } from './excerpts.ts'

const read = (text: string, quadrantOrder: 'ne-se-sw-nw' | 'ne-nw-sw-se' = 'ne-se-sw-nw') => readTracks(new TextEncoder().encode(text), { quadrantOrder })

describe('a file of CMA', () => {
  const { format, tracks, problems } = read(cmaText)

  it('is told from one of JMA, which begins with the same five digits', () => {
    expect([format, read(jmaText).format]).toEqual(['cma', 'jma'])
  })
  it('gives tenths of a degree, hPa and m/s at UTC, and no ring, because it tells no radii', () => {
    expect(tracks[1]).toMatchObject({ agency: 'cma', number: '1701', name: 'MUIFA' })
    expect(tracks[1]?.fixes[1]).toEqual({ at: '2017-04-23T00:00:00Z', longitude: 134.1, latitude: 10.5, pressure: 1002, wind: 18, grade: 'ts', rings: [] })
  })
  it('takes a wind of 9 for “below 10” and so for no figure', () => {
    expect(tracks[1]?.fixes[2]).toMatchObject({ wind: null, grade: 'ex' })
  })
  it('says where a header tells of more rows than there are', () => {
    expect(problems).toEqual([expect.objectContaining({ line: 1, reason: expect.objectContaining({ zh: '表头说有 25 行，实有 1 行' }) })])
  })
})

describe('a file of JMA', () => {
  const { tracks: [lekima, georgia], problems } = read(jmaText)

  it('turns knots and nautical miles to m/s and km, and keeps rings off the centre as they are', () => {
    // 85 kt × 0.5144 = 43.7 m/s; 100 and 70 nautical miles are 185.2 and 129.6 km, 300 and 250 are 555.6 and 463; 2 is the east.
    expect(lekima?.fixes[0]).toEqual({
      at: '2019-08-09T18:00:00Z', longitude: 121.3, latitude: 28.2, pressure: 950, wind: 43.7, grade: 'ty', rings: [
        { label: 'kt30', shape: { kind: 'offset', bearing: 90, longest: 555.6, shortest: 463 } },
        { label: 'kt50', shape: { kind: 'offset', bearing: 90, longest: 185.2, shortest: 129.6 } },
      ],
    })
  })
  it('reads 9 as a ring all round, 0 as none, and 000 kt as no figure', () => {
    expect(lekima?.fixes[1]?.rings[1]?.shape).toEqual({ kind: 'offset', bearing: 0, longest: 111.1, shortest: 111.1 })
    expect(lekima?.fixes[2]?.rings.map(({ label }) => label)).toEqual(['kt30'])
    expect(lekima?.fixes[3]).toMatchObject({ wind: null, rings: [] })
  })
  it('turns the century at 51', () => {
    expect(georgia?.fixes[0]?.at).toBe('1951-02-19T06:00:00Z')
    expect(problems).toEqual([])
  })
  it('names the line of every row that it cannot read, and reads the others', () => {
    const spoilt = read(jmaText.replace('19081000 002 4 291 1207', '19081000 002 4 2x1 1207').replace('19081006', '19080906'))
    expect(spoilt.tracks[0]?.fixes).toHaveLength(2)
    expect(spoilt.problems.map(({ line, reason }) => [line, reason.zh])).toEqual([[3, '格式认不出，未读入'], [4, '时间不晚于上一行，未读入']])
  })
})

describe('a file of IBTrACS', () => {
  const { tracks, problems } = read(ibtracsText)

  it('makes a track of each agency, from its own columns, and leaves the merged position and spurs alone', () => {
    expect(problems).toEqual([])
    expect(tracks.map(({ agency, fixes }) => [agency, fixes.map(({ at, longitude }) => `${at} ${longitude}`)])).toEqual([
      ['jma', ['2019-08-07T06:00:00Z 127.6', '2019-08-07T09:00:00Z 127.3']],
      ['usa', ['2019-08-07T06:00:00Z 127.7']],
      ['cma', ['2019-08-07T06:00:00Z 127.7']],
    ])
  })
  it('keeps the winds of each over its own minutes and the rings in its own form', () => {
    const [jma, usa, cma] = tracks.map(({ fixes }) => fixes[0])
    expect([jma?.wind, usa?.wind, cma?.wind]).toEqual([41.2, 46.3, 39.6])
    expect(jma?.rings[0]).toEqual({ label: 'kt30', shape: { kind: 'offset', bearing: 180, longest: 574.1, shortest: 500 } })
    expect(usa?.rings).toEqual([
      { label: 'kt34', shape: { kind: 'quadrants', ne: 351.9, se: 333.4, sw: 250, nw: 296.3 } },
      { label: 'kt64', shape: { kind: 'quadrants', ne: 83.3, se: 55.6, sw: 46.3, nw: 0 } },
    ])
    expect(cma?.rings).toEqual([])
  })
})

describe('a file of Zhejiang’s kind', () => {
  const { tracks: [track], problems } = read(zhejiangText)

  it('is in Beijing’s time with an unpadded hour, and in texts', () => {
    expect(track).toMatchObject({ agency: 'cma', number: '2116', name: 'MINDULLE', nameZh: '蒲公英' })
    expect(track?.fixes).toEqual([{
      at: '2021-09-23T12:00:00Z', longitude: 143.3, latitude: 13.8, pressure: 998, wind: 18, grade: 'ts',
      rings: [{ label: 'force7', shape: { kind: 'quadrants', ne: 250, se: 220, sw: 200, nw: 180 } }],
    }])
  })
  it('keeps every forecast with the agency that made it, and says which agency it does not know', () => {
    expect(track?.forecasts.map(({ agency, issuedAt, fixes }) => [agency, issuedAt, fixes.at(-1)?.at])).toEqual([
      ['cma', '2021-09-23T12:00:00Z', '2021-09-24T00:00:00Z'], ['jma', '2021-09-23T12:00:00Z', '2021-09-24T12:00:00Z'],
    ])
    expect(problems.map(({ line, reason }) => [line, reason.zh])).toEqual([[1, '预报机构“某台”认不出，未读入它的预报'], [2, '经纬度不对，未读入']])
  })
  it('reads the radii in the order that was asked for', () => {
    expect(read(zhejiangText, 'ne-nw-sw-se').tracks[0]?.fixes[0]?.rings[0]?.shape).toEqual({ kind: 'quadrants', ne: 250, se: 180, sw: 200, nw: 220 })
  })
})

it.each(['', '序号,名称\n1,海伦路', '{"a":1}', '[]', '66666', '{', '\u0000\u0001'])('refuses %j with its reason', (text) => {
  expect(() => read(text)).toThrow(/不是认得的台风路径文件/u)
})

describe('whatever stands in a file', () => {
  it('a changed file never breaks a reader, never gives a fix that is nowhere or out of order, and tells every line that it leaves out', () => {
    const pieces = fc.constantFrom('', ' ', '9', '-', 'x', '\n', '66666', ',', '002', '0000000000', '"', 'null')
    const changes = fc.array(fc.record({ at: fc.nat(4_000), cut: fc.nat(6), put: pieces }), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(fc.constantFrom(cmaText, jmaText, ibtracsText, zhejiangText), changes, (text, edits) => {
      const changed = edits.reduce((now, { at, cut, put }) => {
        const from = at % (now.length + 1)
        return now.slice(0, from) + put + now.slice(from + cut)
      }, text)
      try {
        for (const { fixes } of read(changed).tracks) {
          for (const [index, fix] of fixes.entries()) {
            expect(Math.abs(fix.latitude)).toBeLessThanOrEqual(90)
            expect(Math.abs(fix.longitude)).toBeLessThanOrEqual(180)
            expect(index === 0 || (fixes[index - 1]?.at ?? '') < fix.at).toBe(true)
            expect(fix.rings.flatMap(({ shape }) => Object.values(shape)).every((value) => typeof value === 'string' || (Number.isFinite(value) && value >= 0))).toBe(true)
          }
        }
      } catch (error) {
        expect(error).toMatchObject({ code: 'typhoon.not_a_track' })
      }
    }), { numRuns: 400 })
  })
  it('a row of JMA with any figures in its columns is read back as they are', () => {
    const two = (value: number) => String(value).padStart(2, '0')
    fc.assert(fc.property(
      fc.record({ year: fc.integer({ min: 51, max: 150 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), hour: fc.integer({ min: 0, max: 23 }) }),
      fc.record({ latitude: fc.integer({ min: 0, max: 900 }), longitude: fc.integer({ min: 900, max: 1_800 }), from: fc.integer({ min: 1, max: 8 }), long: fc.integer({ min: 2, max: 500 }), short: fc.integer({ min: 1, max: 500 }) }),
      ({ year, month, day, hour }, { latitude, longitude, from, long, short }) => {
        fc.pre(short < long)
        const row = `${two(year % 100)}${two(month)}${two(day)}${two(hour)} 002 4 ${String(latitude).padStart(3, '0')} ${longitude}  980     050     00000 0000 ${from}${String(long).padStart(4, '0')} ${String(short).padStart(4, '0')}`
        const fix = read(`66666 1909  001 0011 1909 0 6               X              20191003\n${row}`).tracks[0]?.fixes[0]
        expect(fix?.at).toBe(new Date(Date.UTC(1900 + year, month - 1, day, hour)).toISOString().replace('.000', ''))
        expect(fix).toMatchObject({ latitude: latitude / 10, longitude: longitude / 10, wind: 25.7 })
        expect(fix?.rings[0]?.shape).toEqual({ kind: 'offset', bearing: from * 45 % 360, longest: Math.round(long * 18.52) / 10, shortest: Math.round(short * 18.52) / 10 })
      },
    ))
  })
  it('Beijing’s time is eight hours ahead of UTC across days, months and years', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-30'), noInvalidDate: true }), (date) => {
      date.setUTCMinutes(0, 0, 0)
      const there = new Date(date.getTime() + 8 * 3_600_000)
      expect(fromBeijing(`${there.getUTCFullYear()}/${there.getUTCMonth() + 1}/${there.getUTCDate()} ${there.getUTCHours()}:00:00`)).toBe(date.toISOString().replace('.000', ''))
    }))
  })
})
