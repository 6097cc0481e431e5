import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CellValue, writeXlsx } from 'hucre'

/** A visit sheet as a unit sends it: title and unit lines, a merged unit column, dates and money in several hands, a wrong row, 合计, a footer. */
export function visitSheet(folder: string) {
  return write(join(folder, '八一走访慰问统计表.xlsx'), {
    name: '八一走访',
    rows: [
      ['2026年“八一”走访慰问情况统计表'],
      ['填报单位：区退役军人事务局'],
      ['序号', '走访单位', '走访时间', '带队领导', '走访对象', '走访户数', '慰问金', '慰问品', '备注'],
      [1, '区妇联', '2026.7.28', '副主席', '烈属', 3, '2万元', '大米50kg、食用油10桶', null],
      [2, null, '7月28日', '主席', '现役军人家属', 5, '3000', null, null],
      [3, null, '2026年7月29日', '主席', '残疾军人', 2, 1200, '毛巾被4条', '入户'],
      [4, '区总工会', '2026-07-30', '主席', '驻区示例部队03', 1, '5,000', null, null],
      [5, null, '2026.2.30', '主席', '退役军人', 4, 2000, null, '日期有误的一行'],
      ['合计', null, null, null, null, 15, 31200, null, null],
      ['填表人：王某某　审核：李某某'],
    ],
    merges: [[0, 0, 0, 8], [1, 0, 1, 8], [3, 1, 5, 1], [6, 1, 7, 1], [9, 0, 9, 8]],
  })
}

/** Two new coordination points, one of them given in another coordinate system. */
export function pointSheet(folder: string) {
  return write(join(folder, '协同点位登记表.xlsx'), {
    name: '协同点位',
    rows: [
      ['岚湾区协同点位登记表'],
      ['名称', '类别', '所属机制', '街道', '地址', '经度', '纬度', '坐标系', '责任单位', 'A岗'],
      ['松涛第二避险点', '避难安置', '防台风军地联动机制', '松涛街道', '松涛路2号', 120.66, 36.483, 'WGS84', '松涛街道', '张某某'],
      ['海澜新设物资点', '物资储备', '防台风军地联动机制', '海澜街道', '海澜路9号', 120.778, 36.488, 'GCJ-02', '海澜街道', '李某某'],
    ],
    merges: [[0, 0, 0, 9]],
  })
}

interface Sheet { name: string, rows: CellValue[][], merges: [number, number, number, number][] }

async function write(path: string, { name, rows, merges }: Sheet) {
  const file = await writeXlsx({
    sheets: [{ name, rows, merges: merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })) }],
  })
  await writeFile(path, file)
  return path
}
