export const mechanisms = {
  zh: {
    title: '联动机制', titleReady: '{inUse} 个在用联动机制，{ready} 个就绪', none: '还没有联动机制', noneHint: '在台账“联动机制”里建立，这里就会出现它的页面。', back: '全部机制', missing: '联动机制',
    ready: '就绪', notReady: '未就绪', inactive: '停用', plan: '预案 {plan}', noPlan: '没有预案', drillsOf: '今年演练 {held}/{required} 次', twoDeep: '双人双岗', notTwoDeep: '值守双岗不全', counts: '{parties} 个联动单位 · {points} 个协同点位',
    map: '在地图上看', open: '开启响应', edit: '修改机制', indicator: '就绪率（H5）', checks: '看检查',
    parties: { title: '{count} 个联动单位，其中部队 {military} 个', none: '还没有联动单位', civilian: '地方', military: '部队', more: '再看 {count} 个', militaryHint: '部队单位只列代称，经区人武部联系。' },
    duty: {
      title: '值班', night: '夜间由 {people} 接听', noNight: '夜间没有人值班', day: '白天由 {people} 接听', hidden: '你的角色看不到值班联络', none: '还没有值班联络', add: '增加值班联络', shift: '{organization} · {post}', all: '全部 {count} 条联络', fold: '只看牵头单位',
    },
    ladder: {
      title: '分级职责', hint: '响应台按这张表列职责；同一灾种全区共用，级别升高只增不减。', none: '这个灾种还没有职责', noneHint: '逐条录入，或用表格导入“响应职责”。', add: '增加职责', import: '导入表格', addAt: '在{level}增加职责', level: '{level}起 · {count} 条', levelNone: '没有新增职责', source: '依据：{text}', noSource: '没有写依据', example: '示例', edit: '修改：{duty}', noUnit: '未定负责单位',
    },
    points: { title: '{count} 个协同点位', titleFlagged: '{count} 个协同点位，{flagged} 个有缺失', none: '还没有协同点位', more: '其余 {count} 个在地图上看', capacity: '可容 {count} 人', kind: '{kind} {count}' },
    balance: {
      title: '安置余量', fits: '可安置 {capacity} 人，需转移 {persons} 人，余 {left} 人', short: '可安置 {capacity} 人，需转移 {persons} 人，缺 {short} 人', noPeople: '可安置 {capacity} 人，还没有转移安排', unassigned: '{count} 人还没有落实安置点',
      shelter: '安置点', room: '容量', assigned: '安排', left: '余量', over: '超 {count}', add: '增加转移安排', place: '转移地段', reason: '原因', persons: '人数', care: '需照护', owner: '包保单位', to: '去向', notAssigned: '未落实',
    },
    teams: { title: '{count} 支应急队伍，共 {persons} 人', none: '还没有应急队伍', noneHint: '只录地方队伍；部队力量经区人武部联系，不录人数和装备。', add: '增加队伍', size: '{count} 人', muster: '{count} 分钟集结', leader: '队长' },
    stock: { title: '{count} 条物资', none: '还没有物资', noneHint: '存放在本机制点位的，或由联动单位保管的，会列在这里。', add: '增加物资', item: '品名', quantity: '数量', keeper: '保管', at: '存放', checked: '清点', expires: '有效期至', expired: '已过期', never: '未清点' },
    events: { title: '演练与事件', summary: '今年演练 {held} 次，应演练 {required} 次', none: '还没有演练或事件', minutes: '{count} 分钟到场', persons: '出动 {count} 人次', evacuated: '转移 {count} 人', ledger: '全部记录' },
    responses: { title: '响应', none: '还没有开启过响应' },
  },
  en: {
    title: 'Mechanisms', titleReady: '{ready} of {inUse} mechanisms in use are ready', none: 'No mechanisms yet', noneHint: 'Enter one in the ledger of mechanisms and its page appears here.', back: 'All mechanisms', missing: 'The mechanism',
    ready: 'Ready', notReady: 'Not ready', inactive: 'Out of use', plan: 'Plan {plan}', noPlan: 'No plan', drillsOf: '{held} of {required} drills this year', twoDeep: 'Two deep', notTwoDeep: 'Duty is not two deep', counts: '{parties} parties · {points} coordination points',
    map: 'On the map', open: 'Open a response', edit: 'Edit', indicator: 'Readiness (H5)', checks: 'Checks',
    parties: { title: '{count} parties, {military} of them military', none: 'No parties yet', civilian: 'Civilian', military: 'Military', more: '{count} more', militaryHint: 'Military units are listed by alias and reached through the armed forces department.' },
    duty: {
      title: 'Duty', night: 'At night: {people}', noNight: 'Nobody is on duty at night', day: 'By day: {people}', hidden: 'Your role does not see duty contacts', none: 'No duty contacts yet', add: 'Add a contact', shift: '{organization} · {post}', all: 'All {count} contacts', fold: 'Leading unit only',
    },
    ladder: {
      title: 'Duties by level', hint: 'The response board lists duties by this ladder. One ladder for each hazard in the district; a higher level only adds.', none: 'No duties for this hazard', noneHint: 'Enter them one by one, or import a sheet of response duties.', add: 'Add a duty', import: 'Import', addAt: 'Add a duty at {level}', level: 'from {level} · {count}', levelNone: 'Nothing added', source: 'Clause: {text}', noSource: 'No clause given', example: 'Example', edit: 'Edit: {duty}', noUnit: 'No unit yet',
    },
    points: { title: '{count} coordination points', titleFlagged: '{count} coordination points, {flagged} with something missing', none: 'No coordination points yet', more: '{count} more on the map', capacity: 'room for {count}', kind: '{kind} {count}' },
    balance: {
      title: 'Room in shelters', fits: 'Room for {capacity}, {persons} to move: {left} to spare', short: 'Room for {capacity}, {persons} to move: {short} too many', noPeople: 'Room for {capacity}; nobody is down to be moved', unassigned: '{count} have no shelter yet',
      shelter: 'Shelter', room: 'Room', assigned: 'Assigned', left: 'Left', over: '{count} over', add: 'Add people to move', place: 'From', reason: 'Why', persons: 'Persons', care: 'In care', owner: 'Moved by', to: 'To', notAssigned: 'Not settled',
    },
    teams: { title: '{count} teams, {persons} persons', none: 'No teams yet', noneHint: 'Civilian teams only; military strength and equipment are not recorded.', add: 'Add a team', size: '{count} persons', muster: 'ready in {count} min', leader: 'Leader' },
    stock: { title: '{count} lines of stock', none: 'No stock yet', noneHint: 'What lies at its points, or is kept by its parties, is listed here.', add: 'Add stock', item: 'Item', quantity: 'Quantity', keeper: 'Keeper', at: 'At', checked: 'Counted', expires: 'Good until', expired: 'Expired', never: 'Never counted' },
    events: { title: 'Drills and incidents', summary: '{held} of {required} drills held this year', none: 'No drills or incidents yet', minutes: 'there in {count} min', persons: '{count} persons sent', evacuated: '{count} evacuated', ledger: 'All of them' },
    responses: { title: 'Responses', none: 'No response was ever opened' },
  },
}
