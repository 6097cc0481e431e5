/** Several files on their way in, how far each has come, and the history of what was imported. */
export const importFiles = {
  zh: {
    start: {
      drop: '把表格拖到这里，或点击选择文件', dropNow: '松开鼠标，放入文件', formats: '可以一次放入多份 .xlsx、.xls、.csv。不用改格式，是哪一种台账由内容认出',
      files: '放入表格文件', as: '这些文件是', automatic: '按内容认出', templates: '还没有表格？下载模板来填', required: '必填：{fields}',
      tooLarge: '“{name}”有 {size}，超过 50 MB 的限制。请删去多余的工作表或图片，或拆成几份再导入', emptyFile: '“{name}”是空文件，里面没有内容。请检查是否保存成功',
      noTypes: '你的角色没有可以导入的台账，需要时请联系系统管理员。',
    },
    stages: {
      queued: '等候上传', sending: '正在上传', waiting: '正在排队', opening: '正在打开文件', reading: '正在读取', checking: '正在核对', writing: '正在写入', publishing: '正在生效', undoing: '正在撤销',
    },
    progress: {
      ahead: '前面还有 {count} 个', bytes: '{done} / {total}', percent: '{percent}%', rows: '{rows} 行', rowsOf: '{done} / {total} 行', label: '{name}的进度',
      fewSeconds: '马上就好', seconds: '约还需 {count} 秒', minutes: '约还需 {count} 分钟', hours: '约还需 {count} 小时', unheard: '暂时得不到服务器的答复，正在不断重试。',
    },
    tray: {
      title: '正在办理的文件', count: '{count} 份', hint: '只是读取和核对，台账没有任何改动。可以离开这个页面，回来接着看。',
      typeOf: '“{name}”是哪一种台账', unknown: '请选定是哪一种', fits: '按内容认出',
      review: '核对', stop: '停止', discard: '丢弃', again: '再传一次', remove: '去掉',
      wrong: '请核对有误的行', nothing: '没有要提交的行', same: '与台账全部相同', refused: '没有读进来', stopped: '已停止上传',
      commitAll: '全部提交（{files} 份，{rows} 行）', committing: '正在逐份提交', commitHint: '有误的文件不会提交，会告诉你留下了哪些。', stopAll: '提交完这一份就停',
      done: '已提交 {files} 份：{parts}', doneNone: '没有提交任何文件', left: '留下 {files} 份没有提交：',
      leftWrong: '“{name}”有 {count} 行有误，请核对后提交', leftRefused: '“{name}”没有读进来', leftNothing: '“{name}”没有要提交的行', leftSame: '“{name}”与台账全部相同，不用提交', leftConflict: '“{name}”：{reason}', leftStopped: '“{name}”还没有轮到', leftUnsure: '“{name}”是哪一种台账还没有定',
      created: '新增 {count} 条', changed: '变更 {count} 条', unchanged: '相同 {count} 条未动', close: '知道了', rereading: '刚提交的内容与“{name}”有关，正在重新核对',
    },
    share: {
      offer: '还有 {count} 份文件的表头和这份一样：{names}', go: '也用于其余 {count} 个同样表头的文件', done: '已用于 {count} 份文件，正在重新核对：{names}', more: '等',
    },
    committing: {
      title: '正在提交“{name}”', undoing: '正在撤销“{name}”', calm: '整份生效或整份不生效，中途停止不会留下一半。可以离开这个页面，回来接着看。', stop: '停止',
    },
    again: { hint: '文件还在服务器上，不用重新上传。', go: '再读一次', chooseType: '在上面选定这是哪一种台账' },
    history: {
      title: '导入记录', none: '还没有提交过导入', noneHint: '第一份表格提交后，这里会留下时间、经手人、原件和撤销的办法。', noMatch: '没有符合条件的导入', noMatchHint: '换一个条件再看。',
      file: '文件', time: '时间', who: '经手人', counts: '结果', status: '状态', actions: '操作', search: '文件名或 SHA-256', allTypes: '全部台账', allPeople: '全部经手人', filters: '筛选导入记录', type: '台账', person: '经手人', clear: '清除条件',
      statuses: { finished: '全部', committed: '已提交', undone: '已撤销', draft: '未提交' }, more: '看更早的导入', system: '系统', undo: '撤销', redo: '重做', open: '核对',
    },
    record: {
      title: '这次导入的记录', file: '文件', hash: 'SHA-256', copy: '复制', copied: '已复制', type: '台账', typeSource: { chosen: '人工选定', proposed: '按内容认出', unknown: '未定' },
      original: '原件', download: '下载原件', until: '保留到 {date}', purged: '原件已按 {days} 天期限清除（{date}），SHA-256 仍在', none: '没有留下原件',
      events: '经过', kinds: { created: '放入文件', committed: '提交', undone: '撤销', redone: '重做', downloaded: '下载原件', purged: '清除原件' }, by: '{who} · {time}', kept: '{count} 条保持现状', days: '按 {days} 天期限',
      removed: '删除 {count} 条', restored: '恢复 {count} 条', mapping: '当时是这样读的', sheet: '工作表“{sheet}”，表头第 {header} 行', notRead: '不读',
      options: '当时的决定', unit: '没有写单位的行算作', year: '没有写年份的日期算作', coordinates: '坐标系', money: '金额单位', fill: '空白格照上面的填', names: '名称认作', none2: '没有另作决定', guessed: '推测', chosen: '选定', yuan: '元', tenThousand: '万元',
      skipped: '没有读的工作表：{names}', next: '接着核对“{name}”',
    },
    rows: { open: '打开这一行对应的记录', changed: '导入后又有人改过', gone: '记录后来已删除或改了名称' },
    redo: {
      go: '重做导入', ask: '重做“{name}”这次导入？', creates: '会再新增 {count} 条。', changes: '会再变更 {count} 条。', checks: '先按现在的台账重新核对：如果有行的结果和原来不同，就不写入，给你看新的预览。', keeps: '撤销时保持现状的记录不会重复。', yes: '重做导入', no: '先不重做',
    },
    renewed: {
      title: '预览之后台账有变化，已重新核对，没有写入任何内容', byImport: '{who}提交了“{name}”（{time}），动了其中 {count} 条记录', byHand: '{who}改动了其中 {count} 条记录（{time}）', moved: '{count} 行由“{from}”变为“{to}”', valued: '{count} 行仍是“{to}”，但内容变了', look: '只看有变化的 {count} 行', all: '看全部的行', hint: '请再看一遍，再提交。',
    },
  },
  en: {
    start: {
      drop: 'Drag spreadsheets here, or click to choose files', dropNow: 'Let go to put the files in', formats: 'Several .xlsx, .xls and .csv at once, as they are; what ledger each one is, its content tells',
      files: 'Put in spreadsheets', as: 'These files are', automatic: 'told by their content', templates: 'No spreadsheet yet? Fill in a template', required: 'Required: {fields}',
      tooLarge: '“{name}” has {size}, over the limit of 50 MB. Take out surplus sheets or pictures, or split it', emptyFile: '“{name}” is empty. Check that it was saved',
      noTypes: 'Your role may not import any ledger; ask the administrator if you need it.',
    },
    stages: {
      queued: 'Waiting to upload', sending: 'Uploading', waiting: 'Waiting', opening: 'Opening the file', reading: 'Reading', checking: 'Checking', writing: 'Writing', publishing: 'Taking effect', undoing: 'Undoing',
    },
    progress: {
      ahead: '{count} before it', bytes: '{done} of {total}', percent: '{percent}%', rows: '{rows} rows', rowsOf: '{done} of {total} rows', label: 'Progress of {name}',
      fewSeconds: 'nearly done', seconds: 'about {count} seconds left', minutes: 'about {count} min left', hours: 'about {count} h left', unheard: 'The server does not answer at the moment; trying again.',
    },
    tray: {
      title: 'Files in hand', count: '{count}', hint: 'Only reading and checking: nothing in the ledgers changes. You may leave this page and come back.',
      typeOf: 'What ledger “{name}” is', unknown: 'Choose which', fits: 'told by its content',
      review: 'Check', stop: 'Stop', discard: 'Discard', again: 'Send again', remove: 'Take off',
      wrong: 'Check the wrong rows', nothing: 'Nothing to commit', same: 'All in the ledger already', refused: 'Not read', stopped: 'Upload stopped',
      commitAll: 'Commit all (files: {files}, rows: {rows})', committing: 'Committing one by one', commitHint: 'Files with wrong rows stay behind, and are named.', stopAll: 'Stop after this file',
      done: 'Committed {files}: {parts}', doneNone: 'No file was committed', left: 'Left uncommitted ({files}):',
      leftWrong: '“{name}” has {count} wrong rows; check them, then commit', leftRefused: '“{name}” was not read', leftNothing: '“{name}” has nothing to commit', leftSame: '“{name}” is in the ledger already', leftConflict: '“{name}”: {reason}', leftStopped: '“{name}” had not had its turn', leftUnsure: 'What ledger “{name}” is has not been said',
      created: '{count} added', changed: '{count} changed', unchanged: '{count} the same', close: 'Close', rereading: 'What was just committed bears on “{name}”, which is checked again',
    },
    share: {
      offer: '{count} more files have the same headings: {names}', go: 'Use this for the other files with the same headings ({count})', done: 'Used for {count} files, which are checked again: {names}', more: 'and others',
    },
    committing: {
      title: 'Committing “{name}”', undoing: 'Undoing “{name}”', calm: 'The whole file takes effect, or nothing of it; stopping leaves no half. You may leave this page and come back.', stop: 'Stop',
    },
    again: { hint: 'The file is still on the server; it need not be sent again.', go: 'Read it again', chooseType: 'Choose above what ledger this is' },
    history: {
      title: 'Past imports', none: 'Nothing has been committed yet', noneHint: 'After the first commit, its time, its author, the original and the way back stand here.', noMatch: 'No import fits', noMatchHint: 'Choose otherwise.',
      file: 'File', time: 'Time', who: 'By', counts: 'Rows', status: 'Status', actions: 'Actions', search: 'File name or SHA-256', allTypes: 'All ledgers', allPeople: 'Everybody', filters: 'Filter past imports', type: 'Ledger', person: 'By', clear: 'Clear',
      statuses: { finished: 'All', committed: 'Committed', undone: 'Undone', draft: 'Uncommitted' }, more: 'Earlier imports', system: 'System', undo: 'Undo', redo: 'Redo', open: 'Check',
    },
    record: {
      title: 'About this import', file: 'File', hash: 'SHA-256', copy: 'Copy', copied: 'Copied', type: 'Ledger', typeSource: { chosen: 'chosen', proposed: 'told by its content', unknown: 'not known' },
      original: 'Original', download: 'Download the original', until: 'kept until {date}', purged: 'The original was removed after {days} days ({date}); its SHA-256 is kept', none: 'No original was kept',
      events: 'What happened', kinds: { created: 'File put in', committed: 'Committed', undone: 'Undone', redone: 'Redone', downloaded: 'Original downloaded', purged: 'Original removed' }, by: '{who} · {time}', kept: '{count} left as they are', days: 'after {days} days',
      removed: '{count} taken away', restored: '{count} put back', mapping: 'How it was read', sheet: 'Sheet “{sheet}”, header in row {header}', notRead: 'not read',
      options: 'What was decided', unit: 'Rows without a unit belong to', year: 'Dates without a year are of', coordinates: 'Coordinate system', money: 'Unit of amounts', fill: 'Blanks filled from above', names: 'Names taken for', none2: 'Nothing was decided otherwise', guessed: 'guessed', chosen: 'chosen', yuan: 'yuan', tenThousand: '10,000 yuan',
      skipped: 'Sheets that were not read: {names}', next: 'Go on with “{name}”',
    },
    rows: { open: 'Open the record of this row', changed: 'changed by somebody since', gone: 'The record was deleted or renamed since' },
    redo: {
      go: 'Redo import', ask: 'Redo the import of “{name}”?', creates: '{count} records are added again.', changes: '{count} records are changed again.', checks: 'Every row is checked against the ledger as it is now: where one would come out otherwise, nothing is written and you see a new preview.', keeps: 'Records that the undoing left as they are are not doubled.', yes: 'Redo import', no: 'Not now',
    },
    renewed: {
      title: 'The ledger has changed since the preview; it was checked again and nothing was written', byImport: '{who} committed “{name}” ({time}), which bears on {count} of the records', byHand: '{who} changed {count} of the records ({time})', moved: '{count} rows went from “{from}” to “{to}”', valued: '{count} rows are still “{to}” with other contents', look: 'See only the rows that changed ({count})', all: 'See all rows', hint: 'Look once more, then commit.',
    },
  },
}
