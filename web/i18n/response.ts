export const response = {
  zh: {
    title: '响应', none: '还没有开启过响应', noneHint: '在台风推演里选好时刻开启，或在这里直接开启。', noneHintRead: '应急人员开启响应后，会出现在这里。', openNow: '正在响应 {count} 起', allClosed: '目前没有正在进行的响应', list: '响应列表',
    levels: { 1: 'Ⅰ级', 2: 'Ⅱ级', 3: 'Ⅲ级', 4: 'Ⅳ级' }, kinds: { drill: '演练', incident: '实战' }, hazards: { typhoon: '台风', rainstorm: '暴雨', freeze: '低温冰冻', fire: '森林火灾', maritime: '海上险情', security: '治安事件' }, signals: { blue: '蓝色预警', yellow: '黄色预警', orange: '橙色预警', red: '红色预警', none: '无预警' },
    summaryLine: '{level}响应 · {signal} · {mechanism} · {time} 开启', manned: '{manned}/{tasks} 项职责已到岗', closed: '已结束', closedAt: '{time} 结束', running: '进行中',
    form: { title: '开启响应', name: '名称', kind: '性质', hazard: '灾种（职责分开）', mechanism: '联动机制', level: '响应级别', signal: '气象预警（与响应级别分开）', open: '开启', cancel: '取消', from: '依据台风路径 {hour} 的推演', nameOf: '{hazard}响应', noMechanism: '没有在用的联动机制，请先在台账建立。' },
    fromMap: '由此开启响应', toMap: '看当时的风圈推演',
    level: { title: '响应级别', raise: '提升到{level}：新增 {count} 项职责', raiseNone: '提升到{level}：没有新增职责', lower: '降低到{level}：{count} 项职责解除', reason: '原因（可不填）', confirm: '确认', newOnly: '只列新增的职责，原有职责照旧。' },
    signal: '气象预警',
    tasks: {
      title: '职责', tabs: { new: '本次新增', open: '未到岗', all: '全部' }, nothing: { new: '最近一次定级没有新增职责', open: '所有职责都已到岗', all: '这个灾种还没有职责台账' }, nothingHint: { new: '看“全部”。', open: '', all: '在台账“响应职责”里录入或导入。' },
      from: '{level}起', example: '示例', isNew: '新增', released: '已解除', assign: '指派', assignTo: '指派给', called: '已接通', calledAt: '{time} 接通', notAnswered: '未接通', arrive: '到岗', arrivedAt: '{time} 到岗', done: '完成', doneAt: '{time} 完成', assignee: '指派：{name}',
      contact: '{slot} {person} {phone}', slots: { a: 'A岗', b: 'B岗' }, age: '{days} 天前核实', never: '从未核实', noContact: '没有值班联络', source: '依据：{text}', save: '确定',
    },
    log: {
      title: '时间线', hint: '只能追加，不能修改或删除。', note: '记一笔', placeholder: '情况、决定、险情', add: '记入', broken: '时间线校验不通过：有记录被改动过，请保留数据并联系系统管理员', entry: '{time} {author}',
      open: '开启{level}响应，列出 {duties} 项职责', levelUp: '由{from}提升到{to}，新增 {added} 项职责', levelDown: '由{from}降低到{to}，解除 {released} 项职责', reason: '（{reason}）', signal: '气象预警：{from} → {to}', assign: '指派给 {assignee}：{duty}', callYes: '电话接通：{duty}', callNo: '电话未接通：{duty}', arrive: '到岗：{duty}', done: '完成：{duty}', note_: '{text}', close: '结束响应：{summary}',
    },
    close: { button: '结束响应', title: '结束响应', summary: '总结', persons: '出动人次', evacuated: '转移群众', confirm: '结束并归档', hint: '写入“演练与事件”台账：请求时间为开启时刻，到场时间为最早到岗时刻，计入到场时间中位（H6，只计实战）。结束后不能再改。', noArrival: '还没有任何职责到岗，到场时间将空缺。', ledger: '查看台账记录' },
    back: '返回响应列表',
  },
  en: {
    title: 'Responses', none: 'No response was ever opened', noneHint: 'Open one from a typhoon at an hour, or here.', noneHintRead: 'They appear here once a planner has opened one.', openNow: '{count} responses under way', allClosed: 'No response is under way', list: 'Responses',
    levels: { 1: 'Level I', 2: 'Level II', 3: 'Level III', 4: 'Level IV' }, kinds: { drill: 'Drill', incident: 'Incident' }, hazards: { typhoon: 'Typhoon', rainstorm: 'Rainstorm', freeze: 'Freeze', fire: 'Forest fire', maritime: 'Distress at sea', security: 'Public security' }, signals: { blue: 'blue signal', yellow: 'yellow signal', orange: 'orange signal', red: 'red signal', none: 'no signal' },
    summaryLine: '{level} · {signal} · {mechanism} · opened {time}', manned: '{manned} of {tasks} duties manned', closed: 'Closed', closedAt: 'closed {time}', running: 'Under way',
    form: { title: 'Open a response', name: 'Name', kind: 'Kind', hazard: 'Hazard (each has its own duties)', mechanism: 'Mechanism', level: 'Level', signal: 'Weather signal (apart from the level)', open: 'Open', cancel: 'Cancel', from: 'From the typhoon track at {hour}', nameOf: 'Response: {hazard}', noMechanism: 'No mechanism is in use; enter one in the ledger first.' },
    fromMap: 'Open a response from here', toMap: 'The wind rings of that hour',
    level: { title: 'Level', raise: 'Raise to {level}: {count} new duties', raiseNone: 'Raise to {level}: no new duties', lower: 'Lower to {level}: {count} duties are released', reason: 'Reason (optional)', confirm: 'Confirm', newOnly: 'Only the new duties are listed; the others stand as before.' },
    signal: 'Weather signal',
    tasks: {
      title: 'Duties', tabs: { new: 'New', open: 'Not manned', all: 'All' }, nothing: { new: 'The latest level brought no new duties', open: 'Every duty is manned', all: 'There are no duties for this hazard' }, nothingHint: { new: 'See all of them.', open: '', all: 'Enter or import them in the ledger of response duties.' },
      from: 'from {level}', example: 'Example', isNew: 'New', released: 'Released', assign: 'Assign', assignTo: 'To whom', called: 'Reached', calledAt: 'reached {time}', notAnswered: 'No answer', arrive: 'Manned', arrivedAt: 'manned {time}', done: 'Done', doneAt: 'done {time}', assignee: 'Given to {name}',
      contact: '{slot} {person} {phone}', slots: { a: 'A', b: 'B' }, age: 'checked {days} days ago', never: 'never checked', noContact: 'no duty contact', source: 'Clause: {text}', save: 'OK',
    },
    log: {
      title: 'Time line', hint: 'It only grows; nothing is changed or taken out.', note: 'Note', placeholder: 'What happened, what was decided', add: 'Add', broken: 'The time line does not hold: an entry was changed. Keep the data and tell the administrator', entry: '{time} {author}',
      open: 'Opened at {level} with {duties} duties', levelUp: 'Raised from {from} to {to}: {added} new duties', levelDown: 'Lowered from {from} to {to}: {released} duties released', reason: ' ({reason})', signal: 'Signal: {from} → {to}', assign: 'Given to {assignee}: {duty}', callYes: 'Reached by phone: {duty}', callNo: 'No answer: {duty}', arrive: 'Manned: {duty}', done: 'Done: {duty}', note_: '{text}', close: 'Closed: {summary}',
    },
    close: { button: 'Close the response', title: 'Close the response', summary: 'Summary', persons: 'Persons sent out', evacuated: 'Evacuated', confirm: 'Close and file', hint: 'It goes into the ledger of drills and incidents: asked for when it was opened, arrived when the first duty was manned; H6 counts incidents. Nothing can be changed afterwards.', noArrival: 'No duty is manned yet: the arrival stays blank.', ledger: 'The record' },
    back: 'All responses',
  },
}
