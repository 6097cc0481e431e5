export const checks = {
  zh: {
    title: '检查', toDo: '待处理 ', heading: '{inUse} 个在用机制 {ready} 个就绪，{count} 条待处理', clear: '{inUse} 个在用机制 {ready} 个就绪，没有待处理', indicator: '就绪率（H5）', mechanisms: '联动机制', export: '导出清单', season: '汛期至 {day}',
    names: { all: '全部', duty: '值守双岗', phone: '电话核实', stock: '物资核实', drill: '预案演练', expiry: '物资到期', shelter: '安置余量', round: '逐条核实' },
    hints: {
      duty: '机制和点位都要 A、B 两个人，机制还要两部电话，夜间也要双岗。', phone: '半年没有核实的电话。', stock: '半年没有清点的物资。', drill: '没有预案，或今年演练次数不够的机制。', expiry: '汛期（4月15日至10月31日）结束前到期的物资。',
      shelter: '安置容量与需转移人数对照。', all: '六项检查的全部结果。', round: '全部电话和物资，最久没有核实的在前。',
    },
    none: '这一项没有问题', noneHint: '数据更新后会自动重查。', map: '在地图上看', name: '名称', where: '单位或机制', what: '问题', last: '上次核实', value: '电话或数量', deed: '核实',
    verify: '核实', correct: '更正', verifyOf: '核实 {name}', correctOf: '更正 {name}', corrected: '更正为', save: '保存并核实', verified: '已核实“{name}”', never: '从未', by: '{author} {time}', days: '{day}（{days} 天前）',
    round: {
      start: '开始新一轮核实', name: '名称', default: '{day} 核实', running: '“{name}”已核实 {done}/{total} 条', ended: '“{name}”核实了 {done}/{total} 条，已结束', none: '还没有开展过核实', end: '结束这一轮', by: '{author} {time} 开始', progress: '核实进度', show: '逐条核实',
    },
  },
  en: {
    title: 'Checks', toDo: 'to do: ', heading: '{ready} of {inUse} mechanisms in use are ready; {count} things to see to', clear: '{ready} of {inUse} mechanisms in use are ready; nothing to see to', indicator: 'Readiness (H5)', mechanisms: 'Mechanisms', export: 'Export the list', season: 'season ends {day}',
    names: { all: 'All', duty: 'Two-deep duty', phone: 'Phones', stock: 'Stock counts', drill: 'Plans and drills', expiry: 'Expiry', shelter: 'Shelter room', round: 'Line by line' },
    hints: {
      duty: 'Mechanisms and points need two persons, mechanisms two phones as well, and both at night.', phone: 'Phones that nobody checked for half a year.', stock: 'Stock that nobody counted for half a year.', drill: 'Mechanisms without a plan, or with fewer drills this year than they require.', expiry: 'Stock that expires before the season (15 April to 31 October) ends.',
      shelter: 'Room in the shelters against people to be moved.', all: 'Everything that the six checks found.', round: 'Every phone and stock line, the longest unchecked first.',
    },
    none: 'Nothing is wrong here', noneHint: 'It is checked again whenever data changes.', map: 'On the map', name: 'Name', where: 'Unit or mechanism', what: 'What is wrong', last: 'Last checked', value: 'Phone or quantity', deed: 'Check',
    verify: 'Verify', correct: 'Correct', verifyOf: 'Verify {name}', correctOf: 'Correct {name}', corrected: 'Correct to', save: 'Save and verify', verified: 'Verified “{name}”', never: 'never', by: '{author} {time}', days: '{day} ({days} days ago)',
    round: {
      start: 'Start a round', name: 'Name', default: 'Round of {day}', running: '“{name}”: {done} of {total} checked', ended: '“{name}”: {done} of {total} checked; ended', none: 'No round was held yet', end: 'End the round', by: 'started by {author} {time}', progress: 'Progress of the round', show: 'Line by line',
    },
  },
}
