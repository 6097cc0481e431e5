import { choice, date, goods, integer, longText, money, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { hasBothSides } from './activity.ts'
import { festivalChoices } from './festival-choices.ts'
import { categoryOfRecipient, recipientCategories } from './recipient-categories.ts'

/** 走访慰问: one line of a unit's visits, with money in fen and goods by line. */
export const visit = defineRecord({
  name: 'visit',
  label: { zh: '走访慰问', en: 'Visits' },
  theme: 'support_army',
  sheet: '走访慰问',
  fields: {
    visited_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: ['日期', '时间', '走访时间', '慰问时间', '走访日期', '慰问日期', '活动时间', '开展日期'] }),
    host_id: reference('organization', { label: { zh: '慰问单位', en: 'Visiting unit' }, required: true, headers: ['慰问单位', '走访单位', '带队单位', '单位', '单位名称', '填报单位', '责任单位'] }),
    leader: text({ label: { zh: '带队领导', en: 'Led by' }, headers: ['带队领导', '领导', '带队人(职务)', '带队人', '带队领导(职务)'], sensitivity: 'person', listed: false }),
    leader_level: choice({
      top: ['主要领导', 'top leader'],
      deputy: ['分管领导', 'deputy leader', '分管', '副职'],
      staff: ['一般人员', 'staff', '一般', '工作人员'],
    }, { label: { zh: '领导级别', en: 'Leader level' }, headers: ['领导级别', '带队级别'] }),
    recipient: text({ label: { zh: '慰问对象', en: 'Recipient' }, required: true, headers: ['慰问对象', '走访对象', '对象', '对象类别', '优抚类别'] }),
    recipient_category: choice(recipientCategories, { label: { zh: '对象类别', en: 'Recipient category' }, required: true, headers: ['对象类别', '优抚类别', '慰问对象类别'] }),
    recipient_id: reference('organization', { label: { zh: '受访单位', en: 'Visited unit' }, headers: ['受访单位', '被慰问单位'], listed: false }),
    site_id: reference('partner_site', { label: { zh: '共建点', en: 'Partner site' }, headers: ['共建点', '共建点名称'], listed: false }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: ['街道', '所在街道', '所属街道'] }),
    households: integer({ label: { zh: '户数', en: 'Households' }, headers: ['户数', '走访户数', '户次', '慰问户数'], unit: { zh: '户次', en: 'household-visits' } }),
    persons: integer({ label: { zh: '人数', en: 'Persons' }, headers: ['人数', '参加人数', '慰问人数', '参与人次', '参加人员数'], unit: { zh: '人次', en: 'persons' }, listed: false }),
    money_fen: money({ label: { zh: '慰问金', en: 'Gift money' }, headers: ['慰问金', '金额', '慰问金(元)', '慰问金(万元)', '现金', '慰问金额'] }),
    goods: goods({ label: { zh: '慰问品', en: 'Gift goods' }, headers: ['慰问品', '物品', '物资', '实物'] }),
    goods_fen: money({ label: { zh: '折价', en: 'Goods value' }, headers: ['折价', '价值', '物品折款', '慰问品折价'] }),
    festival: choice(festivalChoices, { label: { zh: '节日', en: 'Festival' }, headers: ['节日', '时机', '节点', '慰问时机'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: ['备注', '说明', '其他'] }),
  },
  key: ['visited_on', 'host_id', 'recipient', 'festival'],
  repeatable: true,
  search: ['recipient'],
  title: (values) => values.recipient,
  date: (values) => values.visited_on,
  organizations: (values) => values.recipient_id === null ? [values.host_id] : [values.host_id, values.recipient_id],
  subdistrict: (values) => values.subdistrict_id,
  complete(values, context) {
    const recipient = values.recipient ?? ''
    const site = values.site_id === undefined || values.site_id === null ? context.findSite(recipient) : null
    const unit = values.recipient_id ?? context.findOrganization(recipient)
    const host = values.host_id === undefined ? undefined : context.organization(values.host_id)
    const visited = unit === null || unit === undefined ? undefined : context.organization(unit)
    const lineValues = (values.goods ?? []).map((line) => line.value_fen)
    return {
      ...values,
      recipient_category: values.recipient_category
        ?? (visited?.side === 'military' ? 'garrison' : site ? 'welfare' : categoryOfRecipient(recipient) ?? undefined),
      recipient_id: unit ?? null,
      site_id: values.site_id ?? site?.id ?? null,
      // A garrison unit's seat is not recorded, not even by sub-district.
      subdistrict_id: visited?.side === 'military'
        ? null : values.subdistrict_id ?? site?.subdistrict_id ?? visited?.subdistrict_id ?? host?.subdistrict_id ?? null,
      leader_level: values.leader_level ?? levelOfLeader(values.leader ?? null),
      goods_fen: values.goods_fen
        ?? (lineValues.length > 0 && lineValues.every((value) => value !== null)
          ? lineValues.reduce<number>((sum, value) => sum + (value ?? 0), 0)
          : null),
    }
  },
  check(values, context) {
    if (values.visited_on > context.today) {
      return [{ field: 'visited_on', message: {
        zh: `走访日期不能在今天（${context.today}）之后`, en: `A visit cannot be dated after today (${context.today})`,
      } }]
    }
    return []
  },
  measures: [
    {
      name: 'visits', kind: 'flow',
      label: { zh: '走访（按对象类别）', en: 'Visits by recipient category' }, unit: { zh: '次', en: 'visits' },
      of: (values) => [{ value: 1, category: values.recipient_category }],
    },
    {
      name: 'visit_households', kind: 'flow',
      label: { zh: '走访户次（按对象类别）', en: 'Household-visits by category' }, unit: { zh: '户次', en: 'household-visits' },
      of: (values) => values.households ? [{ value: values.households, category: values.recipient_category }] : [],
    },
    {
      name: 'gift_money', kind: 'flow',
      label: { zh: '慰问金（按对象类别）', en: 'Gift money by category' }, unit: { zh: '分', en: 'fen' },
      of: (values) => values.money_fen ? [{ value: values.money_fen, category: values.recipient_category }] : [],
    },
    {
      name: 'gift_goods', kind: 'flow',
      label: { zh: '慰问品折价（按对象类别）', en: 'Goods value by category' }, unit: { zh: '分', en: 'fen' },
      of: (values) => values.goods_fen ? [{ value: values.goods_fen, category: values.recipient_category }] : [],
    },
    {
      // Money of visits to households alone: what a garrison unit was given is no household's.
      name: 'household_money', kind: 'flow',
      label: { zh: '入户慰问金（按对象类别）', en: 'Gift money to households by category' }, unit: { zh: '分', en: 'fen' },
      of: (values) => values.households && values.money_fen ? [{ value: values.money_fen, category: values.recipient_category }] : [],
    },
    {
      // The category is whole yuan for a household, so that quartiles over any units and months are exact to the yuan.
      name: 'household_gifts', kind: 'flow',
      label: { zh: '户次（按户均慰问金，元）', en: 'Household-visits by yuan each' }, unit: { zh: '户次', en: 'household-visits' },
      of: (values) => values.households && values.money_fen
        ? [{ value: values.households, category: String(Math.round(values.money_fen / values.households / 100)) }] : [],
    },
    {
      name: 'visits_held', kind: 'flow',
      label: { zh: '按走访制度开展的走访', en: 'Visits that keep an institution' }, unit: { zh: '次', en: 'visits' },
      of: (values, context) => [{
        value: 1, category: `${values.host_id}|visiting`, organizations: [values.host_id],
        subdistrict: context.organization(values.host_id)?.subdistrict_id ?? null,
      }],
    },
    {
      name: 'visit_interactions', kind: 'flow',
      label: { zh: '节日互动走访', en: 'Festival visits with both sides' }, unit: { zh: '次', en: 'interactions' },
      of(values, context) {
        const organizations = values.recipient_id === null ? [values.host_id] : [values.host_id, values.recipient_id]
        if (!hasBothSides(organizations, context)) return []
        const festival = context.festivalOf(values.visited_on, values.festival)
        return festival ? [{ value: 1, category: festival.id, date: festival.date }] : []
      },
    },
    {
      name: 'visit_reports', kind: 'flow',
      label: { zh: '走访填报', en: 'Visit reports' }, unit: { zh: '条', en: 'records' },
      of: () => [{ value: 1 }],
    },
  ],
})

/** 主要领导, 分管领导 or 一般, read from the post in a 带队领导 cell; null where it names none. */
export function levelOfLeader(post: string | null) {
  if (post === null) return null
  if (/副(?!书记长)|分管|调研员/u.test(post)) return 'deputy' as const
  if (/书记|区长|市长|县长|局长|主任|主席|政委|司令|部队长|院长|校长|主要领导/u.test(post)) return 'top' as const
  return 'staff' as const
}
