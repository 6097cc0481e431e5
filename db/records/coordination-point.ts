import { choice, date, integer, phone, reference, references, text } from '../fields.ts'
import { checkPosition, completePosition } from '../positions.ts'
import { defineRecord } from '../record.ts'
import { addressField, positionFields } from './position.ts'

/** 协同点位: a civilian place that a mechanism works from, with its A and B officers. */
export const coordinationPoint = defineRecord({
  name: 'coordination_point',
  label: { zh: '协同点位', en: 'Coordination points' },
  theme: 'joint_response',
  sheet: '协同点位',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, headers: ['名称', '点位名称', '协同点位'] }),
    kind: choice({
      command: ['指挥', 'command', '指挥所', '指挥部'],
      shelter: ['避难安置', 'shelter', '避难', '安置点', '避险安置', '应急避难场所'],
      depot: ['物资储备', 'depot', '物资', '仓库', '物资库'],
      patrol: ['治安岗', 'patrol post', '治安', '警务站', '巡逻'],
      medical: ['医疗', 'medical', '医疗点', '卫生院'],
      muster: ['集结', 'muster', '集结点', '集结地'],
    }, { label: { zh: '类别', en: 'Kind' }, required: true, headers: ['类别', '类型', '点位类别'] }),
    mechanism_ids: references('mechanism', { label: { zh: '所属机制', en: 'Mechanisms' }, required: true, headers: ['所属机制', '机制', '联动机制'] }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: ['街道', '所在街道', '所属街道'] }),
    address: addressField(['地址', '详细地址']),
    ...positionFields,
    capacity: integer({ label: { zh: '容量', en: 'Capacity' }, headers: ['容量', '可容纳人数', '容纳人数'], unit: { zh: '人', en: 'persons' } }),
    owner_id: reference('organization', { label: { zh: '责任单位', en: 'Owner' }, required: true, headers: ['责任单位', '单位', '管理单位', '单位名称'] }),
    officer_a: text({ label: { zh: 'A岗', en: 'Officer A' }, headers: ['A岗', 'A角', 'A岗责任人'], sensitivity: 'person' }),
    officer_b: text({ label: { zh: 'B岗', en: 'Officer B' }, headers: ['B岗', 'B角', 'B岗责任人'], sensitivity: 'person' }),
    duty_phone: phone({ label: { zh: '值班电话', en: 'Duty phone' }, headers: ['值班电话', '联系电话', '电话', '24小时电话'] }),
    verified_on: date({ label: { zh: '核实日期', en: 'Verified on' }, headers: ['核实日期', '核实时间', '核对日期'] }),
  },
  key: ['name'],
  search: ['name'],
  title: (values) => values.name,
  organizations: (values) => [values.owner_id],
  subdistrict: (values) => values.subdistrict_id,
  complete: (values) => ({ ...values, ...completePosition(values) }),
  check(values, context) {
    const owner = context.organization(values.owner_id)
    if (owner?.side === 'military') {
      return [{ field: 'owner_id', message: {
        zh: '协同点位的责任单位必须是地方单位。部队单位不上图，请勿录入其位置',
        en: 'A coordination point must belong to a civilian organization. Military places are never put on the map',
      } }]
    }
    return checkPosition(values)
  },
})
