export const sealedMaps = {
  zh: {
    title: '存档地图', titleCount: '存档地图 {count} 幅', shortcut: '存档地图', none: '还没有存档地图', noneHint: '在协同地图上点“存档”，把当前图层、筛选和视野里的点位按此刻原样留存，日后可原样打开、打印、导出。',
    toMap: '打开协同地图', seal: '存档', dialogTitle: '存档当前地图', dialogHint: '把符合当前图层和筛选的 {count} 个点位连同视野、底图按此刻原样留存。存档不能改，只能废弃；各角色打开时仍按自己的权限看到精确或概略位置。',
    keeps: '内容：{filtered} · 底图“{base}”', keepsStorm: '含台风“{name}”{time}的路径和风圈', dropsTools: '附近、覆盖和测量的结果不在存档内。', schematic: '示意图', name: '名称', proposed: '{area}协同地图 {time}', reason: '存档原因', reasonHint: '如：台风会商底稿', required: '必须填写',
    sealedAt: '存档于 {time} · 数据版本 {revision} · {author}', by: '{organization} · {author} 存档于 {time} · 数据版本 {revision}', reasonIs: '原因：{reason}',
    discard: '废弃', discardHint: '废弃后仍留在列表中并注明原因，可以恢复。', discardReason: '废弃原因', restore: '恢复', discarded: '已废弃：{reason}（{by} {time}）', showDiscarded: '已废弃 {count} 幅',
    comparing: '正在与现在对比', same: '点位与现在一致', differs: '与现在相比：新增 {added} 个、变动 {changed} 个、消失 {removed} 个', list: '差别明细', first: '每类只列前 100 个', kinds: { added: '新增', changed: '变动', removed: '消失' },
    live: '看现在的地图', broken: '校验不符：存档内容被绕过系统改动过，请联系系统管理员。', baseGone: '存档时的底图“{name}”已不可用，现以示意图代替；点位不受影响。', baseChanged: '底图“{name}”在存档后更换过，底图画面可能与当时不同；点位不受影响。',
    points: '存档的点位', pointsHint: '离视野中心由近到远', back: '返回列表', card: '存档时的点位',
    fields: { name: '名称', kind: '类别', subdistrict: '街道', address: '地址', longitude: '经度', latitude: '纬度', owner: '责任单位', mechanisms: '所属机制', capacity: '容量', officerA: 'A岗', officerB: 'B岗', phone: '值班电话', verifiedOn: '核实日期', since: '起始年份', states: '状态' },
  },
  en: {
    title: 'Sealed maps', titleCount: '{count} sealed maps', shortcut: 'Sealed maps', none: 'No sealed maps yet', noneHint: 'Press “Seal” on the coordination map to keep the places of its layers, filters and view exactly as they stand; it can be opened, printed and exported the same later.',
    toMap: 'Open the map', seal: 'Seal', dialogTitle: 'Seal the map as it is shown', dialogHint: 'Keeps the {count} places that pass the layers and filters, with view and base map, as they stand now. It cannot be changed, only discarded; every role still sees exact or rough places by its own permission.',
    keeps: 'Holds: {filtered} · base map “{base}”', keepsStorm: 'with the track and rings of “{name}” at {time}', dropsTools: 'What is near, covered or measured is not sealed.', schematic: 'Schematic', name: 'Name', proposed: 'Coordination map of {area}, {time}', reason: 'Reason', reasonHint: 'e.g. for the typhoon briefing', required: 'Required',
    sealedAt: 'Sealed {time} · data revision {revision} · {author}', by: '{organization} · sealed by {author}, {time} · data revision {revision}', reasonIs: 'Reason: {reason}',
    discard: 'Discard', discardHint: 'It stays in the list with the reason and can be restored.', discardReason: 'Reason', restore: 'Restore', discarded: 'Discarded: {reason} ({by}, {time})', showDiscarded: '{count} discarded',
    comparing: 'Comparing with now', same: 'Places are the same as now', differs: 'Compared with now: {added} came, {changed} changed, {removed} went', list: 'What differs', first: 'the first 100 of each kind', kinds: { added: 'Came', changed: 'Changed', removed: 'Went' },
    live: 'See the map as it is now', broken: 'What is stored was changed past the product; tell the administrator.', baseGone: 'The base map “{name}” of then is no longer there; the schematic stands in for it. The places are as they were.', baseChanged: 'The base map “{name}” was replaced since: it may look otherwise than then. The places are as they were.',
    points: 'Sealed places', pointsHint: 'nearest to the middle first', back: 'Back to the list', card: 'The place as sealed',
    fields: { name: 'name', kind: 'kind', subdistrict: 'sub-district', address: 'address', longitude: 'longitude', latitude: 'latitude', owner: 'owner', mechanisms: 'mechanisms', capacity: 'capacity', officerA: 'officer A', officerB: 'officer B', phone: 'duty phone', verifiedOn: 'checked on', since: 'since', states: 'state' },
  },
}
