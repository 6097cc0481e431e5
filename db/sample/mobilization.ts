import { addDays } from '../dates.ts'
import type { Values } from '../record.ts'

type Named = (name: string) => number

const typhoon = '防台风军地联动机制'
const relief = '抢险救灾军地联动机制'
const fire = '森林防火联防联控机制'
const maritime = '海上搜救联动机制'

const teams: readonly (readonly [name: string, unit: string, mechanisms: readonly string[], size: number, kit: string, minutes: number, leader: string])[] = [
  ['区应急救援大队', '区应急管理局', [typhoon, relief], 45, '冲锋舟 4 艘、抽水泵 6 台、照明车 1 辆', 30, '卢某某'], ['住建抢排分队', '区住建局', [typhoon, relief], 36, '移动泵车 3 辆、沙袋 2000 条', 40, '祁某某'],
  ['渔港护航分队', '区海洋发展局', [typhoon, maritime], 24, '巡护艇 3 艘、救生衣 120 件', 45, '邹某某'], ['卫健救护分队', '区卫健局', [typhoon, relief], 18, '救护车 4 辆、担架 12 副', 25, '颜某某'],
  ['青屏山扑火队', '区自然资源局', [fire], 60, '风力灭火机 40 台、水枪 60 支', 35, '鲁某某'], ['石屿民兵应急排', '石屿街道', [typhoon], 30, '铁锹、编织袋、手持电台', 30, '温某某'],
]

/** Rows of the workbook 应急队伍; phones are fictional: 1380001xxxx. One leader's phone was checked long ago. */
export function teamRows({ organization, mechanism, today }: { organization: Named, mechanism: Named, today: string }): Values[] {
  return teams.map(([name, unit, mechanisms, size, kit, minutes, leader], index) => ({
    name, mechanism_ids: mechanisms.map(mechanism), organization_id: organization(unit), size, kit, muster_minutes: minutes, leader,
    phone: `1380001${String(index * 211 + 105).padStart(4, '0')}`, verified_on: addDays(today, index === 2 ? -260 : -20 - index * 11),
  }))
}

const groups: readonly (readonly [place: string, reason: string, persons: number, care: number, street: string, shelter: string | null, mechanisms: readonly string[]])[] = [
  ['石屿老街低洼片', 'low_lying', 310, 42, '石屿街道', '石桥社区避险安置点', [typhoon]], ['听浪渔港出海人员', 'at_sea', 420, 0, '听浪街道', '听浪中学避险安置点', [typhoon]],
  ['鹭湾养殖看护人员', 'at_sea', 180, 0, '鹭湾街道', null, [typhoon]], ['金滩沿海在建工地', 'site', 520, 0, '金滩街道', '金滩中学避险安置点', [typhoon]],
  ['海澜里弄危旧房', 'unsafe_house', 260, 65, '海澜街道', '海澜小学避险安置点', [typhoon]], ['望潮坡脚地灾点', 'landslide', 150, 18, '望潮街道', '望潮中学避险安置点', [typhoon, relief]],
  ['松涛山脚林缘住户', 'forest', 90, 12, '松涛街道', '松涛中学避险安置点', [fire, typhoon]],
]

/** Rows of the workbook 转移安排: more people from 石屿老街 than its shelter holds, and some for whom none is named. */
export function relocationRows({ organization, mechanism, point }: { organization: Named, mechanism: Named, point: Named }): Values[] {
  return groups.map(([place, reason, persons, care, street, shelter, mechanisms]) => ({
    place, reason, persons, special_care: care, mechanism_ids: mechanisms.map(mechanism), owner_id: organization(street), subdistrict_id: organization(street),
    shelter_id: shelter === null ? null : point(shelter),
  }))
}
