import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { departments } from './organization-names.ts'
import { garrisonUnits, unitWithoutGroup } from './organizations.ts'
import { createRandom } from './random.ts'

interface Draft { owner: string | null, name: string, type: string, times: number | null, parties?: readonly string[], ago: number }

const units = (...numbers: number[]) => numbers.map((number) => garrisonUnits[number - 1] ?? '')
const all = departments.map(([name]) => name)
// They signed none of the district's institutions.
const aside = new Set(['区审计局', '区数据局', '区委编办'])
const civilians = [...all.filter((name) => !aside.has(name)), ...subdistrictNames]

/** The institutions of the district itself, by which most members are bound. */
const district: readonly Draft[] = [
  { owner: null, name: '军地联席会议制度', type: 'joint_meeting', times: 2, parties: [...civilians, ...units(1, 2, 3, 4, 5, 6)], ago: 6 },
  { owner: null, name: '双拥工作例会制度', type: 'regular_meeting', times: 4, parties: ['区退役军人事务局', '区人武部'], ago: 6 },
  { owner: null, name: '军地走访慰问制度', type: 'visiting', times: null, parties: civilians.filter((name) => !subdistrictNames.includes(name)), ago: 5 },
  { owner: null, name: '“双清单”互办实事制度', type: 'double_list', times: null, parties: ['区退役军人事务局', '区人武部'], ago: 3 },
  { owner: null, name: '成员单位述职评议制度', type: 'duty_review', times: 1, parties: [], ago: 4 },
  { owner: null, name: '双拥档案管理办法', type: 'archive', times: null, parties: civilians.filter((name) => name !== '区医保局' && name !== '区工信局'), ago: 4 },
  { owner: '区公安分局', name: '驻地治安联防制度', type: 'joint_defence', times: 1, parties: ['区委政法委', ...units(1, 4, 6, 8)], ago: 3 },
]

const ownOfDepartments: readonly Draft[] = [
  ['区退役军人事务局', '优抚对象走访慰问制度', 'visiting', 6], ['区民政局', '困难军属帮扶走访制度', 'visiting', 4], ['区妇联', '巾帼拥军走访慰问制度', 'visiting', 2],
  ['区教体局', '军人子女教育优待联席会议制度', 'joint_meeting', 1], ['区人社局', '随军家属就业安置联席会议制度', 'joint_meeting', 1], ['区司法局', '法律拥军例会制度', 'regular_meeting', 2],
  ['区应急管理局', '军地抢险救灾联防制度', 'joint_defence', 1], ['区总工会', '职工拥军走访慰问制度', 'visiting', 2], ['团区委', '青年志愿者共建制度', 'co_building', 2], ['区卫健局', '优抚对象健康走访制度', 'visiting', 2],
].map(([owner, name, type, times]) => ({ owner: String(owner), name: String(name), type: String(type), times: Number(times), ago: 3 }))

function drafts(): Draft[] {
  const streets = subdistrictNames.flatMap((owner): Draft[] => [
    { owner, name: `${owner}军地联席会议制度`, type: 'joint_meeting', times: 1, ago: 4 },
    { owner, name: `${owner}走访慰问制度`, type: 'visiting', times: 4, ago: 5 },
  ])
  const own = garrisonUnits.filter((unit) => unit !== unitWithoutGroup).flatMap((owner, index): Draft[] => [
    { owner, name: '双拥工作例会制度', type: 'regular_meeting', times: 2, ago: index < 8 ? 5 : 2 },
    { owner, name: '走访慰问制度', type: 'visiting', times: 2, ago: index < 9 ? 5 : 1 },
    // The last external unit has not signed one yet.
    ...index === 10 ? [] : [{ owner, name: '军警民共建协作制度', type: 'co_building', times: 2, parties: [subdistrictNames[index % 10] ?? '', '区公安分局'], ago: index < 7 ? 4 : 1 }],
  ])
  return [...district, ...ownOfDepartments, ...streets, ...own]
}

/** The rows of the workbook 制度: some seventy, set up over the years. */
export function institutionRows({ rootId, organization }: SampleDistrict, year: number): Values[] {
  const random = createRandom(41)
  return drafts().map(({ owner, name, type, times, parties = [], ago }, index) => ({
    name, type, organization_id: owner === null ? rootId : organization(owner), party_ids: parties.map(organization), times_a_year: times,
    doc_no: owner !== null && garrisonUnits.includes(owner) ? null : `岚双拥发〔${year - ago}〕${index + 3}号`, status: 'active',
    established_on: `${year - ago}-${String(random.integer(2, 6)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
  }))
}
