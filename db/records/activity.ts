import { choice, date, decimal, integer, longText, money, reference, references, text } from '../fields.ts'
import { defineRecord, type MeasureContext, type ValuesOf } from '../record.ts'
import { festivalChoices } from './festival-choices.ts'
import { filedMeasure, materialsField } from './materials.ts'

const fields = {
  started_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: ['日期', '时间', '活动时间', '开展日期', '起止时间', '活动日期'] }),
  ended_on: date({ label: { zh: '结束日期', en: 'End' }, headers: ['结束日期', '结束时间'], listed: false }),
  title: text({ label: { zh: '活动名称', en: 'Title' }, required: true, headers: ['活动名称', '活动主题', '活动内容', '项目名称'] }),
  theme: text({ label: { zh: '主题', en: 'Theme' }, headers: ['主题', '教育主题'], listed: false }),
  direction: choice({
    support_army: ['拥军优属', 'support the army', '拥军'],
    love_people: ['拥政爱民', 'love the people', '爱民'],
    joint: ['双向', 'joint', '军地共建', '共建'],
  }, { label: { zh: '方向', en: 'Direction' }, required: true, headers: ['方向', '活动方向'] }),
  type: choice({
    leifeng: ['学雷锋', 'Lei Feng volunteering', '学雷锋活动'],
    greening: ['植树绿化', 'tree planting', '植树', '绿化', '义务植树'],
    cleanup: ['卫生清扫', 'clean-up', '环境整治', '清扫', '净滩'],
    warmth: ['送温暖', 'sending warmth', '献爱心', '帮扶', '慰问演出'],
    education_aid: ['助学', 'education aid', '支教', '捐资助学'],
    culture_sport: ['文体', 'culture and sport', '文体活动', '运动会', '文艺', '联欢'],
    study_tour: ['参观见学', 'study tour', '参观', '见学', '军营开放'],
    volunteer: ['志愿服务', 'volunteering', '义诊', '便民服务', '志愿'],
    commendation: ['表彰', 'commendation', '评选表彰', '颁奖'],
    other: ['其他', 'other', '其它'],
  }, { label: { zh: '类型', en: 'Type' }, required: true, headers: ['类型', '活动类别', '形式', '活动类型', '类别'] }),
  host_id: reference('organization', { label: { zh: '主办单位', en: 'Host' }, required: true, headers: ['主办单位', '承办单位', '组织单位', '牵头单位', '单位', '单位名称', '填报单位', '责任单位'] }),
  organizer_ids: references('organization', { label: { zh: '承办单位', en: 'Organizers' }, headers: ['承办单位', '组织单位'], listed: false }),
  co_organizer_ids: references('organization', { label: { zh: '协办单位', en: 'Co-organizers' }, headers: ['协办单位', '配合单位'], listed: false }),
  participant_ids: references('organization', { label: { zh: '参与单位', en: 'Participants' }, headers: ['参与单位', '协办单位', '共建单位', '配合单位'] }),
  place: text({ label: { zh: '地点', en: 'Place' }, headers: ['地点', '活动地点', '场所'] }),
  site_id: reference('partner_site', { label: { zh: '共建点', en: 'Partner site' }, headers: ['共建点', '共建点名称'], listed: false }),
  subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: ['街道', '所在街道'] }),
  festival: choice(festivalChoices, { label: { zh: '节日', en: 'Festival' }, headers: ['节日', '时机', '节点'], listed: false }),
  series: text({ label: { zh: '系列', en: 'Series' }, headers: ['系列', '系列活动', '活动系列'], listed: false }),
  edition: text({ label: { zh: '届次', en: 'Edition' }, headers: ['届次', '届', '第几届'], listed: false }),
  leaders: integer({ label: { zh: '领导人数', en: 'Leaders' }, headers: ['领导人数', '参加领导'], unit: { zh: '人次', en: 'persons' }, listed: false }),
  staff: integer({ label: { zh: '机关人数', en: 'Staff' }, headers: ['机关人数', '机关干部'], unit: { zh: '人次', en: 'persons' }, listed: false }),
  troops: integer({ label: { zh: '官兵人数', en: 'Troops' }, headers: ['官兵人数', '参加官兵', '部队人数', '兵力(人次)', '官兵'], unit: { zh: '人次', en: 'persons' } }),
  civilians: integer({ label: { zh: '群众人数', en: 'Civilians' }, headers: ['群众人数', '地方人数', '参加群众', '群众', '人数', '参加人数', '参与人次', '参加人员数'], unit: { zh: '人次', en: 'persons' } }),
  trees: integer({ label: { zh: '植树', en: 'Trees' }, headers: ['植树', '植树数量', '株数', '棵数', '植树株数'], unit: { zh: '株', en: 'trees' } }),
  area_m2: decimal({ label: { zh: '清扫面积', en: 'Area' }, headers: ['清扫面积', '面积'], unit: { zh: '平方米', en: 'm²' }, listed: false }),
  cost_fen: money({ label: { zh: '经费', en: 'Cost' }, headers: ['经费', '投入资金', '活动经费'], listed: false }),
  outcome: longText({ label: { zh: '成效', en: 'Outcome' }, headers: ['成效', '活动效果', '取得成效'] }),
  status: choice({
    planned: ['计划', 'planned', '拟开展', '未开展'],
    done: ['完成', 'done', '已完成', '已开展'],
    cancelled: ['取消', 'cancelled', '已取消'],
  }, { label: { zh: '状态', en: 'Status' }, required: true, headers: ['状态', '进展'] }),
  materials: materialsField(),
  note: longText({ label: { zh: '备注', en: 'Note' }, headers: ['备注', '说明', '其他'] }),
}

type ActivityValues = ValuesOf<typeof fields>

/** 活动台账. One record counts once for every organization that took part and for everything above it in the tree. */
export const activity = defineRecord({
  name: 'activity',
  label: { zh: '活动', en: 'Activities' },
  theme: 'activities',
  sheet: '活动台账',
  fields,
  key: ['started_on', 'title', 'host_id'],
  search: ['title'],
  title: (values) => values.title,
  date: (values) => values.started_on,
  organizations: (values) => participants(values),
  subdistrict: (values) => values.subdistrict_id,
  complete(values, context) {
    const host = values.host_id === undefined ? undefined : context.organization(values.host_id)
    const roles = oneRoleEach(values)
    const others = Object.values(roles).flatMap((ids) => ids ?? [])
    const withMilitary = others.some((id) => context.organization(id)?.side === 'military')
    const site = values.place ? context.findSite(values.place) : null
    return {
      ...values,
      ...roles,
      direction: values.direction
        ?? (host?.side === 'military' ? 'love_people' : withMilitary ? 'joint' : 'support_army'),
      type: values.type ?? typeFromTitle(values.title),
      site_id: values.site_id ?? site?.id ?? null,
      subdistrict_id: values.subdistrict_id ?? site?.subdistrict_id ?? host?.subdistrict_id ?? null,
      status: values.status ?? (values.started_on !== undefined && values.started_on > context.today ? 'planned' : 'done'),
    }
  },
  check(values, context) {
    if (values.status === 'done' && values.started_on > context.today) {
      return [{ field: 'started_on', message: {
        zh: `已完成的活动日期不能在今天（${context.today}）之后`,
        en: `A finished activity cannot be dated after today (${context.today})`,
      } }]
    }
    if (values.ended_on !== null && values.ended_on < values.started_on) {
      return [{ field: 'ended_on', message: { zh: '结束日期早于开始日期', en: 'The end is before the start' } }]
    }
    return []
  },
  measures: [
    {
      name: 'activities', kind: 'flow',
      label: { zh: '已完成活动（按类型）', en: 'Finished activities by type' }, unit: { zh: '次', en: 'activities' },
      of: (values) => done(values) ? [{ value: 1, category: values.type }] : [],
    },
    {
      name: 'love_people_activities', kind: 'flow',
      label: { zh: '拥政爱民活动', en: 'Love-the-people activities' }, unit: { zh: '次', en: 'activities' },
      of: (values) => done(values) && values.direction === 'love_people' ? [{ value: 1, category: values.type }] : [],
    },
    {
      name: 'troop_participation', kind: 'flow',
      label: { zh: '官兵参与', en: 'Troops taking part' }, unit: { zh: '人次', en: 'persons' },
      of: (values) => done(values) && values.troops ? [{ value: values.troops, category: values.type }] : [],
    },
    {
      name: 'trees', kind: 'flow',
      label: { zh: '植树', en: 'Trees planted' }, unit: { zh: '株', en: 'trees' },
      of: (values) => done(values) && values.trees ? [{ value: values.trees }] : [],
    },
    {
      name: 'joint_activities', kind: 'flow',
      label: { zh: '军地双方参加的活动', en: 'Activities with both sides' }, unit: { zh: '次', en: 'activities' },
      of: (values, context) => done(values) && hasBothSides(participants(values), context) ? [{ value: 1, category: values.type }] : [],
    },
    {
      name: 'site_activities', kind: 'flow',
      label: { zh: '共建点活动', en: 'Activities at partner sites' }, unit: { zh: '次', en: 'activities' },
      of: (values) => done(values) && values.site_id !== null ? [{ value: 1, category: String(values.site_id) }] : [],
    },
    {
      // Counted for each member unit by itself: the category names it, so that a unit in ten activities is one unit.
      // It stands in the unit's own sub-district, as the member units that it is divided by do.
      name: 'participation', kind: 'flow',
      label: { zh: '成员单位参加活动', en: 'Member units in activities' }, unit: { zh: '次', en: 'activities' },
      of: (values, context) => done(values)
        ? participants(values).flatMap((id) => {
          const unit = context.organization(id)
          return unit?.is_member ? [{ value: 1, category: String(id), organizations: [id], subdistrict: unit.subdistrict_id }] : []
        })
        : [],
    },
    {
      name: 'activity_interactions', kind: 'flow',
      label: { zh: '节日互动活动', en: 'Festival activities with both sides' }, unit: { zh: '次', en: 'interactions' },
      of(values, context) {
        if (!done(values) || !hasBothSides(participants(values), context)) return []
        const festival = context.festivalOf(values.started_on, values.festival)
        return festival ? [{ value: 1, category: festival.id, date: festival.date }] : []
      },
    },
    {
      // The three parts of an edition: its day, series and number. Two records of one edition are one.
      name: 'editions_held', kind: 'flow',
      label: { zh: '举办的届次', en: 'Editions held' }, unit: { zh: '届', en: 'editions' },
      of: (values) => isEdition(values) ? [{ value: 1, category: editionOf(values) }] : [],
    },
    {
      // For each garrison unit that took part by itself; the category names edition and unit.
      name: 'editions_attended', kind: 'flow',
      label: { zh: '部队参加的届次', en: 'Editions attended by garrison units' }, unit: { zh: '届', en: 'editions' },
      of: (values, context) => !isEdition(values) ? [] : participants(values).flatMap((id) => {
        const unit = context.organization(id)
        return unit?.is_member && unit.side === 'military'
          ? [{ value: 1, category: `${editionOf(values)}|${id}`, organizations: [id], subdistrict: unit.subdistrict_id }] : []
      }),
    },
    {
      name: 'joint_sports', kind: 'flow',
      label: { zh: '军地文体活动', en: 'Culture and sport of both sides' }, unit: { zh: '次', en: 'activities' },
      of: (values, context) => isJointSport(values, context) ? [{ value: 1 }] : [],
    },
    {
      name: 'joint_sports_led', kind: 'flow',
      label: { zh: '部队参与组织的军地文体活动', en: 'Those that a military unit helped to organize' }, unit: { zh: '次', en: 'activities' },
      of: (values, context) => isJointSport(values, context)
        && [values.host_id, ...values.organizer_ids ?? [], ...values.co_organizer_ids ?? []].some((id) => context.organization(id)?.side === 'military')
        ? [{ value: 1 }] : [],
    },
    {
      name: 'co_building_held', kind: 'flow',
      label: { zh: '按共建制度开展的活动', en: 'Activities that keep an institution' }, unit: { zh: '次', en: 'activities' },
      of: (values, context) => done(values) && hasBothSides(participants(values), context)
        ? participants(values).map((id) => ({
          value: 1, category: `${id}|co_building`, organizations: [id], subdistrict: context.organization(id)?.subdistrict_id ?? null,
        }))
        : [],
    },
    {
      name: 'activity_reports', kind: 'flow',
      label: { zh: '活动填报', en: 'Activity reports' }, unit: { zh: '条', en: 'records' },
      of: () => [{ value: 1 }],
    },
    filedMeasure<ActivityValues>('activity', { required: ['plan', 'photos', 'summary'], counts: (values) => values.status === 'done' }),
  ],
})

const done = (values: ActivityValues) => values.status === 'done'

/** Everyone who took part, in whatever role, the host first. */
const participants = (values: ActivityValues) =>
  [...new Set([values.host_id, ...values.organizer_ids ?? [], ...values.co_organizer_ids ?? [], ...values.participant_ids ?? []])]

/** Who has a role of more work does not stand among those of less. */
function oneRoleEach(values: Partial<ActivityValues>) {
  const named = new Set([values.host_id])
  const rest = (ids: number[] | null | undefined) => {
    const own = (ids ?? []).filter((id) => !named.has(id))
    for (const id of own) named.add(id)
    return own.length > 0 ? own : null
  }
  return { organizer_ids: rest(values.organizer_ids), co_organizer_ids: rest(values.co_organizer_ids), participant_ids: rest(values.participant_ids) }
}

const isEdition = (values: ActivityValues) => done(values) && values.series !== null
const editionOf = ({ started_on: day, series, edition }: ActivityValues) => [day, series ?? '', edition ?? day.slice(0, 4)].map((part) => part.replaceAll('|', '/')).join('|')
const isJointSport = (values: ActivityValues, context: MeasureContext) =>
  done(values) && values.type === 'culture_sport' && hasBothSides(participants(values), context)

/** 互动 needs at least one organization of each side. */
export function hasBothSides(organizations: number[], context: MeasureContext) {
  const sides = new Set(organizations.map((id) => context.organization(id)?.side))
  return sides.has('civilian') && sides.has('military')
}

const typeWords: [RegExp, ActivityValues['type']][] = [
  [/雷锋/u, 'leifeng'], [/植树|绿化/u, 'greening'], [/清扫|卫生|净滩|环境/u, 'cleanup'], [/温暖|爱心|帮扶/u, 'warmth'],
  [/助学|支教/u, 'education_aid'], [/运动会|文艺|联欢|文体|比赛|演出/u, 'culture_sport'], [/参观|见学|开放/u, 'study_tour'],
  [/义诊|志愿/u, 'volunteer'], [/表彰|评选|颁奖/u, 'commendation'],
]

function typeFromTitle(title: string | undefined) {
  return title === undefined ? undefined : typeWords.find(([words]) => words.test(title))?.[1] ?? 'other'
}
