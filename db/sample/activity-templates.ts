import type { FestivalId } from '../festivals.ts'

export type ActivityType =
  | 'leifeng' | 'greening' | 'cleanup' | 'warmth' | 'education_aid' | 'culture_sport' | 'study_tour' | 'volunteer' | 'commendation' | 'other'

/**
 * An activity that comes again and again. {site}, {community} and {street} in the title are filled in; `months` says when it may
 * come (none: always) and `hosts` who leads it: garrison units, or the civilian ones named, or any sub-district.
 */
export interface ActivityTemplate {
  type: ActivityType
  title: string
  theme?: string
  hosts: readonly string[] | 'garrison' | 'subdistrict'
  sites?: readonly string[]
  months?: readonly number[]
  weight?: number
  outcome: string
}

export const activityTemplates: readonly ActivityTemplate[] = [
  { type: 'leifeng', title: '“传承雷锋精神”志愿服务走进{site}', hosts: 'garrison', sites: ['welfare_home', 'elder_home', 'community'], months: [3], weight: 5, outcome: '为老人和孩子理发、打扫、表演节目，现场反映良好' },
  { type: 'leifeng', title: '学雷锋便民服务进{community}', hosts: 'garrison', months: [3, 4, 5], weight: 2, outcome: '开展家电维修、量血压、磨刀等便民服务' },
  { type: 'leifeng', title: '“雷锋月”双拥志愿服务集市', hosts: 'subdistrict', months: [3], weight: 2, outcome: '军地志愿者共设便民摊位，服务居民' },
  { type: 'greening', title: '军民共植“双拥林”活动', hosts: 'garrison', sites: ['green_base'], months: [3, 4], weight: 5, outcome: '完成当年植树任务，落实管护责任' },
  { type: 'greening', title: '{street}义务植树', hosts: 'subdistrict', sites: ['green_base'], months: [3, 4], weight: 3, outcome: '植树并挂牌认养' },
  { type: 'greening', title: '“同心林”补植管护', hosts: ['区自然资源局', '青屏园林公司'], sites: ['green_base'], months: [10, 11], outcome: '补植死苗，浇水培土' },
  { type: 'cleanup', title: '“美丽青岛、和谐军营”海岸净滩行动', hosts: 'garrison', months: [4, 5, 6, 7, 8, 9], weight: 2, outcome: '清理海岸垃圾，美化岸线' },
  { type: 'cleanup', title: '军民携手清洁{community}', hosts: 'subdistrict', months: [4, 5, 6, 7, 8, 9, 10], weight: 1.6, outcome: '清理楼道和背街小巷' },
  { type: 'warmth', title: '“送温暖、献爱心”走进{site}', hosts: 'garrison', sites: ['welfare_home', 'elder_home'], months: [1, 2, 9, 10, 12], weight: 4, outcome: '送去慰问品，陪老人聊天包饺子' },
  { type: 'warmth', title: '{community}困难家庭冬季送温暖', hosts: ['区民政局', '区残联', '区总工会', '区妇联'], months: [1, 2, 11, 12], weight: 3, outcome: '为困难家庭送去米面油和棉被' },
  { type: 'warmth', title: '关爱军烈属上门服务', hosts: ['区退役军人事务局', '区卫健局', '区妇联'], weight: 1, outcome: '上门体检、打扫卫生、代办事务' },
  { type: 'education_aid', title: '“情系军娃”成长陪伴行动', hosts: ['区妇联', '团区委', '区教体局'], months: [5, 6, 7, 8, 9], weight: 2, outcome: '为军人子女提供课业和心理辅导' },
  { type: 'education_aid', title: '金秋助学进{site}', hosts: 'garrison', sites: ['school'], months: [8, 9], weight: 3, outcome: '资助困难学生，捐赠图书文具' },
  { type: 'education_aid', title: '官兵爱心课堂走进{site}', hosts: 'garrison', sites: ['school'], months: [4, 5, 6, 10, 11], weight: 1.4, outcome: '讲授国防知识，开展队列体验' },
  { type: 'culture_sport', title: '军地篮球友谊赛', hosts: ['区教体局', '区总工会', '团区委', '区直机关工委'], weight: 0.8, outcome: '增进军地青年交流' },
  { type: 'culture_sport', title: '“鱼水情深”文艺演出进{site}', hosts: ['区文旅局', '区委宣传部', '海澜街道', '鹭湾街道'], sites: ['community', 'education_base'], months: [5, 6, 7, 8, 9, 10], weight: 2, outcome: '军民同台演出，观众踊跃' },
  { type: 'culture_sport', title: '迎“八一”军民联欢会', hosts: 'subdistrict', months: [7], weight: 6, outcome: '军民共庆建军节' },
  { type: 'culture_sport', title: '迎新春送春联送祝福', hosts: ['区文旅局', '区委宣传部', '区委统战部'], months: [1, 2], weight: 3, outcome: '现场书写春联，送到军属和官兵手中' },
  { type: 'study_tour', title: '青少年走进{site}', hosts: ['区教体局', '团区委', '松涛小学', '云帆中学', '望潮小学'], sites: ['education_base'], months: [4, 5, 6, 7, 8, 9, 10], weight: 2, outcome: '接受国防教育，撰写参观体会' },
  { type: 'study_tour', title: '官兵参观见学{site}', hosts: 'garrison', sites: ['education_base', 'memorial'], weight: 1.4, outcome: '了解驻地历史，增进对驻地的感情' },
  { type: 'study_tour', title: '机关干部过“军事日”', hosts: ['区直机关工委', '区委组织部', '区人武部', '区政府办'], months: [5, 6, 7, 9], weight: 1.5, outcome: '体验军营生活，增强国防观念' },
  { type: 'volunteer', title: '军地医疗队义诊进{community}', hosts: 'garrison', weight: 1.6, outcome: '为居民测血压血糖，发放常用药' },
  { type: 'volunteer', title: '优抚对象健康体检', hosts: ['区卫健局', '区医保局', '区退役军人事务局'], months: [4, 5, 6, 9, 10, 11], weight: 1.5, outcome: '建立健康档案，落实优待政策' },
  { type: 'volunteer', title: '法律拥军志愿服务', hosts: ['区司法局', '区人社局', '区发改局', '区财政局'], weight: 1.2, outcome: '解答涉军法律和政策问题' },
  { type: 'volunteer', title: '{street}双拥志愿者为军属办实事', hosts: 'subdistrict', weight: 1.5, outcome: '代办、代买、代跑腿' },
  { type: 'commendation', title: '“最美退役军人”学习宣传', hosts: ['区退役军人事务局', '区委宣传部'], months: [7, 8, 12], weight: 1, outcome: '宣讲先进事迹' },
  { type: 'commendation', title: '{street}“最美军嫂”推选', hosts: 'subdistrict', months: [7], weight: 2.5, outcome: '推选先进，上报区级表彰' },
  { type: 'commendation', title: '立功受奖军人喜报送家门', hosts: ['区人武部', '区退役军人事务局', '松涛街道', '金滩街道'], months: [1, 2, 7, 12], weight: 2.5, outcome: '敲锣打鼓送喜报，营造尊崇氛围' },
  { type: 'other', title: '国防教育宣讲进{site}', hosts: ['区人武部', '区委政法委', '区教体局'], sites: ['school', 'community'], weight: 1.2, outcome: '讲解国防法规和双拥政策' },
  { type: 'other', title: '双拥政策法规宣传进{community}', hosts: ['区退役军人事务局', '区综合执法局', '区市场监管局', '区住建局', '区农业农村局', '区交通运输局', '区公安分局'], weight: 1.2, outcome: '发放宣传材料，现场答疑' },
  { type: 'other', title: '退役军人和随军家属专场招聘会', hosts: ['区人社局', '区退役军人事务局', '区工信局'], months: [3, 4, 5, 8, 9, 10], weight: 1, outcome: '企业进场招聘，达成意向' },
  { type: 'other', title: '“红色议事厅”军地座谈', hosts: 'subdistrict', weight: 0.8, outcome: '梳理互办实事清单' },
]

/** An activity that comes once every year: on a day of the year, or some days from a festival. */
export interface ActivityFixture {
  title: string
  type: ActivityType
  on: string | readonly [festival: FestivalId, days: number]
  days?: number
  festival?: FestivalId
  host: string
  with: readonly string[]
  site?: string
  place?: string
  /** Held once every year under one name and number. */
  series?: string
  /** Units among `with` that helped to organize it. */
  organizers?: readonly string[]
  outcome: string
}

const unit = (number: number) => `驻区示例部队${String(number).padStart(2, '0')}`

export const activityFixtures: readonly ActivityFixture[] = [
  { title: '元旦军民健步走', type: 'culture_sport', on: '01-02', festival: 'new_year', series: '元旦军民健步走', host: '区总工会', with: ['区教体局', '区医保局', unit(3), unit(5)], place: '滨海步行道', outcome: '军地健步走队伍沿岸行进' },
  { title: '迎新春军民联欢晚会', type: 'culture_sport', on: ['spring_festival', -8], festival: 'spring_festival', organizers: [unit(1)], host: '区文旅局', with: ['区退役军人事务局', '区委宣传部', unit(1), unit(2), unit(4), unit(8)], place: '区文化中心', outcome: '军民同台，共迎新春' },
  { title: `“送温暖、献爱心”走进星光之家老年公寓`, type: 'warmth', on: ['spring_festival', -13], festival: 'spring_festival', host: unit(2), with: ['区民政局', '云帆街道'], site: '星光之家老年公寓', outcome: '为老人送去年货，打扫房间' },
  { title: '军民共闹元宵', type: 'culture_sport', on: ['spring_festival', 13], host: '海澜街道', with: ['区文旅局', unit(6)], place: '海澜文化广场', outcome: '猜灯谜、吃元宵' },
  { title: '“学雷锋”志愿服务走进海伦路福利院', type: 'leifeng', on: '03-05', festival: 'lei_feng', host: unit(1), with: ['区民政局', '团区委', '松涛街道'], site: '海伦路福利院', outcome: '官兵为老人理发、洗衣、表演节目' },
  { title: '“雷锋月”便民服务广场活动', type: 'leifeng', on: '03-04', host: '团区委', with: ['区卫健局', '区司法局', '区妇联', unit(4), unit(7)], place: '岚湾市民广场', outcome: '军地志愿者现场服务居民' },
  { title: '军民义务植树活动', type: 'greening', on: '03-12', festival: 'arbor', host: '区自然资源局', with: ['区直机关工委', '区委办', '区政府办', unit(3), unit(4), unit(6)], site: '岚湾双拥林', outcome: '军地领导带头，栽植黑松和樱花' },
  { title: '清明祭英烈', type: 'other', on: ['qingming', -2], festival: 'qingming', host: '区退役军人事务局', with: ['区教体局', '区委宣传部', unit(5), unit(8)], site: '岚湾革命烈士陵园', outcome: '敬献花篮，重温誓词' },
  { title: '国家安全教育日宣传', type: 'other', on: '04-15', host: '区委政法委', with: ['区公安分局', '区司法局', '区人武部'], place: '岚湾市民广场', outcome: '发放宣传材料' },
  { title: '防灾减灾日军地联合宣传', type: 'other', on: '05-12', host: '区应急管理局', with: ['区住建局', '区海洋发展局', '区人武部', unit(2), unit(3)], place: '岚湾市民广场', outcome: '展示救援装具，讲解避险知识' },
  { title: '“粽叶飘香”军民共度端午', type: 'culture_sport', on: ['dragon_boat', -2], festival: 'dragon_boat', host: '望潮街道', with: ['区妇联', unit(8), unit(10)], site: '观潮社区双拥之家', outcome: '军民一起包粽子' },
  { title: '“红领巾心向党”国防教育进校园', type: 'study_tour', on: '05-30', host: '区教体局', with: ['团区委', unit(7)], site: '松涛小学', outcome: '升旗仪式和国防小课堂' },
  { title: '世界海洋日军民净滩', type: 'cleanup', on: '06-08', host: '区海洋发展局', with: ['团区委', '石屿街道', '区综合执法局', unit(5)], place: '石屿海滩', outcome: '清理沙滩垃圾' },
  { title: '军地党组织共建主题党日', type: 'other', on: '06-29', host: '区直机关工委', with: ['区委组织部', '区委宣传部', unit(1), unit(6)], site: '松涛拥军故事馆', outcome: '同上一堂党课，签订共建协议' },
  { title: '军营开放日', type: 'study_tour', on: '07-18', host: unit(3), with: ['区教体局', '团区委', '区人武部'], outcome: '学生参观荣誉室，观看队列表演' },
  { title: '庆“八一”军政座谈会', type: 'other', on: ['army_day', -5], festival: 'army_day', host: '区政府办', with: ['区委办', '区退役军人事务局', '区人武部', '区财政局', unit(1), unit(2), unit(3), unit(4), unit(9)], place: '区会议中心', outcome: '听取部队需求，明确办理单位' },
  { title: '“好军嫂、兵妈妈”评选表彰', type: 'commendation', on: ['army_day', -4], festival: 'army_day', host: '区妇联', with: ['区退役军人事务局', '区人武部', '区总工会', unit(1), unit(5)], place: '区文化中心', outcome: '表彰先进，宣讲事迹' },
  { title: '庆“八一”文艺晚会', type: 'culture_sport', on: ['army_day', -2], festival: 'army_day', organizers: ['区文旅局', unit(2)], host: '区委宣传部', with: ['区文旅局', '区退役军人事务局', unit(2), unit(6), unit(7), unit(8)], place: '区文化中心', outcome: '军民共庆建军节' },
  { title: '抗战胜利纪念日主题教育', type: 'study_tour', on: '09-03', host: '区退役军人事务局', with: ['区教体局', '区委组织部'], site: '望潮烈士事迹陈列馆', outcome: '参观展览，聆听讲解' },
  { title: '全民国防教育日主题活动', type: 'other', on: ['defence_education', 0], host: '区人武部', with: ['区委宣传部', '区教体局', '区发改局', '区交通运输局', unit(4)], place: '岚湾市民广场', outcome: '国防知识竞答和器材展示' },
  { title: '中秋军民联谊', type: 'culture_sport', on: ['mid_autumn', -3], festival: 'mid_autumn', host: '鹭湾街道', with: ['区妇联', '区文旅局', unit(9), unit(12)], site: '鹭湾双拥主题公园', outcome: '军民共赏明月' },
  { title: '烈士纪念日公祭', type: 'other', on: '09-30', host: '区退役军人事务局', with: ['区委办', '区政府办', '区教体局', unit(1), unit(8)], site: '岚湾革命烈士陵园', outcome: '敬献花篮，瞻仰纪念碑' },
  { title: '国庆军民同升国旗', type: 'other', on: '10-01', festival: 'national_day', host: '区教体局', with: ['松涛街道', '区总工会', unit(4)], place: '岚湾市民广场', outcome: '军民共同观看升旗仪式' },
  { title: '军警民运动会', type: 'culture_sport', on: '10-24', days: 2, series: '军警民运动会', organizers: ['区总工会', unit(1), unit(2)], host: '区教体局', with: ['区总工会', '区公安分局', '区直机关工委', '区市场监管局', '区农业农村局', '区工信局', unit(1), unit(2), unit(3), unit(5), unit(6), unit(10)], place: '区体育中心', outcome: '军警民同场竞技' },
  { title: '重阳敬老志愿服务', type: 'volunteer', on: ['double_ninth', 0], festival: 'double_ninth', host: unit(6), with: ['区民政局', '区残联', '松涛街道'], site: '松涛颐养老年公寓', outcome: '陪老人过节，义诊理发' },
  { title: '国家公祭日主题教育', type: 'other', on: '12-13', host: '区委宣传部', with: ['区教体局', '区退役军人事务局'], site: '岚湾国防教育馆', outcome: '默哀悼念，讲述历史' },
  { title: '迎元旦军民文艺汇演', type: 'culture_sport', on: '12-27', host: '区文旅局', with: ['云帆街道', unit(2), unit(4)], place: '区文化中心', outcome: '军地文艺骨干同台演出' },
]
