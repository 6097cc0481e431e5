export const admin = {
  zh: {
    accounts: {
      title: '共 {count} 个账号，{active} 个可登录', create: '新建账号', name: '用户名', displayName: '姓名或称呼', role: '角色', organization: '所属单位', state: '状态', created: '建立时间', actions: '操作',
      active: '可登录', disabled: '已停用', locked: '已锁定', wholeDistrict: '全区', self: '（本人）',
      disable: '停用', enable: '启用', reset: '重置密码', region: '账号列表，可左右滚动',
      disableTitle: '停用“{name}”', disableHint: '停用后立即退出登录，且不能再登录；所做记录仍保留。', disabledDone: '已停用“{name}”', enabledDone: '已启用“{name}”',
      resetTitle: '重置“{name}”的密码', resetHint: '当前登录立即失效；首次登录时须改成自己的密码。',
      nameRule: '2–40 个字母、汉字、数字或 . _ -', organizationRule: '业务人员只能看到和修改这个单位及其下级的台账', organizationRequired: '业务人员必须选择所属单位', required: '必须填写', nameWrong: '用户名不合要求',
      password: '初始密码', another: '换一个', copy: '复制', copied: '已复制', passwordRule: '至少 10 位，含大写、小写、数字、符号中的三类',
      createdTitle: '账号已建立', resetDone: '密码已重置', once: '请现在把初始密码当面或通过可靠渠道交给本人。关闭后不再显示。', done: '已转交，关闭', choose: '请选择',
      roleHints: {
        leader: '看总览、地图和台账，可导出；电话隐藏', planner: '维护机制、点位、共建点和值班联络，可见电话', staff: '导入和维护本单位台账',
        administrator: '管理账号，维护单位名册', auditor: '只看审计记录',
      },
    },
    retention: {
      title: '导入文件保留多久', fileDays: '已提交导入的原件', draftDays: '没有提交的草稿', days: '天', save: '保存', saved: '已保存，下一次每日清除时生效',
      fileDaysHint: '从提交或撤销那天算起，可设 {least}–{most} 天。到期清除原件，逐行的记录、经手人和 SHA-256 一直保留。', draftDaysHint: '从放入那天算起，可设 {least}–{most} 天。到期连同预览一起清除。',
      shorter: '改短以后，已经超期的会在下一次清除时去掉，不能恢复。',
    },
    audit: {
      title: '审计记录', hint: '每次登录、修改、导入和导出都在这里，只能查看。', time: '时间', who: '谁', action: '做了什么', subject: '对象', detail: '说明', address: '来源地址', region: '审计记录，可左右滚动',
      check: '核对是否完整', checking: '正在核对', unbroken: '审计链完整：{entries} 条记录都与写入时一致', broken: '审计链从第 {id} 条起不完整：这条记录被改动过，或它之前的记录被删除、插入。请保留数据文件并联系系统管理员',
      system: '系统', unknownPerson: '未登录', shown: '已显示 {shown} 条', empty: '还没有审计记录', emptyHint: '有人登录或修改数据后，这里会自动出现。', localAddress: '本机',
      actions: {
        freeze: '冻结', withdraw: '撤回', link: '建立链接', stop: '停用',
        create: '新建', update: '修改', delete: '删除', restore: '恢复', import: '导入', undo_import: '撤销导入', export: '导出', sign_in: '登录', sign_in_failed: '登录失败', sign_out: '退出登录',
        lock_out: '账号锁定', create_user: '新建账号', update_user: '修改账号', change_password: '修改密码', seed: '载入示例', learn: '记住', forget: '忘记', purge: '按期清除', change_setting: '修改设置',
      },
      subjects: {
        annotation: '图上注记', snapshot: '上报版', sealed_map: '存档地图', base_map: '底图', wall_link: '大屏链接',
        organization: '单位', partner_site: '共建点', mechanism: '联动机制', coordination_point: '协同点位', duty_contact: '值班联络', activity: '活动', visit: '走访慰问', recipient_register: '优抚对象数', target: '年度目标', report: '报告', problem: '双清单', supervision: '督办事项',
        user: '账号', session: '登录', import: '导入', typhoon: '台风路径文件', typhoon_track: '台风联络单', response: '响应', chart: '图表', map: '协同地图点位', import_mapping: '列的对应关系', import_name: '名称的别名', import_file_days: '导入原件保留天数', import_draft_days: '导入草稿保留天数',
        review_round: '履职评议', report_batch: '批量起草', reviews: '履职评议',
      },
      deeds: {
        close: '结束', reopen: '重新开启', discard: '作废', restore: '取回', submit: '提交', lock: '定稿', return: '退回', draft: '起草', edit: '改写一段', add: '加一段', renew: '采用新数据', keep: '保留原文', open: '开启', stop: '停止', reply: '答复', done: '报已办', recall: '撤回已办',
      },
      details: {
        year: '{value}年', deed: '{value}', note: '说明“{value}”', ballots: '{value} 票',
        reason: '原因 {value}',
        title: '“{value}”', rows: '{value} 行', format: '{value}', layers: '图层 {value}', kinds: '类别 {value}', states: '状态 {value}', area: '范围 {value}',
        purpose: '用途 {value}', form: '形式 {value}', source: '来自 {value}', lines: '{value} 处',
        written: '写作“{value}”', means: '即“{value}”', record: '{value}', meant: '原为 {value}', version: '第 {value} 版', name: '用户名 {value}', role: '角色 {value}', file: '文件 {value}', created: '新增 {value}', updated: '更新 {value}', changed: '更新 {value}', deleted: '删除 {value}',
        unit: '单位 {value}', subdistrict: '街道 {value}', from: '自 {value}', to: '至 {value}', search: '查找“{value}”', batchId: '批次 {value}', same: '未变 {value}', leftWrong: '有误未导入 {value}', removed: '删去 {value}', restored: '复原 {value}', kept: '保留 {value}', equals: '条件 {value}', days: '期限 {value} 天', hash: 'SHA-256 {value}', before: '原为 {value}', after: '改为 {value}',
      },
      flags: { draft: { yes: '未提交的草稿', no: '' }, disabled: { yes: '停用', no: '启用' }, passwordReset: { yes: '重置密码', no: '' } },
    },
  },
  en: {
    accounts: {
      title: '{count} accounts, {active} may sign in', create: 'New account', name: 'User name', displayName: 'Name', role: 'Role', organization: 'Organization', state: 'State', created: 'Created', actions: 'Actions',
      active: 'May sign in', disabled: 'Disabled', locked: 'Locked', wholeDistrict: 'Whole district', self: ' (you)',
      disable: 'Disable', enable: 'Enable', reset: 'Reset password', region: 'Accounts; scrolls sideways',
      disableTitle: 'Disable “{name}”', disableHint: 'They are signed out at once and cannot sign in again; what they did stays on record.', disabledDone: '“{name}” is disabled', enabledDone: '“{name}” may sign in again',
      resetTitle: 'Reset the password of “{name}”', resetHint: 'They are signed out at once and must choose a password of their own at the next sign-in.',
      nameRule: '2–40 letters, digits or . _ -', organizationRule: 'Staff see and change the ledgers of this organization and all below it only', organizationRequired: 'Staff need their organization', required: 'Required', nameWrong: 'The user name is not suitable',
      password: 'First password', another: 'Another one', copy: 'Copy', copied: 'Copied', passwordRule: 'At least 10 characters of three kinds: upper case, lower case, digits, symbols',
      createdTitle: 'The account is made', resetDone: 'The password is reset', once: 'Hand the first password over in person or by a safe way now. It is not shown again.', done: 'Handed over, close', choose: 'Choose',
      roleHints: {
        leader: 'Sees overview, map and ledgers, may export; phones are hidden', planner: 'Keeps mechanisms, points, sites and duty contacts; sees phones', staff: 'Imports and keeps their organization’s ledgers',
        administrator: 'Keeps accounts and the list of organizations', auditor: 'Reads the audit trail only',
      },
    },
    retention: {
      title: 'How long files of imports are kept', fileDays: 'Originals of committed imports', draftDays: 'Drafts that were not committed', days: 'days', save: 'Save', saved: 'Saved; it holds from the next daily clearing',
      fileDaysHint: 'From the day of the commit or undoing, {least} to {most} days. The original goes then; rows, author and SHA-256 stay.', draftDaysHint: 'From the day on which they were put in, {least} to {most} days. They go with their previews.',
      shorter: 'With a shorter time, what is past it goes with the next clearing and cannot be had back.',
    },
    audit: {
      title: 'Audit trail', hint: 'Every sign-in, change, import and export stands here; nothing can be changed.', time: 'Time', who: 'Who', action: 'What', subject: 'Of what', detail: 'Detail', address: 'From', region: 'Audit trail; scrolls sideways',
      check: 'Check the trail', checking: 'Checking', unbroken: 'The trail is unbroken: all {entries} entries are as they were written', broken: 'The trail is broken from entry {id} on: it was changed, or entries before it were taken out or put in. Keep the data file and tell the administrator',
      system: 'the system', unknownPerson: 'not signed in', shown: '{shown} shown', empty: 'No entries yet', emptyHint: 'They appear once somebody signs in or changes data.', localAddress: 'this machine',
      actions: {
        freeze: 'Froze', withdraw: 'Withdrew', link: 'Made a link', stop: 'Stopped',
        create: 'Created', update: 'Changed', delete: 'Deleted', restore: 'Restored', import: 'Imported', undo_import: 'Undid an import', export: 'Exported', sign_in: 'Signed in', sign_in_failed: 'Wrong sign-in', sign_out: 'Signed out',
        lock_out: 'Account locked', create_user: 'Made an account', update_user: 'Changed an account', change_password: 'Changed the password', seed: 'Loaded the sample', learn: 'Learnt', forget: 'Forgot', purge: 'Removed when due', change_setting: 'Changed a setting',
      },
      subjects: {
        annotation: 'Annotation', snapshot: 'Snapshot', sealed_map: 'Sealed map', base_map: 'Base map', wall_link: 'Wall link',
        organization: 'Organization', partner_site: 'Partner site', mechanism: 'Mechanism', coordination_point: 'Coordination point', duty_contact: 'Duty contact', activity: 'Activity', visit: 'Visit', recipient_register: 'Recipient register', target: 'Target', report: 'Report', problem: 'Problem', supervision: 'Supervision',
        user: 'Account', session: 'Session', import: 'Import', typhoon: 'Typhoon track file', typhoon_track: 'Typhoon call sheet', response: 'Response', chart: 'Chart', map: 'Places of the map', import_mapping: 'Column mapping', import_name: 'Learnt name', import_file_days: 'Days that originals are kept', import_draft_days: 'Days that drafts are kept',
        review_round: 'Review of duty reports', report_batch: 'Drafting of all reports', reviews: 'Review of duty reports',
      },
      deeds: {
        close: 'closed', reopen: 'reopened', discard: 'discarded', restore: 'brought back', submit: 'handed in', lock: 'locked', return: 'returned', draft: 'drafted', edit: 'paragraph changed', add: 'paragraph added', renew: 'data renewed', keep: 'text kept', open: 'opened', stop: 'stopped', reply: 'answered', done: 'reported done', recall: 'took “done” back',
      },
      details: {
        year: 'of {value}', deed: '{value}', note: 'remark “{value}”', ballots: '{value} ballots',
        reason: 'because {value}',
        title: '“{value}”', rows: '{value} rows', format: '{value}', layers: 'layers {value}', kinds: 'kinds {value}', states: 'state {value}', area: 'area {value}',
        purpose: 'purpose {value}', form: 'as {value}', source: 'from {value}', lines: '{value} places',
        written: 'written “{value}”', means: 'means “{value}”', record: '{value}', meant: 'meant {value}', version: 'version {value}', name: 'user name {value}', role: 'role {value}', file: 'file {value}', created: '{value} new', updated: '{value} changed', changed: '{value} changed', deleted: '{value} deleted',
        unit: 'unit {value}', subdistrict: 'sub-district {value}', from: 'from {value}', to: 'to {value}', search: 'search “{value}”', batchId: 'batch {value}', same: '{value} same', leftWrong: '{value} wrong and left out', removed: '{value} removed', restored: '{value} restored', kept: '{value} kept', equals: 'where {value}', days: 'after {value} days', hash: 'SHA-256 {value}', before: 'was {value}', after: 'now {value}',
      },
      flags: { draft: { yes: 'an uncommitted draft', no: '' }, disabled: { yes: 'disabled', no: 'enabled' }, passwordReset: { yes: 'password reset', no: '' } },
    },
  },
}
