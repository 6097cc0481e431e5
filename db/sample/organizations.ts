import type { StoredRecord, Values } from '../record.ts'
import { communityNames, departments, enterpriseNames } from './organization-names.ts'
import { sampleDistrictName, sampleSubdistricts } from './places.ts'
import type { Random } from './random.ts'
import type { SampleSheet } from './write-batch.ts'

export const garrisonUnits = Array.from({ length: 12 }, (_, index) => `驻区示例部队${String(index + 1).padStart(2, '0')}`)
const externalUnits = new Set(garrisonUnits.slice(-4))

/** The one unit that has not formed a leading group (领导小组). */
export const unitWithoutGroup = '驻区示例部队11'

/** Joined in the middle of the current year. */
export const lateMember = '区数据局'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']

/** An alias such as 王某某: the sample names nobody. */
export const alias = (random: Random) => `${random.pick(surnames)}某某`

/** Two different aliases, for the A and B posts. */
export function aliasPair(random: Random): [string, string] {
  const [first = '', second = ''] = random.shuffled(surnames)
  return [`${first}某某`, `${second}某某`]
}

export const shortName = (subdistrict: string) => subdistrict.replace(/街道$/u, '')

/** The district's tree: the district, its members and garrison units, then what stands below them. */
export function organizationSheets({ year, random }: { year: number, random: Random }): SampleSheet[] {
  return [
    { name: '区级', rows: () => [{
      name: sampleDistrictName.zh, aliases: [`青岛市${sampleDistrictName.zh}`, '全区'], side: 'civilian', kind: 'government', is_member: false,
      has_group: true, group_leader_post: '区委书记',
    }] },
    { name: '街道', rows: () => sampleSubdistricts.map(({ name }) => ({
      name, aliases: [`${name}办事处`, shortName(name)], side: 'civilian', kind: 'subdistrict', is_member: true, has_group: true,
      group_leader_post: '党工委书记', liaison: alias(random),
    })) },
    { name: '成员单位', rows: (written) => departmentRows(written, { year, random }) },
    { name: '驻区部队', rows: () => garrisonUnits.map((name) => ({
      name, side: 'military', kind: 'unit', relation: externalUnits.has(name) ? 'external' : 'direct', is_member: true,
      has_group: name !== unitWithoutGroup, group_leader_post: name === unitWithoutGroup ? null : '单位主官',
    })) },
    { name: '社区', rows: (written) => sampleSubdistricts.flatMap(({ name }) => (communityNames[name] ?? []).map((community) => ({
      name: `${community}社区`, aliases: [`${community}社区居委会`], side: 'civilian', kind: 'community', is_member: false,
      parent_id: idIn(written, name), subdistrict_id: idIn(written, name),
    }))) },
    { name: '企业站所学校', rows: (written) => sampleSubdistricts.flatMap(({ name }) => localRows(name, written)) },
  ]
}

function departmentRows(written: StoredRecord[], { year, random }: { year: number, random: Random }): Values[] {
  // Most offices of a district stand in its inner sub-districts.
  const seats = ['松涛街道', '云帆街道', '青屏街道', '金滩街道', '海澜街道'].map((name) => idIn(written, name))
  return departments.map(([name, fullName, kind, post], index) => ({
    name, aliases: [`${sampleDistrictName.zh}${fullName}`, fullName].filter((other) => other !== name), side: 'civilian', kind, is_member: true,
    has_group: true, group_leader_post: post, liaison: alias(random), subdistrict_id: seats[index % seats.length] ?? null,
    system: systems[name] ?? null, valid_from: name === lateMember ? `${year}-07-01` : null,
  }))
}

const systems: Record<string, string> = {
  区妇联: '妇联系统', 区教体局: '教体系统', 区公安分局: '公安系统', 区卫健局: '卫健系统', 区总工会: '工会系统', 团区委: '共青团系统',
}

/** Two schools, two stations and two enterprises of a sub-district, each below whoever runs it. */
function localRows(subdistrict: string, written: StoredRecord[]): Values[] {
  const place = shortName(subdistrict)
  const row = (name: string, kind: string, { parent, system = null }: { parent: string, system?: string | null }): Values => ({
    name, side: 'civilian', kind, is_member: false, parent_id: idIn(written, parent), subdistrict_id: idIn(written, subdistrict), system,
  })
  return [
    row(`${place}小学`, 'school', { parent: '区教体局', system: '教体系统' }),
    row(`${place}中学`, 'school', { parent: '区教体局', system: '教体系统' }),
    row(`${place}派出所`, 'station', { parent: '区公安分局', system: '公安系统' }),
    row(`${place}社区卫生服务中心`, 'station', { parent: '区卫健局', system: '卫健系统' }),
    ...(enterpriseNames[subdistrict] ?? []).map((name) => row(name, 'enterprise', { parent: subdistrict })),
  ]
}

function idIn(written: StoredRecord[], name: string) {
  const found = written.find((record) => record.name === name)
  if (!found) throw new Error(`no organization ${name} in the sample`)
  return found.id
}
