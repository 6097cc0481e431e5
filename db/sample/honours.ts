import { addDays } from '../dates.ts'
import { festivalDate } from '../festivals.ts'
import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { alias, garrisonUnits } from './organizations.ts'
import { createRandom, type Random } from './random.ts'
import type { YearStory } from './story.ts'

/** How many of each title are given in a year: some sixty, twenty-odd of them 好军嫂 and 兵妈妈. */
const titles: readonly (readonly [title: string, count: number, level: string, granter: string])[] = [
  ['好军嫂', 12, 'district', '区双拥工作领导小组'], ['兵妈妈', 10, 'district', '区双拥工作领导小组'], ['最美退役军人', 10, 'district', '区退役军人事务局'],
  ['双拥先进个人', 14, 'district', '区双拥工作领导小组'], ['双拥先进单位', 10, 'district', '区双拥工作领导小组'], ['最美拥军人物', 3, 'city', '市双拥工作领导小组'], ['爱国拥军模范单位', 1, 'province', '省双拥工作领导小组'],
]

const nominators = ['区妇联', '区退役军人事务局', '区教体局', '区卫健局', '区总工会', '团区委', ...subdistrictNames, ...garrisonUnits.slice(0, 9)]

/** The rows of a year's 荣誉: given around 八一 and at the year's end; what is to come has been put forward. */
export function honourRows({ organization }: SampleDistrict, { story, today }: { story: YearStory, today: string }): Values[] {
  const random = createRandom(story.year * 31 + 6)
  const armyDay = festivalDate('army_day', story.year)
  return titles.flatMap(([title, count, level, granter]) => Array.from({ length: count - (story.ago === 2 && count > 9 ? 1 : 0) }, (_, index): Values => {
    const given = level === 'district' && title !== '最美退役军人' ? addDays(armyDay, -4) : `${story.year}-${random.pick(['06', '09', '12'])}-${random.integer(10, 24)}`
    const nominator = title === '好军嫂' && index % 3 === 0 ? '区妇联' : random.pick(nominators)
    const isUnit = title.includes('单位')
    return {
      dated_on: given < today ? given : `${addDays(today, -random.integer(3, 20))}`, title, level, granter, nominator_id: organization(nominator), status: given < today ? 'awarded' : random.pick(['nominated', 'published']),
      holder: isUnit ? nominator : holder(random, index),
    }
  })).filter((row, index, rows) => String(row.dated_on) < today && String(row.dated_on) >= `${story.year}-01-01`
    && rows.findIndex((other) => other.dated_on === row.dated_on && other.title === row.title && other.holder === row.holder) === index)
}

/** 王某某（三）: two of one surname are told apart. */
const holder = (random: Random, index: number) => `${alias(random)}（${index + 1}）`
