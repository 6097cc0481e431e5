/** Correcting a preview in place: cells, rows, inferred values, likely doubles, and the marked workbook. */
export const importCorrections = {
  zh: {
    cell: {
      edit: '改“{field}”，现为“{text}”', editBlank: '填“{field}”，现为空白', input: '第 {row} 行“{field}”', save: '保存', cancel: '取消', clear: '清空这一格', clearColumn: '清空 {column} 列这一格',
      hint: '回车保存，Esc 放弃', alike: '本列另外 {count} 个写着“{text}”的格子也这样改', alikeBlank: '本列另外 {count} 个同样的格子也这样改',
      fixed: '已改', was: '原为“{text}”', wasBlank: '原为空白', restore: '恢复原文', restoreAlike: '连同相同的改动一起恢复', by: '{who} 改',
      done: '第 {row} 行已重新核对：{outcome}', doneMany: '已改 {count} 格，并重新核对', again: '这一格牵涉其他行，正在重新核对整份文件', list: '可选的内容',
      keys: '用方向键在格子间移动，回车或 F2 修改', whole: '原文较长，请在文件里改后重新导入',
    },
    row: { leaveOut: '不导入', leaveOutLong: '不导入这一行', takeIn: '恢复导入', takeInLong: '恢复导入这一行', left: '按选择不导入', name: '第 {row} 行：{deed}' },
    marks: { title: '按标记筛选', fixed: '已改 {count} 格', duplicates: '疑似重复', allDecided: '都已决定', open: '{count} 行待定' },
    inferred: {
      title: '由推断得出的内容', lead: '格子里没有直接写明，由系统按上下文得出。可以逐列核对，不放心就拒绝，这些格子会改为有误，等你填准。', count: '{count} 格由推断得出：{kinds}', kind: '{kind} {count}', show: '看这些行', shown: '正在看这些行', refuse: '拒绝推断', accept: '接受推断', refused: '已拒绝推断，由推断得出的格子按有误处理', column: '{column} 列“{field}”',
    },
    lookalike: {
      mark: '疑似重复', title: '这一行可能已经有了', stored: '已有记录', other: '第 {row} 行', own: '这一行', field: '项目', equal: '内容完全相同', near: '同日、同单位、名称相近', decide: '怎么处理',
      asNew: '导入为新记录', merge: '并入已有记录', leaveOut: '不导入这一行', mergeHint: '并入后逐项列出改动，提交时更新已有记录；这一行没写的内容保持不变', notYours: '已有记录属于别的单位，不能并入', undecided: '还没有决定，按新记录导入', decided: { as_new: '已决定：导入为新记录', merge: '已决定：并入已有记录', leave_out: '已决定：不导入' }, same: '相同',
    },
    workbook: { go: '下载带标注的错误表', hint: '原表里有误的格子标了颜色和原因，改好后直接拖回来', busy: '正在生成' },
  },
  en: {
    cell: {
      edit: 'Change “{field}”, now “{text}”', editBlank: 'Fill in “{field}”, now blank', input: 'Row {row}, “{field}”', save: 'Save', cancel: 'Cancel', clear: 'Clear this cell', clearColumn: 'Clear the cell in column {column}',
      hint: 'Enter saves, Esc gives up', alike: 'Change the other {count} cells of this column that say “{text}” too', alikeBlank: 'Change the other {count} such cells of this column too',
      fixed: 'corrected', was: 'was “{text}”', wasBlank: 'was blank', restore: 'Put the original back', restoreAlike: 'Put all of the same correction back', by: 'by {who}',
      done: 'Row {row} checked again: {outcome}', doneMany: '{count} cells corrected and checked again', again: 'Other rows hang on this cell: the whole file is being checked again', list: 'What it may be',
      keys: 'Arrow keys move between cells, Enter or F2 changes one', whole: 'The text is long; change it in the file and import that again',
    },
    row: { leaveOut: 'Leave out', leaveOutLong: 'Leave this row out', takeIn: 'Take in', takeInLong: 'Take this row in again', left: 'Left out by choice', name: 'Row {row}: {deed}' },
    marks: { title: 'Filter by mark', fixed: '{count} cells corrected', duplicates: 'Maybe doubles', allDecided: 'all decided', open: '{count} undecided' },
    inferred: {
      title: 'Inferred content', lead: 'Not written in the cell itself but taken from what stands around it. Check it column by column; what you refuse becomes wrong until you fill it in.', count: '{count} cells inferred: {kinds}', kind: '{kind} {count}', show: 'Show these rows', shown: 'Showing these rows', refuse: 'Refuse', accept: 'Accept', refused: 'Refused: cells with inferred values count as wrong', column: 'Column {column}, “{field}”',
    },
    lookalike: {
      mark: 'maybe a double', title: 'This row may be there already', stored: 'Stored record', other: 'Row {row}', own: 'This row', field: 'Field', equal: 'The same word for word', near: 'Same day, same unit, similar title', decide: 'What to do',
      asNew: 'Import as a new record', merge: 'Put it into the stored record', leaveOut: 'Leave this row out', mergeHint: 'Putting it in lists every change, and the commit updates the stored record; what this row does not say stays', notYours: 'The stored record belongs to another unit', undecided: 'Not decided; it is imported as a new record', decided: { as_new: 'Decided: a new record', merge: 'Decided: put into the stored record', leave_out: 'Decided: left out' }, same: 'same',
    },
    workbook: { go: 'Download the marked workbook', hint: 'The original sheet with the wrong cells coloured and explained; correct it and drop it back', busy: 'Being made' },
  },
}
