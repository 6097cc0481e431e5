import { choice, date, integer, longText, reference, text } from '../fields.ts'
import { defineRecord, type MeasureContext } from '../record.ts'
import { dateHeaders, noteHeaders, personsHeaders, subdistrictHeaders, unitHeaders } from './headers.ts'
import { filedMeasure, materialsField } from './materials.ts'

const topics = {
  mission: ['宗旨使命', 'mission', '宗旨', '使命教育', '宗旨使命教育'],
  integration: ['融合发展', 'integration', '融合', '融合发展教育'],
  win_win: ['互动双赢', 'mutual gain', '双赢', '互动双赢教育'],
  defence: ['国防', 'national defence', '国防教育', '国防知识'],
  patriotism: ['爱国主义', 'patriotism', '爱国', '爱国主义教育'],
} as const

type Topic = keyof typeof topics

/** The three educations that a military unit holds (duty report B). */
export const militaryTopics: readonly Topic[] = ['mission', 'integration', 'win_win']

/** The four channels of duty report A. */
export const publicChannels = ['lan', 'window', 'column', 'board'] as const

type Venue = 'office' | 'enterprise' | 'station' | 'community' | 'school' | 'barracks'

/** 三进: offices, enterprises and stations. */
export const publicVenues = ['office', 'enterprise', 'station'] as const

const people = { zh: '人', en: 'persons' }

/** 宣传教育: one session or display, who was due and who came, and how many more it reached. */
export const educationSession = defineRecord({
  name: 'education_session',
  label: { zh: '宣传教育', en: 'Education' },
  theme: 'publicity',
  sheet: '宣传教育',
  fields: {
    held_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: [...dateHeaders, '教育时间', '宣传时间'] }),
    title: text({ label: { zh: '主题', en: 'Title' }, required: true, headers: ['主题', '内容', '课题', '教育主题', '宣传内容'] }),
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: unitHeaders }),
    topic: choice(topics, { label: { zh: '教育专题', en: 'Topic' }, headers: ['教育专题', '专题', '教育类别'] }),
    channel: choice({
      lan: ['局域网', 'local network', '网站', '内网', '公众号', '网络'],
      window: ['橱窗', 'display window', '宣传橱窗', '宣传栏'],
      column: ['专栏', 'column', '专题专栏', '报纸', '电视'],
      board: ['板报', 'notice board', '展板', '黑板报', '墙报'],
      lecture: ['讲座', 'lecture', '授课', '宣讲', '培训', '辅导', '报告会'],
      tour: ['参观', 'tour', '参观见学', '见学', '研学'],
      show: ['演出', 'show', '文艺演出', '文艺', '展演', '电影'],
    }, { label: { zh: '方式', en: 'Channel' }, headers: ['方式', '宣传形式', '载体', '渠道', '阵地', '形式'] }),
    place: text({ label: { zh: '场所', en: 'Place' }, headers: ['场所', '进机关企业站所', '受教育单位', '地点'] }),
    venue: choice({
      office: ['机关', 'office', '进机关'],
      enterprise: ['企业', 'enterprise', '进企业'],
      station: ['站所', 'station', '进站所', '基层站所'],
      community: ['社区', 'community', '进社区'],
      school: ['学校', 'school', '进学校', '进校园'],
      barracks: ['军营', 'barracks', '进军营'],
    }, { label: { zh: '场所类别', en: 'Kind of place' }, headers: ['场所类别', '场所类型', '三进类别'] }),
    audience: choice({
      cadre: ['干部', 'cadres', '机关干部', '在职干部', '领导干部'],
      party: ['党员', 'party members', '党员干部'],
      youth: ['团员', 'youth', '团员青年', '青年', '学生', '青少年'],
      troops: ['官兵', 'troops', '战士', '部队官兵'],
      public: ['群众', 'the public', '居民', '市民', '职工', '社会公众'],
    }, { label: { zh: '对象', en: 'Audience' }, headers: ['对象', '教育对象', '受众'] }),
    campaign_id: reference('campaign', { label: { zh: '主题活动', en: 'Campaign' }, headers: ['主题活动', '活动品牌', '所属活动'], listed: false }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: subdistrictHeaders }),
    expected: integer({ label: { zh: '应到', en: 'Due' }, headers: ['应到', '应参加', '计划人数', '应到人数'], unit: people }),
    attended: integer({ label: { zh: '实到', en: 'Came' }, headers: ['实到', '受教育人数', '实到人数', ...personsHeaders], unit: people }),
    reach: integer({ label: { zh: '覆盖人次', en: 'Also reached' }, headers: ['覆盖人次', '受众人次', '阅览人次', '浏览量'], unit: { zh: '人次', en: 'persons' } }),
    materials: materialsField(),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['held_on', 'title', 'organization_id', 'audience'],
  repeatable: true,
  search: ['title'],
  title: (values) => values.title,
  date: (values) => values.held_on,
  organizations: (values) => [values.organization_id],
  subdistrict: (values) => values.subdistrict_id,
  complete(values, context) {
    const unit = values.organization_id === undefined ? undefined : context.organization(values.organization_id)
    return {
      ...values,
      topic: values.topic ?? find(topicWords, values.title),
      venue: values.venue ?? find(venueWords, values.place),
      subdistrict_id: values.subdistrict_id ?? unit?.subdistrict_id ?? null,
    }
  },
  check: (values, context) => values.held_on > context.today
    ? [{ field: 'held_on', message: { zh: `日期不能在今天（${context.today}）之后`, en: `It cannot be dated after today (${context.today})` } }] : [],
  measures: [
    {
      name: 'education_sessions', kind: 'flow',
      label: { zh: '教育场次（按专题）', en: 'Sessions by topic' }, unit: { zh: '场', en: 'sessions' },
      of: (values) => [{ value: 1, category: values.topic ?? '' }],
    },
    {
      name: 'cadres_due', kind: 'flow',
      label: { zh: '应训干部', en: 'Cadres due' }, unit: people,
      of: (values) => values.audience === 'cadre' && values.expected ? [{ value: values.expected, category: values.topic ?? '' }] : [],
    },
    {
      // Of a session that names nobody as due, the rate can say nothing.
      name: 'cadres_trained', kind: 'flow',
      label: { zh: '实训干部', en: 'Cadres who came' }, unit: people,
      of: (values) => values.audience === 'cadre' && values.expected && values.attended ? [{ value: values.attended, category: values.topic ?? '' }] : [],
    },
    {
      name: 'education_channels', kind: 'flow',
      label: { zh: '教育场次（按方式）', en: 'Sessions by channel' }, unit: { zh: '场', en: 'sessions' },
      of: (values) => values.channel === null ? [] : [{ value: 1, category: values.channel }],
    },
    {
      // The category names the sub-district and the kind of place.
      name: 'education_venues', kind: 'flow',
      label: { zh: '进机关、企业、站所的场次', en: 'Sessions in offices, enterprises and stations' }, unit: { zh: '场', en: 'sessions' },
      of: (values) => values.venue !== null && values.subdistrict_id !== null && (publicVenues as readonly string[]).includes(values.venue)
        ? [{ value: 1, category: `${values.subdistrict_id}|${values.venue}` }] : [],
    },
    {
      name: 'education_reach', kind: 'flow',
      label: { zh: '受众（按方式）', en: 'Audience by channel' }, unit: { zh: '人次', en: 'persons' },
      of(values) {
        const reached = (values.attended ?? 0) + (values.reach ?? 0)
        return reached > 0 ? [{ value: reached, category: values.channel ?? '' }] : []
      },
    },
    {
      // The category names the garrison unit and the topic.
      name: 'military_topics', kind: 'flow',
      label: { zh: '部队三项教育场次', en: 'Sessions of the three topics of military units' }, unit: { zh: '场', en: 'sessions' },
      of(values, context) {
        const unit = memberAt(values.organization_id, context)
        if (values.topic === null || !militaryTopics.includes(values.topic) || unit?.side !== 'military') return []
        return [{ value: 1, category: `${unit.id}|${values.topic}`, subdistrict: unit.subdistrict_id }]
      },
    },
    filedMeasure('education', { required: ['lesson', 'photos'], counts: () => true }),
  ],
})

/** The member unit that an organization is or hangs below: a company's session is its unit's. */
function memberAt(organization: number, context: MeasureContext) {
  const seen = new Set<number>()
  for (let unit = context.organization(organization); unit && !seen.has(unit.id);) {
    if (unit.is_member) return unit
    seen.add(unit.id)
    unit = unit.parent_id === null ? undefined : context.organization(unit.parent_id)
  }
  return undefined
}

const topicWords: [RegExp, Topic][] = [
  [/宗旨|使命/u, 'mission'], [/融合/u, 'integration'], [/双赢/u, 'win_win'], [/国防|军事|征兵/u, 'defence'], [/爱国|红色|英烈|革命/u, 'patriotism'],
]

/** 受教育单位 is a unit as often as a kind of place: 松涛派出所, 进企业. */
const venueWords: [RegExp, Venue][] = [
  [/军营|营区|部队|驻军/u, 'barracks'], [/学校|小学|中学|大学|学院|校园|幼儿园/u, 'school'], [/企业|公司|工厂|厂区|集团/u, 'enterprise'],
  [/社区|居委|村/u, 'community'], [/站所|派出所|服务站|服务中心|工作站|卫生院|[所站]$/u, 'station'],
  [/机关|政府|街道|妇联|工会|法院|检察院|[局委办部]$/u, 'office'],
]

const find = <T>(words: [RegExp, T][], text: string | null | undefined) => words.find(([pattern]) => pattern.test(text ?? ''))?.[1] ?? null
