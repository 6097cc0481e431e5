export const ledgers = {
  zh: {
    types: '台账种类', themes: {
      label: '台账分类', leadership: '组织领导', publicity: '宣传教育', support_army: '拥军优属', activities: '活动共建', requests: '难题反馈', joint_response: '联动应急',
      creation: '创建考核', foundation: '单位档案',
    },
    title: '{name}{period}共 {count} 条', titleNarrowed: '{name}{period}筛选出 {count} 条', inYear: ' {year}年', inDays: ' {from}至{to}', since: ' {from}以来', until: ' 截至{to}', allTime: '历年',
    export: '导出', exported: '已导出 {file}', create: '新建', import: '导入表格', columns: '显示的列',
    exporting: {
      what: '按当前筛选导出 {count} 条', nothing: '没有可以导出的记录', cancel: '取消导出',
      xlsx: 'Excel 表格（.xlsx）', xlsxHint: '推荐：日期、金额和 0 开头的编号都不走样', csv: 'CSV（UTF-8）', csvHint: '供其他系统读取', gb18030: 'CSV（GB18030）', gb18030Hint: '供只认国标编码的旧系统读取',
      preparing: '正在准备导出{name}', running: '正在导出{name} {count} 条', received: '已收到 {size}',
    },
    stale: '数据有更新', refresh: '刷新', shown: '已显示 {shown} 条，共 {count} 条', shownAll: '共 {count} 条，已全部显示',
    filter: {
      title: '筛选', show: '筛选', hide: '收起筛选', clear: '清除筛选', search: '按名称、拼音或首字母查找', searchLabel: '查找', dates: '时间', allDates: '历年', custom: '自定义日期',
      from: '开始日期', to: '结束日期', year: '{year}年', unit: '单位', allUnits: '全部单位', subdistrict: '街道', allSubdistricts: '全部街道', noUnit: '没有这个单位', any: '{field}不限', yes: '{field}：是', no: '{field}：否', more: '更多条件',
    },
    table: { region: '{name}台账，可左右滚动', sort: '按{field}排序', open: '查看', ascending: '升序', descending: '降序' },
    empty: {
      none: '还没有{name}', noneHint: '从表格导入，或者逐条新建。', noneReadOnly: '业务人员录入或导入后，这里会自动显示。',
      year: '{period}还没有{name}', yearHint: '看看其他年份，或者导入这一年的台账。', allYears: '看历年',
      found: '没有符合条件的{name}', foundHint: '放宽筛选条件再看。', type: '没有这种台账，或你的角色看不到它',
    },
    record: {
      fields: '内容', origin: '来源', history: '修改记录', edit: '修改', remove: '删除', created: '新建', saved: '已保存', savedTitle: '已保存“{title}”', removed: '已删除“{title}”', undo: '撤销', restored: '已恢复“{title}”',
      removeTitle: '删除“{title}”', removeHint: '删除后各项统计随即更新。修改记录仍保留，删除后可以撤销。', missing: '这条记录不存在、已被删除，或不在你的单位范围内',
      byHand: '在系统中逐条录入', fromFile: '{file}', sheet: '工作表“{sheet}”', row: '第 {row} 行', importedBy: '{author} 于 {time} 导入', system: '系统', link: '复制链接', linkCopied: '链接已复制',
      changes: { create: '新建', update: '修改', delete: '删除', restore: '恢复' }, by: '{author} · {time}', fromImport: '来自文件 {file}', onlyFilled: '共填写 {count} 项', showFilled: '展开填写内容',
      was: '原值', now: '新值', noChanges: '没有字段变化', masked: '带星号的内容按你的角色隐藏',
    },
    form: {
      create: '新建{name}', edit: '修改“{title}”', required: '必填', optional: '选填', onlyMonth: '只知道月份', choose: '请选择', searchToChoose: '输入名称查找', yes: '是', no: '否', add: '添加',
      nothingChanged: '没有改动', discard: '放弃未保存的修改？', discardYes: '放弃修改', keep: '继续填写', fill: '系统按其他内容自动补全未填项', namesHint: '输入后按回车添加',
      goods: { name: '品名', quantity: '数量', unit: '单位', value: '折价（元）', add: '添加一项', remove: '删除第 {number} 项', total: '折价合计 {total} 元' },
      lines: { add: '添加一条', remove: '删除第 {number} 条' }, clock: '时:分（可空）',
      plan: { month: '{month}月', hint: '各月末累计应完成的百分比，12 月为 100' }, wan: '= {amount} 万元', issues: '请改正标出的 {count} 处', coordinateHint: '按所选坐标系填写原始坐标，系统自动换算为 WGS84',
    },
    conflict: {
      title: '这条记录刚被别人改过', hint: '下面是别人改动的内容。你的修改还没有保存。', field: '内容', theirs: '现在的值', mine: '你填的值', untouched: '未改',
      keepMine: '在最新内容上保存我的修改', takeTheirs: '放弃我的修改', gone: '这条记录已被别人删除',
    },
  },
  en: {
    types: 'Ledgers', themes: {
      label: 'Kinds of ledgers', leadership: 'Leadership', publicity: 'Education', support_army: 'For the army', activities: 'Activities', requests: 'Requests', joint_response: 'Joint response',
      creation: 'Standards', foundation: 'Units and papers',
    },
    title: '{name}{period}: {count} records', titleNarrowed: '{name}{period}: {count} records found', inYear: ' {year}', inDays: ' {from} to {to}', since: ' since {from}', until: ' until {to}', allTime: ', all years',
    export: 'Export', exported: 'Exported {file}', create: 'New', import: 'Import a sheet', columns: 'Columns shown',
    exporting: {
      what: 'Exports {count} records as filtered now', nothing: 'There is nothing to export', cancel: 'Cancel export',
      xlsx: 'Excel workbook (.xlsx)', xlsxHint: 'Best: dates, amounts and leading zeros stay as they are', csv: 'CSV (UTF-8)', csvHint: 'For other systems', gb18030: 'CSV (GB18030)', gb18030Hint: 'For older systems that know only the national encoding',
      preparing: 'Preparing to export {name}', running: 'Exporting {name}: {count} records', received: '{size} received',
    },
    stale: 'The data has changed', refresh: 'Refresh', shown: '{shown} of {count} shown', shownAll: 'All {count} shown',
    filter: {
      title: 'Filters', show: 'Filter', hide: 'Hide filters', clear: 'Clear filters', search: 'Name, pinyin or initials', searchLabel: 'Search', dates: 'Time', allDates: 'All years', custom: 'Other dates',
      from: 'From', to: 'To', year: '{year}', unit: 'Unit', allUnits: 'All units', subdistrict: 'Sub-district', allSubdistricts: 'All sub-districts', noUnit: 'There is no such unit', any: 'Any {field}', yes: '{field}: yes', no: '{field}: no', more: 'More filters',
    },
    table: { region: '{name} ledger; scrolls sideways', sort: 'Sort by {field}', open: 'Open', ascending: 'ascending', descending: 'descending' },
    empty: {
      none: 'No {name} yet', noneHint: 'Import a spreadsheet, or enter them one by one.', noneReadOnly: 'They appear here once staff enter or import them.',
      year: 'No {name} in {period} yet', yearHint: 'Look at other years, or import this year’s ledger.', allYears: 'Show all years',
      found: 'No {name} match', foundHint: 'Widen the filters.', type: 'There is no such ledger, or your role may not see it',
    },
    record: {
      fields: 'Fields', origin: 'Origin', history: 'History', edit: 'Edit', remove: 'Delete', created: 'Created', saved: 'Saved', savedTitle: 'Saved “{title}”', removed: 'Deleted “{title}”', undo: 'Undo', restored: 'Restored “{title}”',
      removeTitle: 'Delete “{title}”', removeHint: 'All figures follow at once. The history stays, and the deletion can be undone.', missing: 'This record does not exist, was deleted, or is not in your organizations',
      byHand: 'Entered by hand', fromFile: '{file}', sheet: 'sheet “{sheet}”', row: 'row {row}', importedBy: 'imported by {author}, {time}', system: 'the system', link: 'Copy link', linkCopied: 'Link copied',
      changes: { create: 'Created', update: 'Changed', delete: 'Deleted', restore: 'Restored' }, by: '{author} · {time}', fromImport: 'from the file {file}', onlyFilled: '{count} fields filled in', showFilled: 'Show what was filled in',
      was: 'was', now: 'is now', noChanges: 'No field changed', masked: 'Asterisks hide what your role may not see',
    },
    form: {
      create: 'New: {name}', edit: 'Edit “{title}”', required: 'required', optional: 'optional', onlyMonth: 'Only the month is known', choose: 'Choose', searchToChoose: 'Type a name to search', yes: 'Yes', no: 'No', add: 'Add',
      nothingChanged: 'Nothing was changed', discard: 'Discard what is not saved?', discardYes: 'Discard', keep: 'Go on editing', fill: 'What is left out is filled in from the rest where it follows', namesHint: 'Press Enter after each',
      goods: { name: 'Item', quantity: 'Quantity', unit: 'Unit', value: 'Value (yuan)', add: 'Add a line', remove: 'Remove line {number}', total: 'Total value {total} yuan' },
      lines: { add: 'Add a line', remove: 'Remove line {number}' }, clock: 'hh:mm, if known',
      plan: { month: 'Month {month}', hint: 'Cumulative per cent due by each month’s end; December is 100' }, wan: '= {amount} × 10,000 yuan', issues: 'Correct the {count} marked places', coordinateHint: 'Give the position in the system named; it is converted to WGS84',
    },
    conflict: {
      title: 'Somebody has just changed this record', hint: 'These are the changes of others. Yours are not saved yet.', field: 'Field', theirs: 'Stands now', mine: 'Yours', untouched: 'unchanged',
      keepMine: 'Save my changes on top', takeTheirs: 'Drop my changes', gone: 'Somebody has deleted this record',
    },
  },
}
