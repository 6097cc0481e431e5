export const notes = {
  zh: {
    name: '注记', add: '加注记', edit: '修改注记', editOf: '修改：{text}', remove: '删除', removeOf: '删除：{text}', removed: '已删除注记“{text}”', more: '{text} 等 {count} 条',
    day: '日期', text: '注记', textHint: '例如：台风停办活动', unit: '单位', everyone: '全区（所有单位的图上都显示）', indicator: '显示在', allIndicators: '所有指标', thisIndicator: '只在“{name}”',
    required: '必须填写', choose: '输入名称查找',
  },
  en: {
    name: 'Notes', add: 'Add a note', edit: 'Change the note', editOf: 'Change: {text}', remove: 'Delete', removeOf: 'Delete: {text}', removed: 'The note “{text}” is deleted', more: '{text} and others ({count})',
    day: 'Day', text: 'Note', textHint: 'Such as: typhoon, activities cancelled', unit: 'Unit', everyone: 'Everyone (on every unit’s charts)', indicator: 'Stands on', allIndicators: 'All indicators', thisIndicator: 'Only “{name}”',
    required: 'Required', choose: 'Type a name to search',
  },
}
