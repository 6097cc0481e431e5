import type { RecordName } from '../../db/records.ts'

/** Where in the product a phrase is answered: a page and what is seen on it, fields of a ledger, or a sentence of a duty report. */
export type Place =
  | { page: string, sees: RegExp }
  | { ledger: RecordName, fields: string[], choices?: string[] }
  | { report: 'civilian' | 'military', says: RegExp }

export interface SeedRow { phrase: string, places: Place[] }

const page = (path: string, sees: RegExp): Place => ({ page: path, sees })
const indicator = (code: string, sees: RegExp): Place => page(`/indicators/${code}`, sees)
const ledger = (name: RecordName, fields: string[], choices: string[] = []): Place => ({ ledger: name, fields, choices })
const report = (kind: 'civilian' | 'military', says: RegExp): Place => ({ report: kind, says })

/** Every phrase of the duty report of a civilian member unit. */
export const civilianSeed: SeedRow[] = [
  { phrase: '区委区政府领导, 区双拥工作领导小组指导帮助', places: [ledger('organization', ['parent_id']), report('civilian', /领导小组/u)] },
  { phrase: '全区妇联系统, 各级妇联组织', places: [ledger('organization', ['system', 'level', 'parent_id']), indicator('F6', /单位参与率/u)] },
  { phrase: '整体水平不断提升', places: [indicator('M2', /综合得分[\s\S]*历年/u)] },
  { phrase: '20**年双拥工作履职情况报告, 请予评议', places: [report('civilian', /双拥工作履职情况报告/u), report('civilian', /请予评议/u), ledger('review', ['satisfied', 'fairly_satisfied', 'dissatisfied', 'comment'])] },
  { phrase: '国防教育纳入干部在职教育体系', places: [ledger('inclusion', ['flag'], ['cadre_education']), indicator('B2', /干部受训率/u)] },
  { phrase: '局域网、橱窗、专栏、板报', places: [ledger('education_session', ['channel'], ['lan', 'window', 'column', 'board']), indicator('B3', /渠道覆盖/u)] },
  { phrase: '扩大影响面和效果', places: [ledger('education_session', ['attended', 'reach']), indicator('B5', /受众人次/u)] },
  { phrase: '以建军87周年为契机', places: [ledger('campaign', ['name', 'theme']), report('civilian', /建军\s*99\s*周年/u)] },
  { phrase: '爱国主义为核心、热爱人民军队为主题; 双拥先进事迹', places: [ledger('story', ['theme', 'summary']), ledger('education_session', ['topic'], ['patriotism'])] },
  { phrase: '形式多样、主题鲜明、群众喜闻乐见', places: [indicator('F5', /形式多样度/u), ledger('activity', ['theme']), ledger('feedback', ['attitude'])] },
  { phrase: '进机关、进企业、进站所', places: [ledger('education_session', ['venue'], ['office', 'enterprise', 'station']), indicator('B4', /三进覆盖率[\s\S]*缺口/u)] },
  { phrase: '落实双拥政策法规; 制度建设; 法制化规范化', places: [ledger('policy_case', ['kind', 'eligible', 'done']), ledger('institution', ['doc_no', 'times_a_year']), indicator('A4', /制度建立率/u)] },
  { phrase: '解决一批最关心最直接最现实的利益问题; 热点难点', places: [page('/', /难题（按账龄）[\s\S]*件未办结/u), ledger('problem', ['heat', 'opened_on', 'due_on', 'resolved_on', 'confirmed_on', 'satisfaction'], ['hot', 'hard'])] },
  { phrase: '八一期间评选表彰“好军嫂、兵妈妈”', places: [ledger('honour', ['title', 'kind', 'dated_on']), indicator('C5', /好军嫂/u)] },
  { phrase: '掀起双拥共建热潮', places: [indicator('F6', /参与/u), indicator('F1', /月均活动/u)] },
  { phrase: '创建新一轮双拥模范城: 思路、重点、目标任务', places: [page('/', /八项标准/u), ledger('creation_cycle', ['from_year', 'to_year']), ledger('standard_item', ['points', 'criterion']), ledger('score', ['self'])] },
  { phrase: '列入工作计划, 纳入目标考核', places: [ledger('inclusion', ['flag'], ['plan', 'assessment']), page('/targets', /目标/u)] },
  { phrase: '文件、档案资料规范化', places: [indicator('M1', /档案完整率/u), ledger('document', ['class', 'retention'])] },
  { phrase: '军地联席会议制度、军地走访慰问制度', places: [ledger('institution', ['type'], ['joint_meeting', 'visiting']), indicator('A5', /按制落实率/u)] },
  { phrase: '基层双拥活动, 参与热情和积极性', places: [ledger('organization', ['level']), indicator('F6', /单位参与率/u)] },
  { phrase: '问题和不足; 今后按区双拥办部署', places: [report('civilian', /不足/u), report('civilian', /下步|下一步|今后/u)] },
]

/** Every phrase of the duty report of a military unit. */
export const militarySeed: SeedRow[] = [
  { phrase: '三“加强”三“确保”', places: [report('military', /加强[\s\S]*确保[\s\S]*加强[\s\S]*确保[\s\S]*加强[\s\S]*确保/u)] },
  { phrase: '直属及驻外独立单位均成立领导小组', places: [ledger('organization', ['relation'], ['direct', 'external']), indicator('A2', /直属驻外组建率/u)] },
  { phrase: '纳入重要议事日程、年度总体规划、精神文明建设', places: [ledger('inclusion', ['flag'], ['agenda', 'plan', 'civilization']), indicator('A3', /纳入率[\s\S]*议事日程[\s\S]*年度规划[\s\S]*精神文明/u)] },
  { phrase: '主管领导亲自抓、分管领导具体抓、职能部门共同抓', places: [ledger('leading_group', ['members'])] },
  { phrase: '领导带头、机关合力、官兵参与', places: [ledger('activity', ['leaders', 'staff', 'troops']), indicator('D2', /官兵参与人次/u)] },
  { phrase: '末端落实、终端见效', places: [ledger('activity', ['outcome']), indicator('A1', /领导小组组建率/u)] },
  { phrase: '双拥工作例会、走访慰问、军警民共建协作等制度', places: [ledger('institution', ['type', 'party_ids', 'times_a_year'], ['regular_meeting', 'visiting', 'co_building'])] },
  { phrase: '“美丽青岛、和谐军营”; 参观见学', places: [ledger('campaign', ['name', 'slogan']), ledger('activity', ['type'], ['study_tour'])] },
  { phrase: '宗旨使命 / 融合发展 / 互动双赢 教育', places: [ledger('education_session', ['topic'], ['mission', 'integration', 'win_win']), indicator('B6', /三项教育覆盖/u)] },
  { phrase: '“把岛城当家乡、把人民当父母” and other slogans', places: [ledger('text_bank', ['text', 'used_from', 'used_to'])] },
  { phrase: '平均月月有活动, 节节有互动', places: [page('/', /月月有活动[\s\S]*节节有互动/u), indicator('F2', /月月有活动/u), indicator('F3', /节日/u), report('military', /月月有活动|平均每月/u)] },
  { phrase: '走访慰问和军地座谈会 每年定期', places: [ledger('visit', ['visited_on', 'festival']), ledger('meeting', ['type'], ['symposium']), indicator('C1', /走访次数/u)] },
  { phrase: '学雷锋、植树绿化、卫生清扫', places: [ledger('activity', ['type', 'trees', 'area_m2'], ['leifeng', 'greening', 'cleanup']), indicator('D3', /植树株数/u)] },
  { phrase: '海伦路福利院“学雷锋”近20年', places: [indicator('D4', /海伦路福利院（\d+ 年）/u), ledger('partner_site', ['since_year']), page('/map', /视野内/u)] },
  { phrase: '“星光之家”老年公寓; 送温暖、献爱心', places: [page('/ledgers/partner_site?search=星光之家', /星光之家老年公寓/u), ledger('activity', ['type'], ['warmth'])] },
  { phrase: '指派专人与民政、社区、街道办共同', places: [ledger('organization', ['liaison']), ledger('activity', ['co_organizer_ids', 'participant_ids'])] },
  { phrase: '部队主要领导走访老八路、烈军属、贫困家庭, 慰问品和慰问金', places: [ledger('visit', ['leader_level', 'recipient_category', 'goods', 'money_fen'], ['top']), indicator('C2', /慰问金额/u)] },
  { phrase: '防台风、驻地治安等军地联动协作机制', places: [ledger('mechanism', ['type'], ['typhoon', 'security']), indicator('H5', /机制[\s\S]*就绪/u)] },
  { phrase: '及时处置抢险救灾和突发事件', places: [ledger('response_event', ['requested_at', 'arrived_at', 'closed_at']), indicator('H6', /到场时间/u)] },
  { phrase: '历次军警民运动会; 组织筹划', places: [ledger('activity', ['series', 'edition']), indicator('G3', /运动会/u), indicator('G4', /组织筹划/u)] },
  { phrase: '一致好评, 良好形象', places: [ledger('feedback', ['kind', 'attitude']), indicator('H4', /满意度/u)] },
]
