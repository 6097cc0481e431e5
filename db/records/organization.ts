import { choice, date, names, reference, text, yesNo } from '../fields.ts'
import { defineRecord } from '../record.ts'

const grassroots = new Set(['community', 'enterprise', 'station', 'school', 'welfare', 'ngo'])
const militaryWords = /部队|驻军|武警|营|连队|舰|团部/u

/** 单位名册: the tree of member units and garrison units. A military one has an alias only, and never a position. */
export const organization = defineRecord({
  name: 'organization',
  label: { zh: '单位', en: 'Organizations' },
  theme: 'foundation',
  sheet: '单位名册',
  fields: {
    name: text({ label: { zh: '单位名称', en: 'Name' }, required: true, headers: ['单位名称', '名称', '单位全称', '成员单位', '单位', '填报单位'] }),
    code: text({ label: { zh: '单位代码', en: 'Unit code' }, headers: ['单位代码', '机构代码', '代码'], listed: false }),
    aliases: names({ label: { zh: '别名', en: 'Aliases' }, headers: ['别名', '简称', '曾用名'] }),
    side: choice({
      civilian: ['地方', 'civilian', '民', '地'],
      military: ['部队', 'military', '军', '驻军', '武警'],
    }, { label: { zh: '军地属性', en: 'Side' }, required: true, headers: ['军地属性', '军地', '军/地'] }),
    kind: choice({
      party: ['党委部门', 'party department', '党委'],
      government: ['政府部门', 'government department', '政府', '行政机关', '机关'],
      mass_organization: ['群团', 'mass organization', '群团组织', '人民团体', '群众团体'],
      armed_forces_department: ['人武部', 'armed forces department', '武装部'],
      subdistrict: ['街道', 'sub-district', '街道办', '街道办事处', '镇'],
      community: ['社区', 'community', '居委会', '村'],
      enterprise: ['企业', 'enterprise', '公司', '国企'],
      station: ['站所', 'station', '基层站所'],
      school: ['学校', 'school', '院校'],
      welfare: ['福利机构', 'welfare institution', '福利院', '养老机构'],
      ngo: ['社会组织', 'social organization', '协会', '志愿组织'],
      unit: ['部队', 'military unit', '驻军', '驻军单位', '驻区部队', '军队单位'],
    }, { label: { zh: '单位性质', en: 'Kind' }, required: true, headers: ['单位性质', '类别', '单位类型', '性质', '单位类别'] }),
    relation: choice({
      direct: ['直属', 'direct', '直属单位'],
      external: ['驻外独立', 'external', '驻外', '驻外单位', '独立'],
      none: ['无', 'none', '其他'],
    }, { label: { zh: '隶属关系', en: 'Relation' }, headers: ['隶属关系', '直属驻外', '关系'] }),
    level: choice({
      district: ['区级', 'district', '区直', '县级'],
      subdistrict: ['街镇级', 'sub-district', '街道级', '镇街级'],
      grassroots: ['基层', 'grass roots', '社区级', '基层单位'],
    }, { label: { zh: '层级', en: 'Level' }, headers: ['层级', '单位层级'], listed: false }),
    parent_id: reference('organization', { label: { zh: '上级单位', en: 'Parent' }, headers: ['上级单位', '隶属', '主管单位', '上级'] }),
    system: text({ label: { zh: '系统', en: 'System' }, headers: ['系统', '所属系统', '条线'], listed: false }),
    subdistrict_id: reference('organization', { label: { zh: '所在街道', en: 'Sub-district' }, headers: ['所在街道', '街道', '所属街道'] }),
    is_member: yesNo({ label: { zh: '成员单位', en: 'Member unit' }, headers: ['是否成员单位', '双拥成员'] }),
    has_group: yesNo({ label: { zh: '是否成立领导小组', en: 'Has a leading group' }, headers: ['是否成立领导小组', '领导小组', '组建情况', '双拥组织'] }),
    group_leader_post: text({ label: { zh: '组长职务', en: 'Group leader’s post' }, headers: ['组长职务', '主要负责人职务', '分管领导职务'] }),
    liaison: text({ label: { zh: '联络员', en: 'Liaison' }, headers: ['联络员', '联系人'], sensitivity: 'person', listed: false }),
    valid_from: date({ label: { zh: '成立日期', en: 'Valid from' }, headers: ['成立日期', '加入日期', '启用日期'], listed: false }),
    valid_to: date({ label: { zh: '撤销日期', en: 'Valid to' }, headers: ['撤销日期', '停用日期'], listed: false }),
  },
  key: ['name'],
  search: ['name'],
  title: (values) => values.name,
  organizations: (_values, id) => [id],
  subdistrict: (values, id) => values.kind === 'subdistrict' ? id : values.subdistrict_id,
  complete(values, context) {
    const side = values.side ?? (values.kind ? (values.kind === 'unit' ? 'military' : 'civilian') : undefined)
    const kind = values.kind ?? (side === 'military' ? 'unit' : side === 'civilian' ? kindOfName(values.name ?? '') : undefined)
    return {
      ...values,
      side,
      kind,
      // Everything hangs below the district; only the district itself has nothing above it.
      parent_id: values.parent_id ?? (context.root && context.root.name !== values.name ? context.root.id : null),
      relation: values.relation ?? 'none',
      level: values.level ?? (kind === undefined ? null : kind === 'subdistrict' ? 'subdistrict' : grassroots.has(kind) ? 'grassroots' : 'district'),
      is_member: values.is_member ?? (kind === 'unit' || kind === 'subdistrict'
        || kind === 'party' || kind === 'government' || kind === 'mass_organization' || kind === 'armed_forces_department'),
      // A garrison unit's seat is not recorded, not even by sub-district.
      subdistrict_id: side === 'military' ? null : values.subdistrict_id ?? null,
    }
  },
  check(values) {
    if ((values.side === 'military') !== (values.kind === 'unit')) {
      return [{ field: 'kind', message: {
        zh: `军地属性与单位性质不一致：${values.name}`,
        en: `Side and kind do not agree: ${values.name}`,
      } }]
    }
    if (values.side === 'civilian' && militaryWords.test(values.name) && /^驻|\d+部队/u.test(values.name)) {
      return [{ field: 'side', message: {
        zh: '名称像部队单位，但军地属性为“地方”。请改为“部队”，并只写代称',
        en: 'The name reads like a military unit but the side is civilian. Set the side to military and use an alias only',
      } }]
    }
    return []
  },
  measures: [
    {
      name: 'member_units', kind: 'stock',
      label: { zh: '在册成员单位', en: 'Active member units' }, unit: { zh: '个', en: 'units' },
      of(values) {
        return values.is_member ? whileActive(values) : []
      },
    },
    {
      name: 'military_units', kind: 'stock',
      label: { zh: '在册驻区部队', en: 'Active garrison units' }, unit: { zh: '个', en: 'units' },
      of: (values) => values.is_member && values.side === 'military' ? whileActive(values) : [],
    },
    {
      name: 'subunits', kind: 'stock',
      label: { zh: '直属和驻外独立单位', en: 'Direct and external units' }, unit: { zh: '个', en: 'units' },
      of: (values) => values.relation === 'direct' || values.relation === 'external' ? whileActive(values) : [],
    },
    {
      name: 'subdistricts', kind: 'stock',
      label: { zh: '街道', en: 'Sub-districts' }, unit: { zh: '个', en: 'sub-districts' },
      of: (values) => values.kind === 'subdistrict' ? whileActive(values) : [],
    },
    {
      // What the roster says of the group, without a day.
      name: 'group_flags', kind: 'stock',
      label: { zh: '名册注明已成立领导小组', en: 'Units with a group by the roster' }, unit: { zh: '个', en: 'units' },
      of: (values) => values.has_group ? [{ value: 1, category: String(values.id), date: '1900-01-01' }] : [],
    },
  ],
})

/** What a civilian unit is where the roster tells only its side, by the words that such units' names end in. */
function kindOfName(name: string) {
  if (/街道(?:办事处)?$|镇$/u.test(name)) return 'subdistrict' as const
  if (/社区|居委会|村(?:委会)?$/u.test(name)) return 'community' as const
  if (/小学|中学|学校|学院|大学|幼儿园/u.test(name)) return 'school' as const
  if (/公司|集团|企业|厂$/u.test(name)) return 'enterprise' as const
  if (/派出所|服务中心|卫生院|[站所]$/u.test(name)) return 'station' as const
  if (/福利院|养老院|敬老院|老年公寓/u.test(name)) return 'welfare' as const
  if (/协会|基金会|志愿/u.test(name)) return 'ngo' as const
  if (/人武部|武装部/u.test(name)) return 'armed_forces_department' as const
  if (/妇联|工会|团.?委|残联|科协|工商联/u.test(name)) return 'mass_organization' as const
  return /^区?委|组织部|宣传部|统战部|政法委|工委|编办/u.test(name) ? 'party' as const : 'government' as const
}

/** One from the day that the unit joined until the day that it ended; the category names the unit. */
function whileActive({ id, valid_from: from, valid_to: to }: { id: number, valid_from: string | null, valid_to: string | null }) {
  const joined = { value: 1, category: String(id), date: from ?? '1900-01-01' }
  return to === null ? [joined] : [joined, { ...joined, value: -1, date: to }]
}
