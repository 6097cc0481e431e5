import { date, integer, longText, phone, reference, references, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders } from './headers.ts'

/** 应急队伍: a civilian team that a mechanism can call out, how many it is, what it has and how soon it stands ready. */
export const responseTeam = defineRecord({
  name: 'response_team',
  label: { zh: '应急队伍', en: 'Response teams' },
  theme: 'joint_response',
  sheet: '应急队伍',
  fields: {
    name: text({ label: { zh: '队伍名称', en: 'Team' }, required: true, headers: ['队伍名称', '应急队伍', '队伍'] }),
    mechanism_ids: references('mechanism', { label: { zh: '所属机制', en: 'Mechanisms' }, required: true, headers: ['所属机制', '机制', '联动机制'] }),
    organization_id: reference('organization', { label: { zh: '组建单位', en: 'Raised by' }, required: true, headers: ['组建单位', '队伍所属单位'] }),
    size: integer({ label: { zh: '队员数', en: 'Members' }, headers: ['队员数', '队伍人数'], unit: { zh: '人', en: 'persons' } }),
    kit: text({ label: { zh: '携带器材', en: 'Kit' }, headers: ['携带器材', '队伍器材', '器材'] }),
    muster_minutes: integer({ label: { zh: '集结用时', en: 'Minutes to muster' }, headers: ['集结用时', '集结时间(分钟)', '集结分钟'], unit: { zh: '分钟', en: 'minutes' } }),
    leader: text({ label: { zh: '队长', en: 'Leader' }, headers: ['队长', '带队人'], sensitivity: 'person' }),
    phone: phone({ label: { zh: '队长电话', en: 'Leader’s phone' }, headers: ['队长电话', '带队人电话'] }),
    verified_on: date({ label: { zh: '核实日期', en: 'Verified on' }, headers: ['核实日期', '核实时间'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['name'],
  search: ['name'],
  title: (values) => values.name,
  organizations: (values) => [values.organization_id],
  check: (values, context) => context.organization(values.organization_id)?.side === 'military'
    ? [{ field: 'organization_id', message: {
      zh: '应急队伍须由地方单位组建。部队的人数和装备不得录入，由军地联络员联系', en: 'A team must be raised by a civilian organization; strength and equipment of military units may not be recorded',
    } }] : [],
})
