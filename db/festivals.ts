import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts'
import { addDays, dayNumber, yearOf } from './dates.ts'

export interface Festival {
  id: FestivalId
  name: { zh: string; en: string }
  /** One of the ten that 节节有互动 is measured by unless an office edits the list. */
  core: boolean
  /** Days before and after the festival in which an interaction counts for it. */
  before: number
  after: number
}

export interface FestivalOfYear {
  id: FestivalId
  date: string
  from: string
  to: string
  core: boolean
}

export type FestivalId = keyof typeof definitions

interface Definition {
  zh: string
  en: string
  dateIn: (year: number) => string
  /** Other names that staff write, without their quotes, dots and spaces. */
  aliases: string[]
  core?: true
  before?: number
  after?: number
}

const DEFAULT_BEFORE = 10
const DEFAULT_AFTER = 3
const SATURDAY = 6

const definitions = {
  new_year: { zh: '元旦', en: "New Year's Day", dateIn: fixed('01-01'), core: true, aliases: ['公历新年', '阳历年'] },
  spring_festival: {
    zh: '春节', en: 'Spring Festival', dateIn: lunar(1, 1), core: true, before: 21, after: 15,
    aliases: ['新春', '农历新年', '农历春节', '除夕', '大年三十', '大年初一', '过年', '小年', '拜年'],
  },
  lantern: { zh: '元宵节', en: 'Lantern Festival', dateIn: lunar(1, 15), aliases: ['元宵', '正月十五', '上元节'] },
  lei_feng: {
    zh: '学雷锋日', en: 'Learn from Lei Feng Day', dateIn: fixed('03-05'), core: true, aliases: ['学雷锋', '雷锋日', '雷锋月', '雷锋纪念日', '3.5'],
  },
  womens_day: { zh: '三八妇女节', en: "Women's Day", dateIn: fixed('03-08'), aliases: ['三八', '妇女节', '3.8'] },
  arbor: { zh: '植树节', en: 'Arbor Day', dateIn: fixed('03-12'), core: true, aliases: ['植树', '3.12'] },
  qingming: { zh: '清明节', en: 'Qingming', dateIn: qingming, core: true, aliases: ['清明', '扫墓节'] },
  national_security: {
    zh: '国家安全教育日', en: 'National Security Education Day', dateIn: fixed('04-15'), aliases: ['国家安全', '国安教育', '国安日', '4.15'],
  },
  labour: { zh: '五一劳动节', en: 'Labour Day', dateIn: fixed('05-01'), aliases: ['五一', '劳动节', '5.1'] },
  youth: { zh: '五四青年节', en: 'Youth Day', dateIn: fixed('05-04'), aliases: ['五四', '青年节', '5.4'] },
  disaster_prevention: {
    zh: '防灾减灾日', en: 'Disaster Prevention Day', dateIn: fixed('05-12'), aliases: ['防灾减灾', '减灾日', '5.12'],
  },
  dragon_boat: { zh: '端午节', en: 'Dragon Boat Festival', dateIn: lunar(5, 5), core: true, aliases: ['端午', '端阳', '五月初五'] },
  childrens_day: { zh: '六一儿童节', en: "Children's Day", dateIn: fixed('06-01'), aliases: ['六一', '儿童节', '6.1'] },
  party_day: { zh: '七一建党节', en: 'Party Founding Day', dateIn: fixed('07-01'), aliases: ['七一', '建党', '党的生日', '7.1'] },
  army_day: {
    zh: '八一建军节', en: 'Army Day', dateIn: fixed('08-01'), core: true, before: 31, after: 7, aliases: ['八一', '建军节', '建军', '8.1'],
  },
  victory_day: {
    zh: '抗战胜利纪念日', en: 'Victory Day', dateIn: fixed('09-03'), aliases: ['抗战胜利', '抗日战争胜利', '抗战纪念', '9.3'],
  },
  defence_education: {
    zh: '国防教育日', en: 'National Defence Education Day', dateIn: thirdSaturdayOfSeptember, aliases: ['国防教育月', '国防日'],
  },
  mid_autumn: { zh: '中秋节', en: 'Mid-Autumn Festival', dateIn: lunar(8, 15), core: true, aliases: ['中秋', '八月十五'] },
  martyrs_day: { zh: '烈士纪念日', en: "Martyrs' Day", dateIn: fixed('09-30'), aliases: ['烈士纪念', '烈士公祭', '公祭烈士', '9.30'] },
  national_day: { zh: '国庆节', en: 'National Day', dateIn: fixed('10-01'), core: true, aliases: ['国庆', '十一', '10.1'] },
  double_ninth: {
    zh: '重阳节', en: 'Double Ninth Festival', dateIn: lunar(9, 9), core: true, aliases: ['重阳', '老人节', '敬老节', '九月初九'],
  },
  memorial_day: { zh: '国家公祭日', en: 'National Memorial Day', dateIn: fixed('12-13'), aliases: ['国家公祭', '公祭日', '12.13'] },
} satisfies Record<string, Definition>

/** All festivals in the order of the calendar, each with its window in days. */
export const festivals: readonly Festival[] = Object.entries<Definition>(definitions).map(([id, definition]) => ({
  id: id as FestivalId,
  name: { zh: definition.zh, en: definition.en },
  core: definition.core ?? false,
  before: definition.before ?? DEFAULT_BEFORE,
  after: definition.after ?? DEFAULT_AFTER,
}))

/** The festival's own date in a year, as YYYY-MM-DD. */
export function festivalDate(id: FestivalId, year: number): string {
  return inYear(id, year).date
}

/** First and last date on which an interaction counts for the festival of that year; 元旦 begins in the year before. */
export function festivalWindow(id: FestivalId, year: number): { from: string; to: string } {
  const { from, to } = inYear(id, year)
  return { from, to }
}

/** Every festival whose own date is in the year, sorted by date. */
export function festivalsOfYear(year: number): FestivalOfYear[] {
  return calendarOf(year).map(({ id, date, from, to, core }) => ({ id, date, from, to, core }))
}

/**
 * The festival whose window holds the date and whose own date is nearest; core ones first when equally near, then the coming one.
 * The year is the festival's own: a visit dated 12-30 counts for the coming 元旦.
 */
export function festivalOfDate(date: string): { id: FestivalId; year: number } | null {
  const day = dayNumber(date)
  const year = yearOf(date)
  let nearest: DatedFestival | null = null
  // No window reaches past 31 December, and 元旦 and an early 春节 reach back into the year before.
  for (const candidate of [...calendarOf(year), ...calendarOf(year + 1)]) {
    if (date < candidate.from || date > candidate.to) continue
    if (nearest === null || isNearer(candidate, nearest, day)) nearest = candidate
  }
  return nearest && { id: nearest.id, year: yearOf(nearest.date) }
}

interface DatedFestival extends FestivalOfYear {
  day: number
}

const calendars = new Map<number, readonly DatedFestival[]>()

/** A year's calendar is computed once: every record that is written asks for its festival. */
function calendarOf(year: number): readonly DatedFestival[] {
  const known = calendars.get(year)
  if (known) return known
  const calendar = festivals
    .map(({ id, core, before, after }) => {
      const date = definitions[id].dateIn(year)
      return { id, date, from: addDays(date, -before), to: addDays(date, after), core, day: dayNumber(date) }
    })
    .sort((a, b) => a.day - b.day)
  calendars.set(year, calendar)
  return calendar
}

function inYear(id: FestivalId, year: number): DatedFestival {
  const found = calendarOf(year).find((festival) => festival.id === id)
  if (!found) throw new RangeError(`unknown festival: ${id}`)
  return found
}

function isNearer(candidate: DatedFestival, current: DatedFestival, day: number): boolean {
  const [candidateDistance, currentDistance] = [Math.abs(candidate.day - day), Math.abs(current.day - day)]
  if (candidateDistance !== currentDistance) return candidateDistance < currentDistance
  if (candidate.core !== current.core) return candidate.core
  return candidate.day >= day && current.day < day
}

/**
 * The festival that a cell names (八一, “建军节”, 2026年春节前夕, ８·１), or null when it names none or more than one (元旦春节期间).
 * Widths, spaces, quotes and middle dots are ignored.
 */
export function findFestivalByName(text: string): FestivalId | null {
  const name = plainName(text)
  if (name === '') return null
  const exact = festivalIdByName.get(name)
  if (exact) return exact
  const named = new Set<FestivalId>()
  for (const [pattern, id] of festivalPatterns) if (pattern.test(name)) named.add(id)
  const [only] = named
  return named.size === 1 && only ? only : null
}

/** Whether the cell is a festival's own name, without a word around it. */
export const isFestivalName = (text: string) => festivalIdByName.has(plainName(text))

const festivalIdByName = new Map<string, FestivalId>(
  festivals.flatMap(({ id, name }) => [id, name.zh, name.en, ...definitions[id].aliases].map((word) => [plainName(word), id] as const)),
)

/** Chinese names may stand inside other words, but 十一 not inside 十一月 or 二十一. A numeral such as 8.1 must be the whole cell. */
const festivalPatterns = [...festivalIdByName]
  .filter(([name]) => /^\p{Script=Han}+$/u.test(name))
  .map(([name, id]) => [new RegExp(`(?<![〇零一二三四五六七八九十百])${name}(?![〇零一二三四五六七八九十百月日号年个])`, 'u'), id] as const)

function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)[·•・](?=\d)/gu, '.')
    .replace(/[\s·•・"'“”‘’「」『』《》()_-]/gu, '')
}

function fixed(monthAndDay: string): (year: number) => string {
  return (year) => `${String(year).padStart(4, '0')}-${monthAndDay}`
}

function lunar(month: number, day: number): (year: number) => string {
  return (year) => isoOf(LunarDay.fromYmd(year, month, day).getSolarDay())
}

function qingming(year: number): string {
  return isoOf(SolarTerm.fromName(year, '清明').getSolarDay())
}

function thirdSaturdayOfSeptember(year: number): string {
  const first = new Date(Date.UTC(year, 8, 1)).getUTCDay()
  return fixed(`09-${15 + (SATURDAY - first)}`)(year)
}

function isoOf(day: SolarDay): string {
  return fixed(`${twoDigits(day.getMonth())}-${twoDigits(day.getDay())}`)(day.getYear())
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
