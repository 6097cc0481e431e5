import type { Values } from '../record.ts'
import { subdistrictNames } from './district.ts'
import { garrisonUnits } from './organizations.ts'

export interface SampleMechanism {
  name: string
  type: 'typhoon' | 'security' | 'relief' | 'fire' | 'maritime'
  /** The civilian organization that leads; every mechanism is reached through it and the 区人武部. */
  lead: string
  parties: string[]
  plan: string
  drills: number
}

const units = (...numbers: number[]) => numbers.map((number) => garrisonUnits[number - 1] ?? '')

export const sampleMechanisms: readonly SampleMechanism[] = [
  {
    name: '防台风军地联动机制', type: 'typhoon', lead: '区应急管理局', plan: '岚应急〔2024〕12号', drills: 2,
    parties: ['区人武部', '区海洋发展局', '区住建局', '区交通运输局', '区卫健局', ...subdistrictNames, ...units(1, 2, 3, 5)],
  },
  {
    name: '驻地治安联防机制', type: 'security', lead: '区公安分局', plan: '岚公发〔2023〕31号', drills: 2,
    parties: ['区委政法委', '区人武部', '区综合执法局', ...units(1, 4, 6, 8)],
  },
  {
    name: '抢险救灾军地联动机制', type: 'relief', lead: '区应急管理局', plan: '岚应急〔2023〕27号', drills: 1,
    parties: ['区人武部', '区住建局', '区自然资源局', '区卫健局', ...units(2, 3, 7)],
  },
  {
    name: '森林防火联防联控机制', type: 'fire', lead: '区自然资源局', plan: '岚自然资〔2024〕8号', drills: 1,
    parties: ['区人武部', '区应急管理局', '青屏街道', '沙岭街道', '松涛街道', ...units(4, 7)],
  },
  {
    name: '海上搜救联动机制', type: 'maritime', lead: '区海洋发展局', plan: '岚海发〔2022〕19号', drills: 1,
    parties: ['区人武部', '区交通运输局', '听浪街道', '石屿街道', '鹭湾街道', ...units(5, 9)],
  },
  {
    name: '低温雨雪冰冻灾害联动机制', type: 'relief', lead: '区应急管理局', plan: '岚应急〔2025〕3号', drills: 1,
    parties: ['区人武部', '区交通运输局', '区综合执法局', '区民政局', ...units(6, 8)],
  },
]

/** Rows of the workbook 联动机制. */
export function mechanismRows(organization: (name: string) => number): Values[] {
  return sampleMechanisms.map(({ name, type, lead, parties, plan, drills }) => ({
    name, type, party_ids: [lead, ...parties].map(organization), plan, drills_required: drills, status: 'active',
  }))
}
