import {
  AlignmentType, BorderStyle, Document, DocumentGridType, Footer, Header, ImageRun, Packer, PageNumber, Paragraph, SectionType, ShadingType, Table, TableCell, TableRow,
  TextRun, VerticalAlignTable, WidthType,
} from 'docx'
import { annexOf } from '../annex.ts'
import { type Block, type ReportContent, textOf } from '../compose.ts'
import { chartSize, drawChart, rasterize } from './draw-chart.ts'
import { fontTable } from './font-table.ts'
import { titleLines } from './title-lines.ts'

/** What is said about the paper beside its text. */
export interface PaperNotes {
  /** Stands in the head of every page: 示例数据, 草稿. Empty for a finished paper. */
  marks: string[]
  /** The last day that its figures count, as officials write it. */
  asOf: string
}

const twipsPerMillimetre = 1_440 / 25.4
const millimetres = (length: number) => Math.round(length * twipsPerMillimetre)
const halfPoints = { second: 44, third: 32, fourth: 28, fifth: 21, smallFifth: 18 }
const linePitch = millimetres(225 / 22)
/** GB/T 9704-2012, 5.2: A4 with a type area of 156 mm × 225 mm, head margin 37 mm, binding margin 28 mm; 22 lines of 28 characters. */
const page = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: { top: millimetres(37), bottom: millimetres(35), left: millimetres(28), right: millimetres(25.8), footer: millimetres(27), header: millimetres(18) },
}
/** 28 characters of 16 points are a little wider than 156 mm: each stands a fifth of a point nearer, in 1/20 of a point. */
const drawnTogether = -4

const song = '方正小标宋简体'
const fangsong = '仿宋_GB2312'
const hei = '黑体'
const plainSong = '宋体'
const latin = 'Times New Roman'
const fontOf = (eastAsia: string) => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia })
const run = (text: string, { font = fangsong, size = halfPoints.third, ...more }: { font?: string, size?: number, break?: number } = {}) =>
  new TextRun({ text, font: fontOf(font), size, color: '000000', ...size === halfPoints.third ? { characterSpacing: drawnTogether } : {}, ...more })
const twoCharacters = { firstLine: 2 * halfPoints.third * 10, firstLineChars: 200 }

/** A report as an official document (公文格式, GB/T 9704-2012) with its pictures and a table of every figure. */
export async function writeDocx(content: ReportContent, notes: PaperNotes): Promise<Uint8Array> {
  const blocks = content.blocks.filter(({ runs }) => textOf(runs) !== '')
  const closing = blocks.findIndex(({ kind }) => kind === 'signature')
  const body = closing < 0 ? blocks : blocks.slice(0, closing)
  const title = textOf(blocks.find(({ kind }) => kind === 'title')?.runs ?? [])
  const margins = { headers: { default: head(notes), even: head(notes) }, footers: { default: foot(AlignmentType.RIGHT), even: foot(AlignmentType.LEFT) } }
  const annexes = annexesOf(content, notes, await Promise.all(content.charts.map(picture)))
  const document = new Document({
    title, creator: '同心图', description: `数据截至${notes.asOf}`, evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf(fangsong), size: halfPoints.third, language: { eastAsia: 'zh-CN', value: 'en-US' } } } } },
    sections: [{
      ...margins,
      properties: { page, grid: { type: DocumentGridType.LINES, linePitch } },
      children: [...body.flatMap(paragraphsOf), ...named(annexes), ...closing < 0 ? [] : blocks.slice(closing).flatMap(paragraphsOf)],
    }, ...annexes.length === 0 ? [] : [{ ...margins, properties: { page, type: SectionType.NEXT_PAGE }, children: annexes.flatMap(({ children }) => children) }]],
  })
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable }])
}

function paragraphsOf({ kind, runs }: Block): Paragraph[] {
  const text = textOf(runs)
  if (kind === 'title') {
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER, heading: 'Title', spacing: { before: linePitch, line: 700, lineRule: 'exact' },
        children: titleLines(text).map((line, index) => run(line, { font: song, size: halfPoints.second, break: Math.min(index, 1) })),
      }),
      new Paragraph({ children: [] }),
    ]
  }
  if (kind === 'heading') return [new Paragraph({ heading: 'Heading1', indent: twoCharacters, keepNext: true, spacing: { before: 0, after: 0 }, children: [run(text, { font: hei })] })]
  if (kind === 'signature') {
    return [
      new Paragraph({ keepNext: true, children: [] }),
      new Paragraph({ alignment: AlignmentType.RIGHT, keepNext: true, indent: { right: 2 * halfPoints.third * 10 }, children: [run(text)] }),
    ]
  }
  if (kind === 'date') return [new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: 4 * halfPoints.third * 10 }, children: [run(text)] })]
  return text.split('\n').map((line) => new Paragraph({ alignment: AlignmentType.BOTH, indent: twoCharacters, widowControl: false, children: [run(line)] }))
}

async function picture(chart: ReportContent['charts'][number]) {
  const svg = drawChart(chart)
  const told = `${chart.title}：${chart.labels.map((label, index) => `${label} ${chart.values[index] ?? '无数据'}`).join('，')}`
  return new Paragraph({
    alignment: AlignmentType.CENTER, spacing: { before: 120, after: 120 },
    children: [new ImageRun({
      type: 'svg', data: Buffer.from(svg), fallback: { type: 'png', data: Buffer.from(await rasterize(svg)) }, transformation: chartSize,
      altText: { name: chart.id, title: chart.title, description: told },
    })],
  })
}

const head = ({ marks }: PaperNotes) => new Header({
  children: marks.length === 0 ? [new Paragraph({ children: [] })]
    : [new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(marks.join(' · '), { font: plainSong, size: halfPoints.fifth })] })],
})

/** 5.2.3 and 7.5: 四号 half-width 宋体 between dashes, one character in from the outer side. */
const foot = (alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT) => new Footer({
  children: [new Paragraph({
    alignment, indent: { left: halfPoints.fourth * 10, right: halfPoints.fourth * 10 },
    children: [new TextRun({ font: plainSong, size: halfPoints.fourth, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })],
})

const annexColumns = [
  { name: '序号', width: 7 }, { name: '指标', width: 22 }, { name: '数值', width: 15 }, { name: '分子/分母', width: 14 }, { name: '口径', width: 42 },
]
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

interface Annex { name: string, children: (Paragraph | Table)[] }

/** What is added to the text: its pictures, and what each of its figures means. */
function annexesOf(content: ReportContent, notes: PaperNotes, pictures: Paragraph[]): Annex[] {
  const added = [
    ...pictures.length > 0 ? [{ name: '主要数据图', children: pictures }] : [],
    ...annexOf(content).length > 0 ? [{ name: '数据说明', children: figureTable(content, notes) }] : [],
  ]
  return added.map(({ name, children }, index) => ({ name, children: [
    new Paragraph({ pageBreakBefore: index > 0, keepNext: true, children: [run(added.length > 1 ? `附件${index + 1}` : '附件', { font: hei })] }),
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { line: 640, lineRule: 'exact', after: 120 }, children: [run(name, { font: song, size: 36 })] }),
    ...children,
  ] }))
}

/** 7.3.4: what is added is named below the text, a line clear of it. */
function named(annexes: Annex[]) {
  if (annexes.length === 0) return []
  const names = annexes.map(({ name }, index) => `${index === 0 ? '附件：' : '　　　'}${annexes.length > 1 ? `${index + 1}. ` : ''}${name}`)
  return [new Paragraph({ children: [] }), ...names.map((name) => new Paragraph({ indent: twoCharacters, children: [run(name)] }))]
}

function figureTable(content: ReportContent, { asOf }: PaperNotes) {
  const rows = annexOf(content)
  const cell = (text: string, { width, isHead = false }: { width: number, isHead?: boolean }) => new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE }, verticalAlign: VerticalAlignTable.CENTER, margins: { left: 60, right: 60 },
    ...isHead ? { shading: { type: ShadingType.CLEAR, fill: 'EFEEE8', color: 'auto' } } : {},
    children: [new Paragraph({ spacing: { before: 20, after: 20 }, children: [run(text, { font: isHead ? hei : plainSong, size: halfPoints.smallFifth })] })],
  })
  const widths = annexColumns.map(({ width }) => width)
  const texts = rows.map(({ label, text, parts, definition, manual }, index) => {
    const first = rows.findIndex((row) => row.definition === definition)
    return [String(index + 1), label, text, parts ?? '', `${first < index ? `同第${first + 1}项。` : definition}${manual ?? ''}`]
  })
  return [
    new Paragraph({ keepNext: true, children: [run(`数据截至${asOf}，取自台账，可逐条核对。`, { font: plainSong, size: halfPoints.fifth })] }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE }, columnWidths: widths.map((width) => Math.round(millimetres(156) * width / 100)),
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: annexColumns.map(({ name, width }) => cell(name, { width, isHead: true })) }),
        ...texts.map((row) => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, { width: widths[column] ?? 0 })) })),
      ],
    }),
  ]
}
