import { date, decimal, longText, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders, unitHeaders } from './headers.ts'

/** 应急物资: what a civilian keeper holds for a response, how much of it and until when it is good. */
export const resource = defineRecord({
  name: 'resource',
  label: { zh: '应急物资', en: 'Resources' },
  theme: 'joint_response',
  sheet: '应急物资',
  fields: {
    item: text({ label: { zh: '品名', en: 'Item' }, required: true, headers: ['品名', '物资名称', '名称', '物品'] }),
    quantity: decimal({ label: { zh: '数量', en: 'Quantity' }, required: true, headers: ['数量', '储备量', '库存'] }),
    measured_in: text({ label: { zh: '计量单位', en: 'Unit' }, headers: ['计量单位', '量词'] }),
    keeper_id: reference('organization', { label: { zh: '保管单位', en: 'Kept by' }, required: true, headers: ['保管单位', ...unitHeaders] }),
    point_id: reference('coordination_point', { label: { zh: '存放点位', en: 'Kept at' }, headers: ['存放点位', '存放地点', '协同点位'] }),
    checked_on: date({ label: { zh: '清点日期', en: 'Counted on' }, headers: ['清点日期', '盘点日期', '核实日期'] }),
    expires_on: date({ label: { zh: '有效期至', en: 'Good until' }, headers: ['有效期至', '有效期', '到期日期'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['item', 'keeper_id', 'point_id'],
  search: ['item'],
  title: (values) => values.item,
  organizations: (values) => [values.keeper_id],
  check: (values, context) => context.organization(values.keeper_id)?.side === 'military'
    ? [{ field: 'keeper_id', message: {
      zh: '保管单位必须是地方单位。部队的物资和装备不得录入', en: 'The keeper must be a civilian organization; stock of military units may not be recorded',
    } }] : [],
})
