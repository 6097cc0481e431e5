import { writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../../../server/spreadsheet/read-workbook.ts'
import { allRows, createFileBench, valuesOf } from './mint-files.ts'

const bench = createFileBench()

/** Encoders for GB18030 are no part of the platform, so the decoder is asked for every two-byte code once. */
const twoByteCodes = (() => {
  const codes = new Map<string, [number, number]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character > '\u007f' && character !== '\ufffd') codes.set(character, [lead, trail])
    }
  }
  return codes
})()

/** Text of ASCII and two-byte characters only. */
function asGb18030(text: string) {
  return Buffer.from([...text].flatMap((character) => twoByteCodes.get(character) ?? [character.charCodeAt(0)]))
}

function quoted(rows: string[][], separator: string) {
  const cell = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(cell).join(separator)).join('\r\n')
}

/** Rows as the reader gives them: blank cells and blank rows left out. */
function filled(rows: string[][]) {
  return rows.map((row) => row.filter((text) => text !== '')).filter((row) => row.length > 0)
}

describe('the encoding of a .csv file', () => {
  const content = '单位,日期\n岚湾区妇联,2024.7.28\n'

  it.each([
    ['UTF-8', Buffer.from(content), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${content}`), 'utf-8'],
    ['GBK as Chinese Excel saves it', asGb18030(content), 'gb18030'],
    ['GB18030 with its mark', Buffer.concat([Buffer.from('84319533', 'hex'), asGb18030(content)]), 'gb18030'],
    ['UTF-16 as “Unicode text”', Buffer.from(`\ufeff${content}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from(`\ufeff${content}`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s is found', async (_name, bytes, encoding) => {
    const reader = await bench.open(bytes)
    expect(reader).toMatchObject({ kind: 'csv', encoding })
    expect(valuesOf(await allRows(reader))).toEqual([
      ['单位', '日期'],
      ['岚湾区妇联', '2024.7.28'],
    ])
  })

  it('is told from a single Chinese word', async () => {
    expect((await bench.open(asGb18030('海伦路福利院'))).encoding).toBe('gb18030')
  })

  it('takes in the four-byte characters of GB18030', async () => {
    const bytes = Buffer.concat([asGb18030('名,'), Buffer.from('9534b235', 'hex'), Buffer.from('\n')])
    expect(valuesOf(await bench.rows(bytes))).toEqual([['名', '𠮷']])
  })

  it('that is none of these is refused with a reason', async () => {
    const bytes = Buffer.concat([asGb18030('单位,'), Buffer.from([0xff, 0xff])])
    await expect(bench.open(bytes)).rejects.toMatchObject({ code: 'unsupported_encoding', message: { zh: expect.stringContaining('GB18030') } })
  })
})

describe('the rows of a .csv file', () => {
  it('keep their numbers across blank lines and line breaks inside quotes', async () => {
    const rows = await bench.rows('标题\n\n"一\n二",2\r\n3,4\r5')
    expect(rows.map((row) => [row.number, ...row.cells.map((cell) => cell.value)])).toEqual([
      [1, '标题'],
      [3, '一\n二', '2'],
      [4, '3', '4'],
      [5, '5'],
    ])
  })

  it('are text in every cell, with ="00123" read as 00123', async () => {
    const rows = await bench.rows('="00123",=1+1,2024.5,,TRUE\n')
    expect(rows[0]?.cells).toEqual([
      { column: 0, kind: 'text', value: '00123', text: '="00123"' },
      { column: 1, kind: 'text', value: '=1+1', text: '=1+1' },
      { column: 2, kind: 'text', value: '2024.5', text: '2024.5' },
      { column: 4, kind: 'text', value: 'TRUE', text: 'TRUE' },
    ])
  })

  it.each([
    [',', '标题行\n单位,金额\n妇联,"1,200"\n民政;局,2\n'],
    [';', '标题行\n单位;金额\n妇联;1,2\n民政局;2\n'],
    ['\t', '标题行\n单位\t金额\n妇联，某街道\t1,2\n民政局\t2\n'],
  ])('are parted by %j where that fits most lines', async (_separator, content) => {
    expect((await bench.rows(content)).map((row) => row.cells.length)).toEqual([1, 2, 2, 2])
  })

  it('may have stray quotes inside, but not one that never closes', async () => {
    expect(valuesOf(await bench.rows('管径,5"管\n说明,"好"的\n'))).toEqual([
      ['管径', '5"管'],
      ['说明', '"好"的'],
    ])
    await expect(bench.rows('单位,备注\n妇联,"没有结束\n民政局,1\n')).rejects.toMatchObject({ code: 'damaged', message: { zh: expect.stringContaining('引号') } })
  })

  it('come in batches and may be left in the middle', async () => {
    const reader = await bench.open(Array.from({ length: 3000 }, (_, index) => `${index},走访`).join('\n'))
    const [sheet] = reader.sheets
    if (sheet === undefined) throw new Error('no sheet')
    for await (const batch of reader.readRows(sheet)) {
      expect(batch.length).toBeLessThan(3000)
      break
    }
    expect(await allRows(reader)).toHaveLength(3000)
  })
})

describe('any table', () => {
  const gbk = fc.constantFrom(...[...twoByteCodes.keys()].filter((character) => character >= '一' && character <= '龥'))
  const cell = fc.oneof(
    fc.array(gbk, { maxLength: 8 }).map((characters) => characters.join('')),
    fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', '元', '；', ';') }),
  )
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 6 }), { minLength: 1, maxLength: 20 }).map((rows) => [
    ['岚湾区', '走访慰问', '台账'],
    ...rows,
  ])

  it.each(['utf-8', 'gb18030'] as const)('comes back as it was written in %s', async (encoding) => {
    const path = await bench.save('')
    const property = fc.asyncProperty(table, async (rows) => {
      const content = quoted(rows, ',')
      await writeFile(path, encoding === 'utf-8' ? content : asGb18030(content))
      const reader = await openWorkbook(path)
      expect(reader.encoding).toBe(encoding)
      expect(valuesOf(await allRows(reader))).toEqual(filled(rows))
    })
    await fc.assert(property, { numRuns: 100 })
  })

  it('longer than a read comes back whole, wherever a read cuts a character', async () => {
    for (const shift of [0, 1, 2, 3]) {
      const rows = Array.from({ length: 12_000 }, (_, index) => [`${'a'.repeat(shift)}走访慰问第${index}户`, '岚湾区松涛街道', `"${index}"\n`])
      expect(valuesOf(await bench.rows(asGb18030(quoted(rows, ','))))).toEqual(rows)
      expect(valuesOf(await bench.rows(Buffer.from(quoted(rows, ','))))).toEqual(rows)
    }
  })
})
