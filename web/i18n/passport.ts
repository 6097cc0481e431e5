export const passport = {
  zh: {
    name: '数字护照', title: '数字护照：{code} {name}', open: '{figure}：查看出处', openNamed: '{name} {figure}：查看出处', ofPart: '这一数字的出处',
    place: '范围', definition: '口径', formula: '公式', ingredients: '参与计算的数', of: { numerator: '分子', denominator: '分母', district: '全区' },
    files: '来源文件', fileRecords: '{count} 条', byHand: '手工录入', noFiles: '没有记录，因此没有来源文件', records: '背后的记录',
    recordCount: '共 {count} 条', recordsMore: '至少 {count} 条', withheld: '你的角色无权查看：{types}。这些记录已计入，但不在下面列出。',
    revision: '第 {revision} 版数据', print: '打印', copy: '复制脚注', copied: '已复制', footnote: '脚注', footnotes: '数字出处', 
    last: '上年同期', lastHeard: '（上年同期 {figure}：查看出处）', lastNamed: '{name} 上年同期 {figure}：查看出处', countOf: '{name}（计入的记录）', countFormula: '计入的记录逐条相加', days: '{from}至{to}', through: '截至{month}末', category: '仅{category}',
    note: {
      head: '{name}：{figure}（{place}）。', definition: '口径：{definition}', formula: '公式：{formula}，即 {numbers}。', count: '公式：{formula}。', files: '依据 {records} 条记录，来自{files}。', manyFiles: '依据 {records} 条记录，来自{files}等 {count} 个文件。',
      file: '《{file}》', byHand: '其中手工录入 {count} 条。', none: '没有记录计入。', more: '超过 {records}', data: '数据截至 {time}，第 {revision} 版。', sample: '示例数据，并非真实情况。',
    },
  },
  en: {
    name: 'Number passport', title: 'Number passport: {code} {name}', open: '{figure}: where it comes from', openNamed: '{name} {figure}: where it comes from', ofPart: 'Where this figure comes from',
    place: 'Scope', definition: 'Definition', formula: 'Formula', ingredients: 'What went in', of: { numerator: 'numerator', denominator: 'denominator', district: 'district' },
    files: 'Workbooks', fileRecords: '{count} records', byHand: 'Entered by hand', noFiles: 'No record, and so no workbook', records: 'Records behind',
    recordCount: '{count} in all', recordsMore: 'at least {count}', withheld: 'Your role may not read: {types}. They are counted, but not listed below.',
    revision: 'data revision {revision}', print: 'Print', copy: 'Copy footnote', copied: 'Copied', footnote: 'Footnote', footnotes: 'Where the figures come from', 
    last: 'Last year', lastHeard: ' (last year {figure}: where it comes from)', lastNamed: '{name} last year {figure}: where it comes from', countOf: '{name} (what it counts)', countFormula: 'the records that count, added up', days: '{from} to {to}', through: 'to the end of {month}', category: 'only {category}',
    note: {
      head: '{name}: {figure} ({place}). ', definition: 'Definition: {definition} ', formula: 'Formula: {formula}, which is {numbers}. ', count: 'Formula: {formula}. ', files: 'From {records} records of {files}. ', manyFiles: 'From {records} records of {files} and others ({count} workbooks). ',
      file: '“{file}”', byHand: '{count} of them were entered by hand. ', none: 'No record was counted. ', more: 'more than {records}', data: 'Data as of {time}, revision {revision}. ', sample: 'Sample data, not real.',
    },
  },
}
