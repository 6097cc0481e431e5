/** Column titles that office sheets share, whatever the ledger. */
export const dateHeaders = ['日期', '时间', '活动时间', '开展日期', '起止时间']
export const unitHeaders = ['单位', '单位名称', '填报单位', '责任单位', '主办单位']
export const personsHeaders = ['人数', '参加人数', '参与人次', '参加人员数', '出席人数']
export const noteHeaders = ['备注', '说明', '其他']
export const subdistrictHeaders = ['街道', '所在街道', '所属街道']
