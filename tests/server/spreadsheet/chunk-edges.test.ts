import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../server/spreadsheet/limits.ts'
import type { ZipParts } from '../../../server/spreadsheet/open-zip.ts'
import { createXmlFeed } from '../../../server/spreadsheet/parse-xml.ts'
import { createRowGate } from '../../../server/spreadsheet/row-gate.ts'
import { readMerges } from '../../../server/spreadsheet/xlsx-merges.ts'
import { createRowCollector } from '../../../server/spreadsheet/xlsx-rows.ts'
import { readSharedStrings } from '../../../server/spreadsheet/xlsx-strings.ts'
import { escapeXml, sharedStrings, worksheet } from './mint-files.ts'

const PART = 'xl/worksheets/sheet1.xml'

const SHEET = Buffer.from(
  worksheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>岚湾区𠮷😀</t></is></c><c r="B1" t="s"><v>0</v></c></row>\r\n' +
      '<row r="3" hidden="1"><c r="A3"><v>20000.5</v></c><c r="C3" t="str"><f>A1&amp;"慰问"</f><v>走访&#x6170;问<![CDATA[<双拥>]]></v></c></row>' +
      '<row r="4"><c t="inlineStr"><is><r><t>多</t></r><rPh><t>duō</t></rPh><r><t xml:space="preserve"> 行\r\n二</t></r></is></c></row>',
    '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C3:C4"/></mergeCells><pageMargins left="0.7"/>',
  ),
)
const STRINGS = Buffer.from(sharedStrings('<si><t>共享，一</t></si><si><r><t>𠮷</t></r><r><t>二_x000D_</t></r></si>'))

/** A package of one part that comes in the given pieces. */
function inPieces(pieces: Buffer[]): ZipParts {
  async function* read() {
    yield* pieces
  }
  return { names: [PART], has: () => true, read, progress: () => ({ done: 0, total: 0 }), close: () => undefined }
}

function rowsOf(pieces: Buffer[]) {
  const gate = createRowGate({ sheet: '台账', limits: DEFAULT_LIMITS })
  const collector = createRowCollector({ part: PART, formats: [], gate, strings: ['共享'], date1904: false })
  const feed = createXmlFeed(PART, collector.handlers)
  const rows = pieces.flatMap((piece) => {
    feed.write(piece)
    return collector.take()
  })
  feed.end()
  return rows
}

function mergesOf(pieces: Buffer[]) {
  return readMerges({ zip: inPieces(pieces), part: PART, limits: DEFAULT_LIMITS })
}

function splitAt(bytes: Buffer, ...positions: number[]) {
  const edges = [0, ...positions, bytes.length]
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
}

function everyPosition(bytes: Buffer) {
  return Array.from({ length: bytes.length + 1 }, (_, position) => position)
}

describe('a sheet cut anywhere', () => {
  const whole = rowsOf([SHEET])

  it('is what it should be when whole', () => {
    expect(whole.map((row) => [row.number, row.hidden, ...row.cells.map((cell) => cell.value)])).toEqual([
      [1, false, '岚湾区𠮷😀', '共享'],
      [3, true, 20000.5, '走访慰问<双拥>'],
      [4, false, '多 行\n二'],
    ])
  })

  it('reads the same in two pieces, at every byte', () => {
    for (const position of everyPosition(SHEET)) expect(rowsOf(splitAt(SHEET, position)), `cut at ${position}`).toEqual(whole)
  })

  it('reads the same byte by byte', () => {
    expect(rowsOf(splitAt(SHEET, ...everyPosition(SHEET)))).toEqual(whole)
  })

  it('reads the same in any pieces', () => {
    const cuts = fc.array(fc.nat(SHEET.length), { maxLength: 12 }).map((positions) => positions.sort((a, b) => a - b))
    const property = fc.property(cuts, (positions) => {
      expect(rowsOf(splitAt(SHEET, ...positions))).toEqual(whole)
    })
    fc.assert(property)
  })

  it('keeps any text in any pieces', () => {
    const property = fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.array(fc.nat(400), { maxLength: 6 }), (text, positions) => {
      const sheet = Buffer.from(worksheet(`<row><c t="inlineStr"><is><t>${escapeXml(text)}</t></is></c></row>`))
      const pieces = splitAt(sheet, ...positions.map((position) => position % sheet.length).sort((a, b) => a - b))
      expect(rowsOf(pieces)[0]?.cells).toEqual([{ column: 0, kind: 'text', value: text, text }])
    })
    fc.assert(property, { numRuns: 300 })
  })
})

describe('merged areas cut anywhere', () => {
  const plain = Buffer.from(SHEET.toString().replace('<![CDATA[<双拥>]]>', '！双拥!'))
  const expected = [
    { top: 1, left: 0, bottom: 2, right: 1 },
    { top: 3, left: 2, bottom: 4, right: 2 },
  ]

  it('are found in two pieces, at every byte, scanned or parsed', async () => {
    for (const sheet of [plain, SHEET]) {
      for (const position of everyPosition(sheet)) expect(await mergesOf(splitAt(sheet, position)), `cut at ${position}`).toEqual(expected)
    }
  })

  it('are found byte by byte and once each', async () => {
    expect(await mergesOf(splitAt(plain, ...everyPosition(plain)))).toEqual(expected)
  })

  it('are found far apart from each other and from the start', async () => {
    const references = Array.from({ length: 3000 }, (_, index) => `A${index * 2 + 1}:B${index * 2 + 2}`)
    const list = references.map((reference) => `<mergeCell ref="${reference}"/>`).join('\n')
    const sheet = Buffer.from(worksheet(`<row><c><v>1</v></c></row>${' '.repeat(3000)}`, `<mergeCells>${list}</mergeCells>`))
    for (const size of [700, 1000, 4096, 65_536]) {
      const cuts = Array.from({ length: Math.floor(sheet.length / size) }, (_, index) => (index + 1) * size)
      expect(await mergesOf(splitAt(sheet, ...cuts))).toHaveLength(references.length)
    }
  })
})

describe('shared strings cut anywhere', () => {
  it('read the same in two pieces, at every byte', async () => {
    for (const position of everyPosition(STRINGS)) {
      expect(await readSharedStrings(inPieces(splitAt(STRINGS, position)), PART, DEFAULT_LIMITS), `cut at ${position}`).toEqual(['共享，一', '𠮷二\r'])
    }
  })
})
