export const standing = {
  zh: {
    ages: {
      name: '难题（按账龄）', none: '截至{day}没有未办结的事项', title: '{count} 件未办结，{overdue} 件超期，最久的 {days} 天', titleOnTime: '{count} 件未办结，没有超期，最久的 {days} 天',
      upTo: '{to} 天以内', between: '{from}–{to} 天', over: '{from} 天以上', count: '{count} 件', overdueCount: '超期 {count}', showAll: '全部账龄', which: '按账龄筛选',
      matter: '事项', unit: '责任单位', days: '已办天数', due: '办结时限', state: '情况', overdue: '超期', inTime: '未到期', noDue: '未定时限', supervised: '挂牌督办', dayCount: '{days} 天', more: '此账龄另有 {count} 件，到台账查看',
    },
    criteria: {
      name: '八项标准', title: '{best}得分率最高（{high}），{worst}最低（{low}）', titleVeto: '触发否决：{names}', none: '还没有可评价的条目', criterion: '考评项目', points: '得分 / 分值', share: '得分率', bonus: '加分', unjudged: '暂无法评价的条目',
      hint: '{name}：{earned} / {points} 分', footer: '得分率 = 得分 ÷ 可评价条目的分值；加分和暂无法评价的条目不计入',
    },
    confidence: {
      name: '数据可信度', good: '数据齐全', all: '{judged} 个单位的到期月份都已上报', missing: '未上报', late: '迟报', rejected: '有误行', doubles: '疑似重复', units: '{count} 个单位', rows: '{count} 行', open: '{what}：{count}，查看清单',
      missingHint: '到期月份一个都没有报来记录的单位', lateHint: '最近一个到期月份还没有报来，此前报过的单位', rejectedHint: '本期已提交的导入中，因有误未导入的行', doublesHint: '本期已提交的导入中，可能与已有记录重复而没有处理的行', none: '没有', months: '缺 {months}', by: '{author} · {time}',
    },
  },
  en: {
    ages: {
      name: 'Open matters by age', none: 'No matter was open on {day}', title: '{count} open, {overdue} overdue, the oldest for {days} days', titleOnTime: '{count} open, none overdue, the oldest for {days} days',
      upTo: 'up to {to} days', between: '{from}–{to} days', over: '{from} days and more', count: '{count}', overdueCount: '{count} overdue', showAll: 'All ages', which: 'Filter by age',
      matter: 'Matter', unit: 'Handled by', days: 'Days open', due: 'Due on', state: 'State', overdue: 'Overdue', inTime: 'In time', noDue: 'No day set', supervised: 'Supervised', dayCount: '{days} days', more: '{count} more of this age in the ledger',
    },
    criteria: {
      name: 'Eight criteria', title: '{best} has most of its points ({high}), {worst} least ({low})', titleVeto: 'Vetoed: {names}', none: 'No item can be judged yet', criterion: 'Criterion', points: 'Points', share: 'Share', bonus: 'Bonus', unjudged: 'Items not judged',
      hint: '{name}: {earned} of {points} points', footer: 'Share: points had over points that can be judged; bonuses and items that cannot be judged are left out',
    },
    confidence: {
      name: 'Confidence', good: 'Complete', all: 'All months due from {judged} units have come in', missing: 'Missing', late: 'Late', rejected: 'Rows left out', doubles: 'Possible doubles', units: '{count} units', rows: '{count} rows', open: '{what}: {count}, open the list',
      missingHint: 'Units that have sent nothing for any month that is due', lateHint: 'Units whose last month due has not come in, while earlier ones have', rejectedHint: 'Rows of imports of this period that were wrong and left out', doublesHint: 'Rows of imports of this period that may be doubles and that nobody decided about', none: 'None', months: 'missing {months}', by: '{author} · {time}',
    },
  },
}
