import { choice, reference, references, text, year } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { checkPosition, completePosition } from '../positions.ts'
import { addressField, positionFields } from './position.ts'

/** 共建点: a civilian place that units serve year after year. */
export const partnerSite = defineRecord({
  name: 'partner_site',
  label: { zh: '共建点', en: 'Partner sites' },
  theme: 'activities',
  sheet: '共建点',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, headers: ['名称', '共建点名称', '单位名称', '点位名称'] }),
    kind: choice({
      welfare_home: ['福利院', 'welfare home', '福利机构', '儿童福利院', '敬老院'],
      elder_home: ['老年公寓', 'home for the elderly', '养老院', '养老机构'],
      community: ['社区', 'community', '居委会'],
      school: ['学校', 'school', '小学', '中学'],
      green_base: ['绿化基地', 'tree-planting base', '植树基地', '义务植树基地'],
      memorial: ['烈士设施', 'memorial', '烈士陵园', '纪念馆', '纪念设施'],
      education_base: ['教育基地', 'education base', '国防教育基地', '爱国主义教育基地'],
    }, { label: { zh: '类别', en: 'Kind' }, required: true, headers: ['类别', '类型', '共建点类别'] }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: ['街道', '所在街道', '所属街道'] }),
    address: addressField(['地址', '详细地址', '地点']),
    ...positionFields,
    owner_id: reference('organization', { label: { zh: '主管单位', en: 'Owner' }, headers: ['主管单位', '管理单位', '责任单位'], listed: false }),
    co_builder_ids: references('organization', { label: { zh: '共建单位', en: 'Co-builders' }, headers: ['共建单位', '结对单位', '共建部队'] }),
    since_year: year({ label: { zh: '起始年份', en: 'Since' }, headers: ['起始年份', '共建起始年份', '开始年份', '始于'] }),
  },
  key: ['name'],
  search: ['name'],
  title: (values) => values.name,
  // Its owner answers for it; where none is named, the first that serves it.
  organizations: (values) => [...(values.owner_id === null ? [] : [values.owner_id]), ...(values.co_builder_ids ?? [])],
  subdistrict: (values) => values.subdistrict_id,
  complete: (values) => ({ ...values, ...completePosition(values) }),
  check(values, context) {
    if (values.owner_id !== null && context.organization(values.owner_id)?.side === 'military') {
      return [{ field: 'owner_id', message: {
        zh: '共建点的主管单位必须是地方单位。部队单位不上图，请勿录入其位置；来共建的部队写在“共建单位”',
        en: 'A partner site must belong to a civilian organization. Military places are never put on the map; the units that serve it are its co-builders',
      } }]
    }
    return checkPosition(values)
  },
  measures: [
    {
      name: 'sites', kind: 'stock',
      label: { zh: '共建点', en: 'Partner sites' }, unit: { zh: '个', en: 'sites' },
      of: (values) => values.since_year === null ? [] : [{ value: 1, date: `${values.since_year}-01-01` }],
    },
    {
      name: 'site_since_years', kind: 'stock',
      label: { zh: '共建起始年份之和', en: 'Sum of first years' }, unit: { zh: '年', en: 'years' },
      of: (values) => values.since_year === null ? [] : [{ value: values.since_year, date: `${values.since_year}-01-01` }],
    },
  ],
})
