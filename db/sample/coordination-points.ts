import { addDays } from '../dates.ts'
import type { Values } from '../record.ts'
import { addressIn, positionIn } from './district.ts'
import { aliasPair } from './organizations.ts'
import type { Random } from './random.ts'

type PointKind = 'command' | 'shelter' | 'depot' | 'patrol' | 'medical' | 'muster'
type Point = readonly [kind: PointKind, name: string, subdistrict: string, owner: string, mechanisms: readonly string[], capacity?: number]

const typhoon = '防台风军地联动机制'
const security = '驻地治安联防机制'
const relief = '抢险救灾军地联动机制'
const fire = '森林防火联防联控机制'
const maritime = '海上搜救联动机制'
const winter = '低温雨雪冰冻灾害联动机制'

/** Its duty phone was last checked more than a year ago. */
export const stalePoint = '石屿防汛物资分库'

/** One person stands in both posts. */
export const singleOfficerPoint = '听浪中学避险安置点'

/** Twelve points for typhoons, nine for public security, three each for relief, fire and rescue at sea. */
const points: readonly Point[] = [
  ['command', '区防汛防台风指挥部', '云帆街道', '区应急管理局', [typhoon, relief, winter]],
  ['shelter', '松涛中学避险安置点', '松涛街道', '松涛中学', [typhoon, winter], 900],
  ['shelter', '海澜小学避险安置点', '海澜街道', '海澜小学', [typhoon], 600],
  ['shelter', '望潮中学避险安置点', '望潮街道', '望潮中学', [typhoon, winter], 800],
  ['shelter', singleOfficerPoint, '听浪街道', '听浪中学', [typhoon], 700],
  ['shelter', '石桥社区避险安置点', '石屿街道', '石桥社区', [typhoon], 260],
  ['shelter', '金滩中学避险安置点', '金滩街道', '金滩中学', [typhoon], 850],
  ['depot', '区应急物资储备库', '青屏街道', '区应急管理局', [typhoon, relief]],
  ['depot', stalePoint, '石屿街道', '石屿街道', [typhoon]],
  ['medical', '海澜社区卫生服务中心救治点', '海澜街道', '海澜社区卫生服务中心', [typhoon], 40],
  ['muster', '金滩抢险队伍集结点', '金滩街道', '金滩街道', [typhoon], 200],
  ['muster', '鹭湾渔港人员疏散点', '鹭湾街道', '鹭湾街道', [typhoon], 350],
  ['command', '区治安联防指挥室', '云帆街道', '区公安分局', [security]],
  ['patrol', '松涛治安联防岗', '松涛街道', '松涛派出所', [security]],
  ['patrol', '海澜治安联防岗', '海澜街道', '海澜派出所', [security]],
  ['patrol', '云帆治安联防岗', '云帆街道', '云帆派出所', [security]],
  ['patrol', '望潮治安联防岗', '望潮街道', '望潮派出所', [security]],
  ['patrol', '听浪治安联防岗', '听浪街道', '听浪派出所', [security]],
  ['patrol', '青屏治安联防岗', '青屏街道', '青屏派出所', [security]],
  ['patrol', '鹭湾治安联防岗', '鹭湾街道', '鹭湾派出所', [security]],
  ['patrol', '金滩治安联防岗', '金滩街道', '金滩派出所', [security]],
  ['muster', '青屏抢险救灾集结点', '青屏街道', '青屏街道', [relief], 240],
  ['depot', '沙岭抢险物资储备点', '沙岭街道', '沙岭街道', [relief]],
  ['medical', '云帆社区卫生服务中心救治点', '云帆街道', '云帆社区卫生服务中心', [relief], 60],
  ['command', '青屏山森林防火指挥所', '青屏街道', '区自然资源局', [fire]],
  ['depot', '沙岭森林防火物资库', '沙岭街道', '沙岭街道', [fire]],
  ['muster', '松岭扑火队伍集结点', '松涛街道', '松涛街道', [fire], 120],
  ['command', '区海上搜救值班室', '鹭湾街道', '区海洋发展局', [maritime]],
  ['muster', '听浪渔港救助点', '听浪街道', '听浪街道', [maritime], 80],
  ['medical', '石屿社区卫生服务中心救治点', '石屿街道', '石屿社区卫生服务中心', [maritime], 30],
]

/** Rows of the workbook 协同点位. Phones are fictional: 0532-5555xxxx. */
export function coordinationPointRows(
  { organization, mechanism, today, random }: { organization: (name: string) => number, mechanism: (name: string) => number, today: string, random: Random },
): Values[] {
  return points.map(([kind, name, subdistrict, owner, mechanisms, capacity], index) => {
    const [first, second] = aliasPair(random)
    return {
      name, kind, mechanism_ids: mechanisms.map(mechanism), subdistrict_id: organization(subdistrict), address: addressIn(subdistrict, random),
      ...positionIn(subdistrict, random), capacity: capacity ?? null, owner_id: organization(owner),
      officer_a: first, officer_b: name === singleOfficerPoint ? first : second,
      duty_phone: `0532-5555${String(1_000 + index * 37)}`,
      verified_on: addDays(today, name === stalePoint ? -431 : -random.integer(6, 150)),
    }
  })
}
