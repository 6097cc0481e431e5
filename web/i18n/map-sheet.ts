export const mapSheet = {
  zh: {
    open: '打印', title: '打印排版', size: '纸张', direction: '方向', directions: { landscape: '横向', portrait: '纵向' },
    hint: '拖动、缩放地图来取景；纸上就是这个样子', print: '打印', picture: '存为图片', close: '返回地图',
    system: '底图坐标系 {system}', scale: '比例尺约 1:{scale}（原大打印）', madeAt: '制图 {time}',
    layersOf: '图层：{names}', layersMore: '{names}等 {count} 个', noLayers: '图层：无', kindsOf: '类别：{names}', statesOf: '状态：{names}', subdistrictOf: '街道：{name}',
    areaOf: { circle: '圆内，半径 {radius}', polygon: '多边形内' },
  },
  en: {
    open: 'Print', title: 'Print layout', size: 'Paper', direction: 'Direction', directions: { landscape: 'Landscape', portrait: 'Portrait' },
    hint: 'Drag and zoom the map to choose what is shown; paper looks the same', print: 'Print', picture: 'Save as a picture', close: 'Back to the map',
    system: 'base map in {system}', scale: 'scale about 1:{scale} (printed in its size)', madeAt: 'made {time}',
    layersOf: 'layers: {names}', layersMore: '{names} and others, {count} in all', noLayers: 'layers: none', kindsOf: 'kinds: {names}', statesOf: 'states: {names}', subdistrictOf: 'sub-district: {name}',
    areaOf: { circle: 'within a radius of {radius}', polygon: 'within a polygon' },
  },
}
