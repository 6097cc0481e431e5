export const importing = {
  zh: {
    title: '导入',
    lead: '把单位报来的表格原样放进来，系统逐行核对，你看过再提交；提交后也能撤销。',
    back: '返回导入',
    outcomes: { new: '新增', changed: '变更', same: '相同', wrong: '有误', left_out: '略过' },
    outcomeHints: {
      new: '台账里还没有，提交后新增', changed: '台账里已有，内容不同，提交后更新', same: '台账里已有，内容相同，不会重复',
      wrong: '有格子读不懂或不合要求，不会提交', left_out: '合计、标题、页脚等，不是记录',
    },
    statuses: { reading: '正在读取', ready: '待提交', failed: '没有读进来', committing: '正在提交', committed: '已提交', undoing: '正在撤销', undone: '已撤销', discarded: '已丢弃' },
    steps: { title: '导入的步骤', read: '读取', check: '核对', commit: '提交', done: '已完成', current: '当前' },
    separators: { list: '、', clause: '，' },
    reading: {
      title: '正在读取“{name}”', rows: '已读 {count} 行', calm: '只是读取和核对，台账没有任何改动。可以离开这个页面，回来接着看。', cancel: '取消读取', again: '正在按新的设置重新核对', back: '不改了',
    },
    refused: {
      title: '这份文件没有读进来', safe: '台账没有任何改动。', next: '接下来可以', another: '换一个文件', template: '下载{type}模板，把内容贴进去再导入', discard: '从记录里去掉这一次',
      chooseHeader: '在下面选定表头所在的行', automatic: '去掉自己的选择，按系统的读法重新读',
    },
    counts: {
      total: '共 {total} 行：{parts}', part: '{outcome} {count}', partWith: '{outcome} {count}（{detail}）', none: '没有读到任何一行', all: '全部', tabs: '按结果筛选', detailCount: '{label} {count}',
      sameAgain: '这份文件的内容与台账全部相同，没有需要提交的行',
    },
    warnings: { title: '需要留意的 {count} 处', one: '需要留意', place: '工作表“{sheet}”', row: '第 {row} 行', column: '{column} 列', more: '另有 {count} 处，展开', less: '收起' },
    how: {
      title: '表格是怎么读的', summary: '工作表“{sheet}”，表头在第 {header} 行，{columns} 列中对上 {matched} 列', guessed: '其中 {count} 列是推测', ignored: '{count} 列没有用上',
      noneUsed: '没有用上任何一张工作表', sheets: '这份文件里有 {count} 张工作表', useSheet: '读这张工作表', unused: '没有读', open: '查看或更改', close: '收起',
      header: '表头在第几行', headerHint: '表头是写着各列名称的那一行，它下面的才是数据', headerRow: '第 {row} 行：{text}', noHeader: '请选择',
      column: '列', heading: '表头', as: '读作', examples: '内容举例', ignore: '不读这一列', noHeading: '（空白表头）', chooseFor: '{column} 列“{header}”读作', required: '必填',
      certainties: { exact: '对上', remembered: '按上次', guessed: '推测', chosen: '你选的' },
      reasons: { unknown: '没有对应的内容', ordinal: '序号，不用读', duplicate: '与另一列重复', chosen: '你选了不读', remembered: '上次选了不读', unfit: '内容与表头不符', total: '合计，不用读' },
    },
    settings: {
      title: '请确认', unit: '没有写“{field}”的行，算作', unitNone: '不补单位', year: '没有写年份的日期，算作', yearName: '{year} 年', yearNone: '不补年份', coordinates: '坐标是按哪个坐标系填的', coordinatesNone: '还不清楚',
      coordinatesHint: '问一问填表的人，系统不猜：高德、腾讯地图取的选 GCJ-02，百度地图取的选 BD-09，手机 GPS 取的选 WGS84，天地图取的选 CGCS2000。', money: '金额的单位', yuan: '元', tenThousand: '万元（×10000）',
      moneyHint: '表头没有写单位。选错会差一万倍，请看一眼下面的金额。', fill: '空白格照上面的填', fillField: '“{field}”空白的格，取上一行的值',
      sources: { option: '你选的', remembered: '按上次的选择', title: '取自标题', sheet: '取自表中其他日期', assumed: '暂按此读，请确认', none: '还没有定' },
      crs: { WGS84: 'WGS84（GPS）', CGCS2000: 'CGCS2000（天地图）', GCJ02: 'GCJ-02（高德、腾讯）', BD09: 'BD-09（百度）' },
    },
    rows: {
      title: '逐行核对', row: '行号', outcome: '结果', detail: '详情', open: '展开第 {row} 行的详情', close: '收起第 {row} 行的详情', more: '再看 {count} 行', shown: '已显示 {shown} 行，共 {total} 行',
      read: '原文', before: '原来', after: '改为', blank: '空白', expected: '应为：{expected}', noColumn: '表中没有这一列', region: '逐行核对的表格，可左右滚动', none: '没有这一类的行', notKept: '这次导入没有留下逐行的内容', notKeptHint: '记录在台账里。',
      noneHint: '换一个结果再看。', rowName: '第 {row} 行', leftOut: '略过：{reason}', emptyValue: '（无）',
    },
    marks: {
      vague: '约数', rounded: '四舍五入', guessed: '推测', year_added: '补了年份', year_differs: '年份不同', from_serial: '由数字换算', month_only: '只到月', end_dropped: '取起始日', converted: '已换算', scaled: '×10000', merged: '合并单元格',
      merged_amount: '合并的数', default: '统一补上', filled_down: '照上行填', same_as_above: '同上', none_as_zero: '无作 0', split: '已拆分', derived: '推断', kept_as_text: '照原文', picture: '图片', possible_duplicate: '可能重复', in_this_file: '本文件中', answered_name: '你回答的', remembered_name: '记住的别名',
    },
    commit: {
      title: '提交', ready: '提交后{parts}，随时可以撤销。', go: '提交 {count} 行', only: '只提交正确的 {count} 行，有误的 {wrong} 行留下', fix: '换上改好的文件',
      fixHint: '有误的行写明了原因。可以现在改好再换上，也可以先提交正确的，以后再导入整份文件，已提交的行不会重复。', nothing: '没有可以提交的行', nothingSame: '内容与台账全部相同，不用提交', nothingWrong: '所有行都有误，请看写明的原因',
      discard: '丢弃这份草稿',
    },
    result: {
      done: '已提交：{parts}', created: '新增 {count} 条', changed: '变更 {count} 条', same: '相同 {count} 条未动', left: '有误的 {count} 行留下未提交', nothing: '没有改动', by: '{who} 于 {time} 提交', ledger: '打开{type}台账', overview: '看总览',
      map: '看地图', another: '再导入一份', fixHint: '留下的行写明了原因。改好后重新导入整份文件即可，已提交的行不会重复。', undoneBy: '已于 {time} 撤销',
    },
    undo: {
      go: '撤销导入', ask: '撤销“{name}”这次导入？', removes: '这次新增的 {count} 条会删除。', restores: '这次变更的 {count} 条恢复原样。', keeps: '之后又有人改过或用到的记录会保持现状，并逐条告诉你。', yes: '撤销导入', no: '先不撤销',
      done: '已撤销：{parts}', removed: '删除 {count} 条', restored: '恢复 {count} 条', nothing: '没有可以恢复的', kept: '{count} 条保持现状', keptTitle: '保持现状的记录', nothingKept: '台账已回到导入之前的样子。',
    },
    discard: { ask: '丢弃“{name}”的草稿？', hint: '台账没有任何改动；需要时重新导入这份文件即可。', yes: '丢弃', no: '留着' },
  },
  en: {
    title: 'Import',
    lead: 'Put in a spreadsheet as a unit sent it. Every row is checked, you look, then commit; a commit can be undone.',
    back: 'Back to imports',
    outcomes: { new: 'New', changed: 'Changed', same: 'Same', wrong: 'Wrong', left_out: 'Left out' },
    outcomeHints: {
      new: 'Not in the ledger yet; a commit adds it', changed: 'In the ledger with other content; a commit updates it', same: 'In the ledger with the same content; nothing is doubled',
      wrong: 'A cell cannot be read or breaks a rule; it is not committed', left_out: 'Totals, titles, footers and the like: no records',
    },
    statuses: { reading: 'Reading', ready: 'To commit', failed: 'Not read', committing: 'Committing', committed: 'Committed', undoing: 'Undoing', undone: 'Undone', discarded: 'Discarded' },
    steps: { title: 'Steps of the import', read: 'Read', check: 'Check', commit: 'Commit', done: 'done', current: 'current' },
    separators: { list: ', ', clause: ', ' },
    reading: {
      title: 'Reading “{name}”', rows: '{count} rows read', calm: 'Only reading and checking: nothing in the ledgers changes. You may leave this page and come back.', cancel: 'Cancel', again: 'Checking again with the new settings', back: 'Keep the old settings',
    },
    refused: {
      title: 'This file was not read', safe: 'Nothing in the ledgers has changed.', next: 'What you can do now', another: 'Choose another file', template: 'Download the template for {type}, paste the content and import that', discard: 'Take this attempt off the list',
      chooseHeader: 'Choose the header row below', automatic: 'Drop your choices and read the file anew',
    },
    counts: {
      total: '{total} rows: {parts}', part: '{count} {outcome}', partWith: '{count} {outcome} ({detail})', none: 'Not a single row was read', all: 'All', tabs: 'Filter by outcome', detailCount: '{label} {count}',
      sameAgain: 'All that this file says is in the ledger already; there is nothing to commit',
    },
    warnings: { title: '{count} things to look at', one: 'Look at this', place: 'sheet “{sheet}”', row: 'row {row}', column: 'column {column}', more: 'Show {count} more', less: 'Show fewer' },
    how: {
      title: 'How the sheet was read', summary: 'Sheet “{sheet}”, header in row {header}, {matched} of {columns} columns matched', guessed: 'guessed: {count}', ignored: 'not used: {count}',
      noneUsed: 'No sheet was used', sheets: 'This file has {count} sheets', useSheet: 'Read this sheet', unused: 'Not read', open: 'Show or change', close: 'Hide',
      header: 'Header row', headerHint: 'The row that names the columns; the data begins below it', headerRow: 'Row {row}: {text}', noHeader: 'Choose',
      column: 'Column', heading: 'Heading', as: 'Read as', examples: 'Examples', ignore: 'Do not read', noHeading: '(no heading)', chooseFor: 'Column {column} “{header}” is read as', required: 'required',
      certainties: { exact: 'matched', remembered: 'as last time', guessed: 'guessed', chosen: 'your choice' },
      reasons: { unknown: 'nothing to match', ordinal: 'row number, not needed', duplicate: 'same as another column', chosen: 'you left it out', remembered: 'left out last time', unfit: 'content does not fit the heading', total: 'a total, not needed' },
    },
    settings: {
      title: 'Please confirm', unit: 'Rows without “{field}” belong to', unitNone: 'Do not fill in', year: 'Dates without a year are of', yearName: '{year}', yearNone: 'Do not fill in', coordinates: 'Coordinate system of the positions', coordinatesNone: 'Not known yet',
      coordinatesHint: 'Ask who filled in the sheet; it is never guessed. Amap and Tencent maps: GCJ-02; Baidu: BD-09; GPS of a phone: WGS84; Tianditu: CGCS2000.', money: 'Unit of the amounts', yuan: 'yuan', tenThousand: '10,000 yuan (×10000)',
      moneyHint: 'The heading names no unit. A wrong choice is off by ten thousand: look at the amounts below.', fill: 'Fill blanks from above', fillField: 'Blank cells of “{field}” take the value above',
      sources: { option: 'your choice', remembered: 'as chosen last time', title: 'from the title', sheet: 'from the other dates', assumed: 'assumed, please confirm', none: 'not decided' },
      crs: { WGS84: 'WGS84 (GPS)', CGCS2000: 'CGCS2000 (Tianditu)', GCJ02: 'GCJ-02 (Amap, Tencent)', BD09: 'BD-09 (Baidu)' },
    },
    rows: {
      title: 'Row by row', row: 'Row', outcome: 'Outcome', detail: 'Details', open: 'Show the details of row {row}', close: 'Hide the details of row {row}', more: 'Show {count} more', shown: '{shown} of {total} rows shown',
      read: 'As read', before: 'Before', after: 'After', blank: 'blank', expected: 'Expected: {expected}', noColumn: 'Not a column of the sheet', region: 'Rows of the sheet; scrolls sideways', none: 'No rows of this kind', notKept: 'The single rows of this import were not kept', notKeptHint: 'The records are in the ledger.',
      noneHint: 'Choose another outcome.', rowName: 'Row {row}', leftOut: 'Left out: {reason}', emptyValue: '(none)',
    },
    marks: {
      vague: 'about', rounded: 'rounded', guessed: 'guessed', year_added: 'year added', year_differs: 'other year', from_serial: 'from a number', month_only: 'month only', end_dropped: 'first day taken', converted: 'converted', scaled: '×10000', merged: 'merged cell',
      merged_amount: 'merged amount', default: 'filled in', filled_down: 'from above', same_as_above: 'ditto', none_as_zero: 'none as 0', split: 'split', derived: 'inferred', kept_as_text: 'as written', picture: 'picture', possible_duplicate: 'maybe a double', in_this_file: 'in this file', answered_name: 'your answer', remembered_name: 'remembered name',
    },
    commit: {
      title: 'Commit', ready: 'After the commit: {parts}. It can be undone at any time.', go: 'Commit rows ({count})', only: 'Commit only the right rows ({count}), leave the wrong ones ({wrong})', fix: 'Put in the corrected file',
      fixHint: 'Wrong rows say why. Correct them now and put the file in, or commit the right ones and import the whole file later: what is committed is not doubled.', nothing: 'There is nothing to commit', nothingSame: 'Everything is in the ledger already; nothing to commit', nothingWrong: 'All rows are wrong; see the reasons',
      discard: 'Discard this draft',
    },
    result: {
      done: 'Committed: {parts}', created: '{count} added', changed: '{count} changed', same: '{count} the same, untouched', left: '{count} wrong, left out', nothing: 'nothing changed', by: 'Committed by {who} at {time}', ledger: 'Open the {type} ledger', overview: 'See the overview',
      map: 'See the map', another: 'Import another', fixHint: 'The rows left out say why. Import the whole corrected file again; what is committed is not doubled.', undoneBy: 'Undone at {time}',
    },
    undo: {
      go: 'Undo import', ask: 'Undo the import of “{name}”?', removes: 'The {count} added records are taken away.', restores: 'The {count} changed records are put back as they were.', keeps: 'Records that somebody has changed or used since stay as they are, and each is named.', yes: 'Undo import', no: 'Not now',
      done: 'Undone: {parts}', removed: '{count} taken away', restored: '{count} put back', nothing: 'nothing could be put back', kept: '{count} left as they are', keptTitle: 'Records left as they are', nothingKept: 'The ledger stands as it did before the import.',
    },
    discard: { ask: 'Discard the draft of “{name}”?', hint: 'Nothing in the ledgers has changed; import the file again when you need it.', yes: 'Discard', no: 'Keep' },
  },
}
