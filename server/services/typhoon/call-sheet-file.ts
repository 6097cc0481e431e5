import { writeWorkbook } from '../../spreadsheet/write-workbook.ts'
import type { ServiceContext } from '../../context.ts'
import { type CallPurpose, type CallSheet, makeCallSheet } from './call-sheet.ts'

const purposes: Record<CallPurpose, string> = { drill: '演练', incident: '实战', check: '核对联络' }
const rings: Record<string, string> = { force7: '7级', force10: '10级', force12: '12级', kt30: '30节（约7级）', kt34: '34节（8级）', kt50: '50节（约10级）', kt64: '64节（12级）' }
const agencies: Record<string, string> = { cma: '中国气象局', jma: '日本气象厅', usa: '美国联合台风警报中心', hko: '香港天文台', cwa: '台湾地区气象部门' }

/** The call sheet as an .xlsx, with source, purpose and 推演 above the lines. */
export async function makeCallSheetFile(context: ServiceContext, id: number, purpose: CallPurpose) {
  const sheet = await makeCallSheet(context, id, { purpose, form: 'xlsx' })
  const storm = [sheet.track.number, sheet.track.nameZh, sheet.track.name].filter(Boolean).join(' ')
  const content = await writeWorkbook([{
    name: '联络单',
    title: `台风 ${storm} 联络单（推演）`,
    guide: [
      `依据 ${agencies[sheet.track.agency] ?? sheet.track.agency} 路径（${sheet.track.file}）逐小时推算，不是预报，以气象部门发布为准。`,
      `用途：${purposes[sheet.purpose]} · 制表 ${sheet.madeBy} ${beijing(sheet.madeAt)} · 共 ${sheet.lines.length} 处${sheet.left > 0 ? `，另有 ${sheet.left} 处未列` : ''}${sheet.exact ? '' : ' · 点位按角色概略，时刻可能差一小时'}`,
    ],
    columns: [
      { header: '次序', width: 6 }, { header: '名称', width: 26 }, { header: '类别', width: 12 }, { header: '街道', width: 14 }, { header: '进入风圈', width: 18 }, { header: '离开风圈', width: 18 },
      { header: '最高风圈', width: 16 }, { header: '容量（人）', width: 10 }, { header: 'A岗', width: 12 }, { header: 'B岗', width: 12 }, { header: '值班电话', width: 18 }, { header: '电话核实', width: 16 },
      { header: '责任单位', width: 24 }, { header: '接通时间', width: 12 }, { header: '答复', width: 20 },
    ],
    rows: sheet.lines.map((line, index) => [
      index + 1, line.name, line.kind.zh, line.subdistrict, beijing(line.entersAt), beijing(line.leavesAt), rings[line.ring] ?? line.ring, line.capacity,
      line.officerA, line.officerB, line.phone, verified(line), line.owner, null, null,
    ]),
  }])
  return { content, name: `台风${storm}联络单-${context.today}.xlsx` }
}

function verified({ phoneAgeDays, place }: CallSheet['lines'][number]) {
  if (place.startsWith('partner_site')) return null
  return phoneAgeDays === null ? '从未核实' : `${phoneAgeDays} 天前`
}

const beijing = (instant: string) => `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}`
