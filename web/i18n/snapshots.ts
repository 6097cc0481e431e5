export const snapshots = {
  zh: {
    title: '上报版', titleCount: '上报版 {count} 份', none: '还没有上报版', noneHint: '上报前冻结一份：以后数据再改，也能对照当时报了什么。',
    take: '冻结上报版', takeHint: '按现在的数据固定这一时段所有指标和单位的数字。冻结后不能修改，只能撤回。', proposed: '{unit}{year}年{period}上报', name: '名称', note: '备注',
    days: '{from}至{to}', by: '{author} 冻结于 {time}', frozen: '冻结于 {time}', withdraw: '撤回', withdrawHint: '撤回后仍留在列表中，并注明原因。', reason: '撤回原因', withdrawn: '已撤回：{reason}（{by} {time}）', withdrawnLine: '已于 {time} 撤回：{reason}',
    unchanged: '{name}：{unit} {all} 项指标与现在一致', someChanged: '{name}：{unit} {all} 项指标中 {count} 项与现在不同', unitChanged: '{name}（{count} 项不同）', onlyChanged: '只看有变化的', export: '导出 .xlsx',
    sameDays: '“现在”按同样的日期（截至{to}）用现有数据重新计算，差别只来自数据的改动。', broken: '校验不符：上报版的数字被绕过系统改动过，请联系系统管理员。',
    then: '上报时', now: '现在', change: '变化', same: '一致', changed: '有变化', gone: '单位已不存在', parts: '构成有变化', slight: '变化极小', records: '查看改动', nothing: '没有变化', nothingHint: '这个单位的数字与上报时一致。', since: '{name}：上报后的改动',
    noRecords: '没有找到直接计入的记录改动；可能来自单位、目标或名册的变化。',
  },
  en: {
    title: 'Snapshots', titleCount: '{count} snapshots', none: 'No snapshots yet', noneHint: 'Freeze one before you report: what was told can then be compared with later data.',
    take: 'Freeze a snapshot', takeHint: 'Fixes every figure of the period for every unit as it stands now. It cannot be changed, only withdrawn.', proposed: '{unit} {period} {year}', name: 'Name', note: 'Remark',
    days: '{from} to {to}', by: 'frozen by {author}, {time}', frozen: 'frozen {time}', withdraw: 'Withdraw', withdrawHint: 'It stays in the list with the reason.', reason: 'Reason', withdrawn: 'Withdrawn: {reason} ({by}, {time})', withdrawnLine: 'Withdrawn {time}: {reason}',
    unchanged: '{name}: all {all} indicators of {unit} are as reported', someChanged: '{name}: {count} of {all} indicators of {unit} differ now', unitChanged: '{name} ({count} differ)', onlyChanged: 'Only what changed', export: 'Export .xlsx',
    sameDays: '“Now” counts the same days (to {to}) with today’s data: what differs comes from the data alone.', broken: 'The figures were changed past the product; tell the administrator.',
    then: 'As reported', now: 'Now', change: 'Change', same: 'same', changed: 'changed', gone: 'unit is gone', parts: 'made up differently', slight: 'changed slightly', records: 'See changes', nothing: 'Nothing changed', nothingHint: 'This unit’s figures are as reported.', since: '{name}: changes since',
    noRecords: 'No record that counts here was changed; units, targets or registers may have been.',
  },
}
