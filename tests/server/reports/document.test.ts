import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { titleLines } from '../../../server/reports/document/title-lines.ts'
import { type OpenApp, openApp } from '../open-app.ts'

/** A part of a zip archive by its name, from the entry that stands in the archive itself. */
function partOf(archive: Buffer, name: string) {
  for (let at = archive.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 46, 'latin1')) {
    const nameLength = archive.readUInt16LE(at + 28)
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue
    const local = archive.readUInt32LE(at + 42)
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(begin, begin + archive.readUInt32LE(at + 20))
    return (archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
  }
  throw new Error(`${name} is not in the archive`)
}

const paragraphsOf = (xml: string) => [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(''))
  .map((text) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))

async function report(opened: OpenApp) {
  const staff = await opened.signIn('staff')
  for (const month of [1, 2, 3, 5]) await opened.add('activity', { started_on: `2026-0${month}-10`, title: `活动${month}`, host_id: opened.district.hailun.id, troops: 10 })
  const { id } = await (await staff('/api/reports', { method: 'POST', json: { unit: opened.district.hailun.id, year: 2026, period: 'year', kind: 'civilian' } })).json() as { id: number }
  const view = await (await staff(`/api/reports/${id}`)).json() as { blocks: { id: string, kind: string, runs: { text: string, figure?: string }[] }[], charts: { id: string, values: number[] }[] }
  const file = Buffer.from(await (await staff(`/api/reports/${id}/docx`)).arrayBuffer())
  return { staff, id, view, file }
}

describe('the title of a paper', () => {
  it('goes on in another line before its year where it is longer than a line, and nowhere else', () => {
    expect(titleLines('岚湾区妇女联合会2025年双拥工作履职情况报告')).toEqual(['岚湾区妇女联合会', '2025年双拥工作履职情况报告'])
    expect(titleLines('区妇联2025年双拥工作履职情况')).toEqual(['区妇联2025年双拥工作履职情况'])
    expect(titleLines('关于进一步加强和改进新形势下全区双拥工作的几点意见')).toEqual(['关于进一步加强和改进新形势下全区双拥工作的几点意见'])
  })
})

describe('a report as .docx', () => {
  it('says what the screen says, figure by figure, and explains every figure in its annex', async () => {
    const { view, file } = await report(await openApp())
    const paragraphs = paragraphsOf(partOf(file, 'word/document.xml'))
    for (const { runs } of view.blocks) expect(paragraphs).toContain(runs.map(({ text }) => text).join(''))
    const annex = paragraphs.slice(paragraphs.indexOf('数据说明'))
    const figures = view.blocks.flatMap(({ runs }) => runs).filter(({ figure }) => figure !== undefined)
    expect(figures.length).toBeGreaterThan(5)
    for (const { text } of figures) expect(annex).toContain(text)
  })

  it('keeps to the layout of official documents', async () => {
    const { file } = await report(await openApp())
    const xml = partOf(file, 'word/document.xml')
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u)
    expect(xml).toMatch(/<w:docGrid w:type="lines" w:linePitch="580"/u)
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/>.{0,60}<w:sz w:val="44"/u)
    expect(xml).toMatch(/w:eastAsia="仿宋_GB2312"[^>]*\/>.{0,60}<w:sz w:val="32"/u)
    expect(partOf(file, 'word/fontTable.xml')).toContain('仿宋,华文仿宋')
    expect(partOf(file, 'word/settings.xml')).toContain('evenAndOddHeaders')
    expect(partOf(file, 'word/header1.xml')).toContain('草稿 第1版')
  })

  it('has its pictures, drawn from the same figures as the text and told to those who cannot see them', async () => {
    const { staff, id, view, file } = await report(await openApp())
    const months = view.charts.find((chart) => chart.id === 'activities')
    expect(months?.values.slice(0, 6)).toEqual([1, 1, 2, 0, 1, 0])
    expect(partOf(file, 'word/document.xml')).toContain('1月 1，2月 1，3月 2')
    const svg = await staff(`/api/reports/${id}/charts/activities`)
    expect([svg.headers.get('content-type'), (await svg.text()).slice(0, 4)]).toEqual(['image/svg+xml', '<svg'])
  })
})
