import type { Values } from '../record.ts'

type Level = 'four' | 'three' | 'two' | 'one'
type Duty = readonly [level: Level, duty: string, unit: string]

/** A made-up ladder, so that an office sees how one works before it brings in its own. */
const source = '示例，非现行预案条款；请按本区预案逐条核对后替换'

const typhoon: readonly Duty[] = [
  ['four', '24 小时值班，核对防台风联络表并逐一试拨', '区应急管理局'], ['four', '通知海上作业和养殖人员关注台风动向', '区海洋发展局'],
  ['four', '检查避险安置点钥匙、饮水和照明', '区民政局'], ['four', '清查低洼路段和施工围挡', '区住建局'],
  ['three', '通知避险安置点做好开放准备，报可容纳人数', '区民政局'], ['three', '渔船回港避风，清点在港船只和人员', '区海洋发展局'],
  ['three', '军地联络员到区指挥部会商，互通队伍和器材准备情况', '区人武部'], ['three', '医疗救治点备齐药品和担架', '区卫健局'],
  ['two', '开放避险安置点，转移危房、低洼处和海上人员', '区应急管理局'], ['two', '走访独居老人、重点优抚对象和福利机构，逐户确认去向', '区退役军人事务局'],
  ['two', '协同队伍在集结点待命，报到岗人数', '区人武部'], ['two', '封闭沿海道路、景区和码头', '区交通运输局'],
  ['one', '全区停工停课停业，人员就近避险', '区应急管理局'], ['one', '按程序请求军地队伍投入抢险', '区人武部'], ['one', '每小时向区指挥部报告转移、安置和险情', '区应急管理局'],
]
const rainstorm: readonly Duty[] = [
  ['four', '24 小时值班，核对防汛联络表', '区应急管理局'], ['four', '巡查河道、水库和低洼积水点', '区住建局'],
  ['three', '备齐水泵、沙袋，抢排队伍到点', '区住建局'], ['three', '通知地质灾害点群众做好转移准备', '区自然资源局'],
  ['two', '转移地质灾害点和低洼处群众，开放安置点', '区应急管理局'], ['two', '协同队伍在集结点待命', '区人武部'],
  ['one', '封闭下穿立交和涉水道路，停课停工', '区交通运输局'], ['one', '按程序请求军地队伍投入抢险', '区人武部'],
]
const others: Record<'freeze' | 'fire' | 'maritime' | 'security', readonly Duty[]> = {
  freeze: [['four', '24 小时值班，备足融雪剂和防滑沙', '区应急管理局'], ['three', '清扫桥面、坡道积雪，疏导交通', '区交通运输局'], ['two', '开放安置点，走访独居老人和重点优抚对象', '区民政局'], ['one', '按程序请求军地队伍破冰保通', '区人武部']],
  fire: [['four', '进山路口设卡，巡护员上岗', '区自然资源局'], ['three', '扑火队伍集结待命，水车到点', '区自然资源局'], ['two', '转移林缘群众，划定隔离带', '区应急管理局'], ['one', '按程序请求军地队伍投入扑救', '区人武部']],
  maritime: [['four', '值守救助频道，核对在港船只', '区海洋发展局'], ['three', '救助船艇出动，通报邻近船只', '区海洋发展局'], ['two', '码头设接收点，医疗车到位', '区卫健局'], ['one', '按程序请求军地力量参加搜救', '区人武部']],
  security: [['four', '联防岗加派人手，重点时段巡逻', '区公安分局'], ['three', '联勤指挥，增设检查点', '区公安分局'], ['two', '军警民联合值守重点目标', '区公安分局'], ['one', '按程序请求支援，发布公告', '区公安分局']],
}

/** Rows of the workbook 响应职责. Units that the district does not have are left out. */
export function responseDutyRows(organization: (name: string) => number): Values[] {
  const rows = (hazard: string, duties: readonly Duty[]) => duties.map(([level, duty, unit], index): Values => ({
    hazard, level, position: index + 1, duty, organization_id: organization(unit), source, is_example: true,
  }))
  return [...rows('typhoon', typhoon), ...rows('rainstorm', rainstorm), ...Object.entries(others).flatMap(([hazard, duties]) => rows(hazard, duties))]
}
