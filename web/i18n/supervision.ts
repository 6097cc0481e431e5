export const supervision = {
  zh: {
    name: '督办', title: '督办中 {count} 项，都在时限内，最近的是{first}（{day}）', titleOverdue: '督办中 {count} 项，{overdue} 项超期，最久的是{first}（超 {days} 天）',
    due: '时限', matter: '事项', responsible: '责任单位', standing: '现状', asked: '要求', deeds: '操作', ledger: '全部督办事项',
    left: '还有 {days} 天', today: '今天到期', overdue: '超 {days} 天', open: '督办中', closed: '已销督', since: '{day}起', byNow: '{figure}（序时 {expected}）', gone: '事项已删除',
    supervise: '列入督办', change: '修改', close: '销督', reopen: '重新督办', closedLine: '{day}销督：{note}',
    superviseTitle: '督办：{matter}', changeTitle: '修改督办：{matter}', closeTitle: '销督：{matter}', reopenTitle: '重新督办：{matter}',
    superviseHint: '列入后显示在总览上，直到销督。', closeHint: '销督后从总览撤下，台账中仍可查到，可以重新督办。', note: '督办要求', closingNote: '办理结果', dueOn: '办结时限', required: '必须填写', choose: '输入名称查找',
    answer: '答复', return: '退回', send: '提交', read: '全部答复', answersTitle: '督办答复：{matter}', allSteps: '全部 {count} 条', noSteps: '还没有答复', awaiting: '报已办，待确认', answerText: '办理情况', returnText: '退回原因', colon: '：',
    answers: { reply: '报进展', done: '报已办，请领导确认', recall: '撤回已办' }, steps: { reply: '答复', done: '报已办', recall: '撤回已办', return: '退回', close: '销督', reopen: '重新督办' },
    done: { supervise: '已列入督办', change: '已修改', close: '已销督', reopen: '已重新督办', answer: '已提交', return: '已退回', read: '' },
  },
  en: {
    name: 'Supervision', title: '{count} under supervision, none overdue; the next is {first} ({day})', titleOverdue: '{count} under supervision, {overdue} overdue, the longest {first} (by {days} days)',
    due: 'Due', matter: 'Matter', responsible: 'Responsible', standing: 'Stands', asked: 'Asked', deeds: 'Actions', ledger: 'All supervised matters',
    left: '{days} days left', today: 'due today', overdue: '{days} days over', open: 'Under supervision', closed: 'Closed', since: 'since {day}', byNow: '{figure} (planned {expected})', gone: 'the matter was deleted',
    supervise: 'Supervise', change: 'Change', close: 'Close', reopen: 'Reopen', closedLine: 'Closed {day}: {note}',
    superviseTitle: 'Supervise: {matter}', changeTitle: 'Change: {matter}', closeTitle: 'Close: {matter}', reopenTitle: 'Reopen: {matter}',
    superviseHint: 'It stands on the Overview until it is closed.', closeHint: 'It leaves the Overview, stays in the ledger and can be reopened.', note: 'What is asked', closingNote: 'How it was done', dueOn: 'Due on', required: 'Required', choose: 'Type a name to search',
    answer: 'Answer', return: 'Return', send: 'Send', read: 'All answers', answersTitle: 'Answers: {matter}', allSteps: 'All {count}', noSteps: 'No answer yet', awaiting: 'reported done, to be confirmed', answerText: 'How it goes', returnText: 'Why it is returned', colon: ': ',
    answers: { reply: 'Report progress', done: 'Report it done, for the leader to confirm', recall: 'Take “done” back' }, steps: { reply: 'answered', done: 'reported done', recall: 'took “done” back', return: 'returned', close: 'closed', reopen: 'reopened' },
    done: { supervise: 'Under supervision now', change: 'Changed', close: 'Closed', reopen: 'Reopened', answer: 'Sent', return: 'Returned', read: '' },
  },
}
