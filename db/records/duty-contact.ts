import { createHash } from 'node:crypto'
import { choice, date, phone, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'

/** 值班联络: who answers for a mechanism, by A/B post and shift. */
export const dutyContact = defineRecord({
  name: 'duty_contact',
  label: { zh: '值班联络', en: 'Duty contacts' },
  theme: 'joint_response',
  sheet: '值班联络',
  fields: {
    mechanism_id: reference('mechanism', { label: { zh: '所属机制', en: 'Mechanism' }, required: true, headers: ['所属机制', '机制名称'] }),
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: ['单位', '单位名称', '责任单位'] }),
    slot: choice({ a: ['A岗', 'officer A', 'A', 'A角'], b: ['B岗', 'officer B', 'B', 'B角'] }, { label: { zh: '岗位', en: 'Slot' }, required: true, headers: ['岗位', 'AB岗'] }),
    person: text({ label: { zh: '姓名代称', en: 'Name' }, required: true, headers: ['姓名代称', '姓名', '责任人'], sensitivity: 'person' }),
    post: text({ label: { zh: '职务', en: 'Post' }, headers: ['职务', '职责'] }),
    shift: choice({ day: ['白班', 'day'], night: ['夜班', 'night'], always: ['全天', 'round the clock', '24小时'] }, { label: { zh: '班次', en: 'Shift' }, required: true, headers: ['班次', '值班时段'] }),
    phone: phone({ label: { zh: '电话', en: 'Phone' }, required: true, headers: ['电话', '值班电话', '联系电话', '手机'] }),
    verified_on: date({ label: { zh: '核实日期', en: 'Verified on' }, headers: ['核实日期', '核实时间'] }),
  },
  key: ['mechanism_id', 'organization_id', 'slot', 'shift', 'person'],
  importable: false,
  title: (values) => values.post ?? '值班',
  organizations: (values) => [values.organization_id],
  measures: [
    {
      // Two-deep duty needs two persons with two phones. Neither may stand in a figure, so the category bears a mark of four digits of each,
      // which tells two apart (but once in 65,536) and from which neither can be found again.
      name: 'duty_slots', kind: 'stock',
      label: { zh: '值班岗位', en: 'Duty slots' }, unit: { zh: '岗', en: 'slots' },
      of: (values) => [{ value: 1, date: '1900-01-01', category: [values.mechanism_id, values.slot, mark(values.person), mark(values.phone)].join('|') }],
    },
  ],
})

const mark = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 4)
