export const wall = {
  zh: {
    name: '大屏', view: '大屏画面', views: { figures: '年度进度', trend: '趋势', months: '月月有活动', festivals: '节节有互动', matters: '难题与督办', map: '协同地图', response: '响应' },
    pause: '暂停轮播', play: '继续轮播', previous: '上一画面', next: '下一画面', full: '全屏', fullOff: '退出全屏', dark: '深色', light: '浅色', leave: '回到总览', links: '长期显示', place: '{at}/{of} {name}',
    live: '实时', lost: '与服务器断开，正在重连', paused: '已暂停', about: '{unit} · {year}年 · 截至{day}',
    matters: { title: '未办结难题 {count} 件，其中超期 {overdue} 件；督办 {supervised} 件', titleNone: '没有未办结的难题；督办 {supervised} 件', ages: '未办结难题按账龄', supervised: '督办（事项内容不上墙）', none: '目前没有督办事项', more: '另有 {count} 件' },
    map: { title: '{area}：协同点位 {points} 个，共建点 {sites} 个，{stale} 个信息需更新', points: '协同点位', sites: '共建点', coarse: '位置以约 {metres} 米的网格示意，不是确切地点', storm: '推演 · {name} {time}：风圈波及 {count} 处' },
    response: { title: '{level}响应 · {title}：{tasks} 项职责已到岗 {manned} 项', about: '{kind} · {signal} · {mechanism} · {time} 开启', duty: '职责', unit: '责任单位', state: '进展', waiting: '待联系', called: '{time} 已接通', arrived: '{time} 到岗', done: '{time} 完成', more: '其余 {count} 项', others: '另有 {count} 起响应', isNew: '新增' },
    closed: { title: '这块大屏没有登录', hint: '请登录后打开；长期挂在墙上的屏幕，请领导在“长期显示”里建立大屏链接，不会因空闲退出。', signIn: '登录' },
    link: {
      title: '大屏链接', titleCount: '大屏链接 {count} 个在用', hint: '供墙上的屏幕长期显示，只能看大屏，不能做别的；不显示电话、人名、确切位置和事项内容。可随时停用，停用后五分钟内变黑。', none: '还没有大屏链接', noneHint: '给墙上的屏幕建立一个，在那台机器的浏览器里打开。', region: '大屏链接',
      make: '建立链接', label: '这块屏幕', placeholder: '如：三楼走廊', days: '有效期', dayCount: '{count} 天', made: '“{name}”的链接只显示这一次，请在那块屏幕上打开，或复制给维护人员：', copy: '复制', copied: '已复制', open: '现在打开大屏',
      author: '建立人', created: '建立时间', expires: '有效至', seen: '最近显示', never: '从未', state: '状态', states: { open: '在用', stopped: '已停用', expired: '已到期' }, stop: '停用', restore: '恢复', deeds: '操作',
    },
  },
  en: {
    name: 'Wall', view: 'What the wall shows', views: { figures: 'The year', trend: 'Trend', months: 'Every month', festivals: 'Every festival', matters: 'Problems and supervision', map: 'Map', response: 'Response' },
    pause: 'Pause', play: 'Go on', previous: 'Previous view', next: 'Next view', full: 'Full screen', fullOff: 'Leave full screen', dark: 'Dark', light: 'Light', leave: 'Overview', links: 'Keep it showing', place: '{at}/{of} {name}',
    live: 'Live', lost: 'No connection, trying again', paused: 'Paused', about: '{unit} · {year} · to {day}',
    matters: { title: '{count} open problems, {overdue} overdue; {supervised} under supervision', titleNone: 'No open problem; {supervised} under supervision', ages: 'Open problems by age', supervised: 'Under supervision (wording is not shown)', none: 'Nothing is under supervision', more: '{count} more' },
    map: { title: '{area}: {points} coordination points, {sites} partner sites, {stale} to be checked', points: 'Coordination points', sites: 'Partner sites', coarse: 'Places stand in cells of about {metres} m, not where they exactly are', storm: 'Computed · {name} {time}: {count} places within rings' },
    response: { title: '{level} · {title}: {manned} of {tasks} duties manned', about: '{kind} · {signal} · {mechanism} · opened {time}', duty: 'Duty', unit: 'Unit', state: 'State', waiting: 'to be called', called: 'reached {time}', arrived: 'manned {time}', done: 'done {time}', more: '{count} more', others: '{count} more responses', isNew: 'New' },
    closed: { title: 'Nobody is signed in on this wall', hint: 'Sign in to open it; for a screen that hangs on a wall, ask the leader for a wall link, which does not end when idle.', signIn: 'Sign in' },
    link: {
      title: 'Wall links', titleCount: '{count} wall links in use', hint: 'For screens that hang on a wall: they show the wall and can do nothing else; no phones, names, exact places or wording. Stopped at any time, a screen goes dark within five minutes.', none: 'No wall links yet', noneHint: 'Make one for a screen, and open it in that machine’s browser.', region: 'Wall links',
      make: 'Make a link', label: 'Which screen', placeholder: 'e.g. corridor, 3rd floor', days: 'Holds for', dayCount: '{count} days', made: 'The link of “{name}” is shown this once. Open it on that screen, or copy it for whoever looks after it:', copy: 'Copy', copied: 'Copied', open: 'Open the wall now',
      author: 'Made by', created: 'Made', expires: 'Until', seen: 'Last shown', never: 'never', state: 'State', states: { open: 'In use', stopped: 'Stopped', expired: 'Run out' }, stop: 'Stop', restore: 'Restore', deeds: 'Deeds',
    },
  },
}
