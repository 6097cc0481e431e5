import { describe, expect, it } from 'vitest'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

type Day = string | number | Date
const visits = (title: string[], days: Day[]) => [...(title.length > 0 ? [title] : []), ['日期', '慰问单位', '慰问对象'], ...days.map((day, index) => [day, '松涛街道', `烈属${index}`])]
const activities = (days: Day[]) => [['2024年活动'], ['活动时间', '活动名称', '主办单位'], ...days.map((day, index) => [day, `净滩${index}`, '松涛街道'])]

describe('case 11: dates as offices write them', () => {
  it('keep the precision they have, take a missing year from the title and never invent a day', async () => {
    const { read } = await openOffice()
    const { data } = await read(visits(['2024年走访慰问'], ['2024年5月', '2024.5', '24.5.1', '5月1日', '七月下旬', '5.1', '二〇二四年五月一日', '2024年5.1', '5月']))
    expect(data.map((one) => [one.outcome, shown(one, 'visited_on')])).toEqual(
      ['2024-05', '2024-05', '2024-05-01', '2024-05-01', '2024-07', '2024-05-01', '2024-05-01', '2024-05-01', '2024-05'].map((date) => ['new', date]),
    )
    expect(data.map((one) => marksOf(one)?.map(([, , message]) => message))).toEqual([
      [], [], ['“24.5.1”的年份读作 2024'], ['年份 2024 取自标题'], ['年份 2024 取自标题', '“七月下旬”没有具体日子，只记到月'], ['年份 2024 取自标题'], [], [], ['年份 2024 取自标题'],
    ])
  })

  it('keep a range where the record has room for its end, and say what is dropped where it has none', async () => {
    const { read } = await openOffice()
    const days = ['2024.5.1-5.3', '5月1日至3日', '2024年5-6月', '2024年12月30日-1月2日', '2024-05-01~2024-05-03']
    const kept = await read(activities(days), { type: 'activity' })
    expect(kept.data.map((one) => [shown(one, 'started_on'), shown(one, 'ended_on')])).toEqual([
      ['2024-05-01', '2024-05-03'], ['2024-05-01', '2024-05-03'], ['2024-05', '2024-06'], ['2024-12-30', '2025-01-02'], ['2024-05-01', '2024-05-03'],
    ])
    expect(marksOf(kept.data[3])).toEqual([['A', 'year_added', '“2024年12月30日-1月2日”跨年，结束记为 2025-01-02']])
    const dropped = await read(visits([], ['2024.5.1-5.3']))
    expect([shown(dropped.data[0], 'visited_on'), marksOf(dropped.data[0])]).toEqual(['2024-05-01', [['A', 'end_dropped', '日期范围到 2024-05-03，只记开始日期']]])
  })

  it('without a year take the one that all other dates name, else are asked for', async () => {
    const { read } = await openOffice()
    const others = await read(visits([], ['2024.7.1', '7月28日']))
    expect([shown(others.data[1], 'visited_on'), marksOf(others.data[1])]).toEqual(['2024-07-28', [['A', 'year_added', '年份 2024 取自本表其他日期']]])
    const unknown = await read(visits([], ['2023.7.1', '2024.7.1', '7月28日']))
    expect(issuesOf(unknown.data[2])).toEqual([['A', '7月28日', '“7月28日”没有年份，标题和本表其他日期也没有给出唯一的年份。请选定年份']])
    expect(unknown.summary.warnings).toMatchObject([{ kind: 'year_unknown', message: { zh: '1 个日期没有年份，请选定年份' } }])
    const chosen = await read(visits([], ['2023.7.1', '2024.7.1', '7月28日']), { options: { year: 2024 } })
    expect(shown(chosen.data[2], 'visited_on')).toBe('2024-07-28')
  })

  it('that are vaguer than a month, or several, are wrong with a reason', async () => {
    const { read } = await openOffice()
    const { data } = await read(visits(['2024年走访'], ['2024', '上半年', '五一前夕', '5月1日、5月3日', '2024.5.3-5.1']))
    expect(data.map((one) => issuesOf(one)?.map(([, , message]) => message))).toEqual([
      ['“2024”只有年份，请填到月或日'], ['读不出日期：“上半年”'], ['读不出日期：“五一前夕”'], ['“5月1日、5月3日”里有几个日期，请分行填写'], ['“2024.5.3-5.1”的结束早于开始'],
    ])
  })

  it('that lost a final zero as numbers are not guessed', async () => {
    const { read } = await openOffice()
    const { data } = await read(visits([], [2024.1, 2024.5]))
    expect([issuesOf(data[0]), shown(data[1], 'visited_on')]).toEqual([[['A', '2024.1', '“2024.1”是数字，末尾的 0 可能已丢失（如 10 月成了 1 月）。请改为文本或日期']], '2024-05'])
  })
})

describe('case 12: numbers in a column of dates', () => {
  it('are offered as the dates that they can be, and can be refused', async () => {
    const { read } = await openOffice()
    const grid = visits([], [20240501, '20240501', 45413, '45413', 12345])
    const { data } = await read(grid)
    expect(data.map((one) => shown(one, 'visited_on'))).toEqual(['2024-05-01', '2024-05-01', '2024-05-01', '2024-05-01', undefined])
    expect(data.slice(0, 4).map(marksOf)).toEqual([
      [['A', 'from_serial', '20240501 读作 2024-05-01']], [['A', 'from_serial', '20240501 读作 2024-05-01']],
      [['A', 'from_serial', '45413 是表格的日期序号，读作 2024-05-01']], [['A', 'from_serial', '45413 是表格的日期序号，读作 2024-05-01']],
    ])
    expect(issuesOf(data[4])).toEqual([['A', '12345', '读不出日期：“12345”']])
    expect((await read(grid, { options: { sheets: { 台账: { refused: ['A'] } } } })).summary.counts).toMatchObject({ new: 0, wrong: 5 })
  })
})

describe('case 13: dates that cannot be', () => {
  it('are wrong and roll over into no other day', async () => {
    const { read } = await openOffice()
    const { data } = await read(visits(['2024年走访'], ['2024.2.30', '2023.2.29', '2024.13.1', '4月31日', '20240230', '2024.2.29']))
    expect(data.map((one) => issuesOf(one)?.map(([, , message]) => message))).toEqual([
      ['2024年2月没有30日'], ['2023年2月没有29日'], ['没有 13 月'], ['2024年4月没有31日'], ['2024年2月没有30日'], [],
    ])
  })

  it('in the future are wrong for what has been done, and planned for what has not', async () => {
    const { read } = await openOffice()
    const { data } = await read(visits([], ['2026.11.24', new Date(Date.UTC(2027, 0, 1)), '2026.11.23']))
    expect(data.map((one) => issuesOf(one)?.map(([column, , message]) => [column, message]))).toEqual([
      [['A', '走访日期不能在今天（2026-11-23）之后']], [['A', '走访日期不能在今天（2026-11-23）之后']], [],
    ])
    const activity = await read(activities(['2027.3.5']), { type: 'activity' })
    expect([shown(activity.data[0], 'status'), activity.data[0]?.marks.map(({ kind, field }) => [kind, field])]).toEqual(['计划', [['derived', 'direction'], ['derived', 'type'], ['derived', 'status']]])
  })
})

describe('dates in columns of their own', () => {
  const record = (index: number) => ['松涛街道', `烈属${index}`]

  it('are one date: year, month and day, each also merged over rows; what is no date stays what it is', async () => {
    const { read } = await openOffice()
    const { data, left, summary } = await read([
      ['年', '月', '日', '慰问单位', '慰问对象', '户数'], [2026, 1, 5, ...record(0), 1], [null, null, '6日', ...record(1), 1], [null, '2月', null, ...record(2), 1],
      [2025, 2, 30, ...record(3), 1], ['合计', null, null, null, null, 4],
    ], { merges: ['A2:A4', 'B2:B3'] })
    expect(data.map((one) => shown(one, 'visited_on'))).toEqual(['2026-01-05', '2026-01-06', '2026-02', undefined])
    expect(issuesOf(data[3])).toEqual([['A', '2025年2月30日', '2025年2月没有30日']])
    expect(left).toEqual([[1, 'header'], [6, 'total']])
    expect(summary.warnings).toEqual([])
  })

  it('are none where 年份 and 月份 are no day’s', async () => {
    const { read } = await openOffice()
    const { summary } = await read([['年份', '月份', '慰问单位', '慰问对象'], [2026, 1, ...record(0)]])
    expect(summary.sheets[0]?.columns.map(({ header }) => header)).toEqual(['年份', '月份', '慰问单位', '慰问对象'])
  })

  it('take the heading above them, or the year of the title', async () => {
    const { read } = await openOffice()
    const below = await read([['活动名称', '活动时间', null, null, '主办单位'], [null, '年', '月', '日', null], ['净滩', 2026, 3, 5, '松涛街道']], { type: 'activity', merges: ['A1:A2', 'B1:D1', 'E1:E2'] })
    expect([shown(below.data[0], 'started_on'), below.left]).toEqual(['2026-03-05', [[1, 'header'], [2, 'header']]])
    const titled = await read([['2026年走访'], ['月份', '日', '慰问单位', '慰问对象'], [1, 5, ...record(0)]])
    expect(shown(titled.data[0], 'visited_on')).toBe('2026-01-05')
  })
})
