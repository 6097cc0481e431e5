export const targets = {
  zh: {
    name: '年度目标', indicator: '指标', value: '目标', reached: '已完成', bar: '完成与序时', pace: '进度', needed: '每月还需', perMonth: '每月还需 {amount}', points: '{amount} 个百分点', and: '、',
    title: '{unit} {year}年 {count} 项目标：{good} 项正常或超前，{behind} 项滞后（{worst}）', titleGood: '{unit} {year}年 {count} 项目标，没有滞后', titleAhead: '{unit} {year}年已定 {count} 项目标', titleNone: '{unit} {year}年还没有定目标',
    none: '还没有年度目标', noneHint: '导入年度目标表，或从下面的指标逐项设定。', noneReadOnly: '业务人员设定后，这里会自动显示。', others: '没有年度目标的指标（{count} 项），点开即可设定',
    part: '当月', partOf: '{month}的部分', byEnd: '累计', table: '月度计划', point: '{month}末累计 {amount}', endOf: '{month}末', curve: '计划曲线：左右键选月份，上下键调整当月末的累计数',
    shapes: '套用计划形状', even: '按天均分', byLastYear: '按上年进度', bySeason: '按近三年季节', hint: '上下拖动圆点调整月末累计；也可在下表直接填写当月数。',
    adds: '各月合计等于目标 {target}', short: '各月合计比目标 {target} 少 {amount}', over: '各月合计比目标 {target} 多 {amount}', share: '摊到剩余月份', level: '这一指标随时对照目标，不分月推进。',
    remove: '取消目标', reset: '还原', history: '修改记录', done: { saved: '{code} 的目标已保存', removed: '{code} 的目标已取消' },
  },
  en: {
    name: 'Targets', indicator: 'Indicator', value: 'Target', reached: 'Reached', bar: 'Reached and planned', pace: 'Pace', needed: 'Needed a month', perMonth: '{amount} a month', points: '{amount} points', and: ', ',
    title: '{unit} {year}: of {count} targets {good} are on course or ahead, {behind} behind ({worst})', titleGood: '{unit} {year}: {count} targets, none behind', titleAhead: '{unit} {year}: {count} targets set', titleNone: '{unit} has no targets for {year} yet',
    none: 'No targets yet', noneHint: 'Import a sheet of targets, or set them one by one below.', noneReadOnly: 'They appear here once staff set them.', others: 'Indicators without a target ({count}); open one to set it',
    part: 'In the month', partOf: 'Part of {month}', byEnd: 'By its end', table: 'Plan by month', point: '{amount} by the end of {month}', endOf: 'End of {month}', curve: 'Plan: left and right choose a month, up and down move what is planned by its end',
    shapes: 'Shapes of a plan', even: 'Even by days', byLastYear: 'As last year ran', bySeason: 'By three years’ seasons', hint: 'Draw a point up or down, or type the month’s part into the table below.',
    adds: 'The months add up to the target of {target}', short: 'The months are {amount} short of the target of {target}', over: 'The months are {amount} over the target of {target}', share: 'Share over the months left', level: 'This indicator is held against its target all year, without a plan by month.',
    remove: 'Take the target away', reset: 'Undo changes', history: 'History', done: { saved: 'The target of {code} is saved', removed: 'The target of {code} is gone' },
  },
}
