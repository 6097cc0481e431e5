import { choice, integer, longText, reference, text, yesNo } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders } from './headers.ts'

/** 响应职责: what somebody has to do from a level of response on, for one kind of disaster; each has a ladder of its own, 台风 apart from 暴雨. */
export const responseDuty = defineRecord({
  name: 'response_duty',
  label: { zh: '响应职责', en: 'Response duties' },
  theme: 'joint_response',
  sheet: '响应职责',
  fields: {
    hazard: choice({
      typhoon: ['台风', 'typhoon', '防台风', '防台'], rainstorm: ['暴雨', 'rainstorm', '强降雨', '防汛', '暴雨洪涝'],
      freeze: ['低温冰冻', 'freeze', '雨雪冰冻', '寒潮'], fire: ['森林火灾', 'forest fire', '森林防火', '火灾'],
      maritime: ['海上险情', 'distress at sea', '海上救助', '海上搜救'], security: ['治安事件', 'public security', '治安联防', '治安'],
    }, { label: { zh: '灾种', en: 'Hazard' }, required: true, headers: ['灾种', '预案灾种'] }),
    level: choice({
      four: ['Ⅳ级', 'level IV', 'Ⅳ', 'IV', 'IV级', '四级', '4级'], three: ['Ⅲ级', 'level III', 'Ⅲ', 'III', 'III级', '三级', '3级'],
      two: ['Ⅱ级', 'level II', 'Ⅱ', 'II', 'II级', '二级', '2级'], one: ['Ⅰ级', 'level I', 'Ⅰ', 'I', 'I级', '一级', '1级'],
    }, { label: { zh: '自哪级起', en: 'From level' }, required: true, headers: ['自哪级起', '响应级别', '启动级别'] }),
    position: integer({ label: { zh: '次序', en: 'Order' }, headers: ['次序', '顺序'] }),
    duty: text({ label: { zh: '职责', en: 'Duty' }, required: true, headers: ['职责', '响应职责', '响应措施', '行动'] }),
    organization_id: reference('organization', { label: { zh: '负责单位', en: 'Unit' }, headers: ['负责单位', '执行单位'] }),
    source: longText({ label: { zh: '依据', en: 'Clause' }, headers: ['依据', '预案条款', '条款'] }),
    is_example: yesNo({ label: { zh: '示例', en: 'Example' }, headers: ['示例', '是否示例'], listed: false }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['hazard', 'level', 'duty'],
  search: ['duty'],
  title: (values) => values.duty.slice(0, 60),
  organizations: (values) => values.organization_id === null ? [] : [values.organization_id],
  complete: (values) => ({ ...values, is_example: values.is_example ?? false }),
})
