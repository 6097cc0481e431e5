import { choice, integer, longText, reference, references, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders, subdistrictHeaders } from './headers.ts'

/** 转移安排: people of one place who must be moved when a mechanism is called, as a number and never by name. */
export const relocation = defineRecord({
  name: 'relocation',
  label: { zh: '转移安排', en: 'People to move' },
  theme: 'joint_response',
  sheet: '转移安排',
  fields: {
    place: text({ label: { zh: '转移地段', en: 'From' }, required: true, headers: ['转移地段', '转移片区', '地段'] }),
    reason: choice({
      low_lying: ['低洼易涝', 'low-lying', '低洼', '积水'], unsafe_house: ['危旧房屋', 'unsafe houses', '危房', '危旧房'], at_sea: ['海上作业', 'at sea', '渔船', '养殖'],
      landslide: ['地质灾害', 'landslides', '地灾', '滑坡'], forest: ['林区周边', 'beside the forest', '林区'], frail: ['行动不便', 'frail', '独居', '失能'], site: ['在建工地', 'building sites', '工地', '工棚'],
    }, { label: { zh: '转移原因', en: 'Why' }, required: true, headers: ['转移原因', '转移类别'] }),
    mechanism_ids: references('mechanism', { label: { zh: '所属机制', en: 'Mechanisms' }, required: true, headers: ['所属机制', '机制', '联动机制'] }),
    persons: integer({ label: { zh: '需转移人数', en: 'Persons' }, required: true, headers: ['需转移人数', '应转移人数'], unit: { zh: '人', en: 'persons' } }),
    special_care: integer({ label: { zh: '其中需照护', en: 'Of them in care' }, headers: ['其中需照护', '特殊照护人数'], unit: { zh: '人', en: 'persons' } }),
    owner_id: reference('organization', { label: { zh: '包保单位', en: 'Who moves them' }, required: true, headers: ['包保单位', '转移责任单位'] }),
    shelter_id: reference('coordination_point', { label: { zh: '安置点', en: 'Shelter' }, headers: ['安置点', '转移去向', '避险安置点'] }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: subdistrictHeaders }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['place', 'reason'],
  search: ['place'],
  title: (values) => values.place,
  organizations: (values) => [values.owner_id],
  subdistrict: (values) => values.subdistrict_id,
  check(values, context) {
    if (values.special_care !== null && values.special_care > values.persons) {
      return [{ field: 'special_care', message: { zh: '需照护人数不能多于需转移人数', en: 'More are in care than are to be moved' } }]
    }
    return context.organization(values.owner_id)?.side === 'military'
      ? [{ field: 'owner_id', message: { zh: '包保单位必须是地方单位', en: 'Those who move people must be a civilian organization' } }] : []
  },
})
