import { chartsOf, type ReportChart } from './report-charts.ts'
import { type FigureBook, isDutyReport, type ReportData, type ReportFigure } from './report-data.ts'
import type { Chapter, Outline, Passage, Slot } from './slot.ts'

/** A stretch of text; a figure's is marked by its id, and one that was written by hand tells who wrote it and why. */
export interface Run { text: string, figure?: string, manual?: Manual }
export interface Manual { by: string, at: string, why: string, was: string | null }

export type BlockKind = 'title' | 'heading' | 'paragraph' | 'signature' | 'date'

export interface Block {
  id: string
  kind: BlockKind
  runs: Run[]
  /** What the data last said here, to tell when they say something else. */
  generated: string
  slots: string[]
  /** The figures of its text, by id, as they were when the data said it. */
  figures: Record<string, ReportFigure>
  /** Who last wrote it by hand. */
  edited: { by: string, at: string } | null
}

/** A report as it stands: its blocks in order. A block without text was taken out by hand and can be brought back. */
export interface ReportContent { blocks: Block[], charts: ReportChart[] }

export const textOf = (runs: Run[]) => runs.map(({ text }) => text).join('')

const ordinals = ['一是', '二是', '三是', '四是', '五是', '六是', '七是', '八是', '九是', '十是']

/** Fills an outline with what the data bear. Sentences that they do not bear are left out, and chapters without any go with them. */
export function compose(outline: Outline, data: ReportData): ReportContent {
  const chapters = numbered(outline.chapters.map((chapter) => writeChapter(chapter, data)).filter(({ blocks }) => blocks.length > 0))
  const blocks = [
    block('title', { kind: 'title', runs: [{ text: outline.title(data) }] }),
    ...chapters,
    ...outline.signed ? [
      block('signature', { kind: 'signature', runs: [{ text: data.unit.fullName }] }),
      block('date', { kind: 'date', runs: [{ text: dayText(data.to) }] }),
    ] : [],
  ]
  return { blocks, charts: isDutyReport(data.kind) ? chartsOf(data) : [] }
}

/** What nothing is on record of, in the order of an outline. */
export function gapsOf(chapters: Chapter[], data: ReportData): string[] {
  const gaps = chapters.flatMap(({ passages }) => passages).flatMap((passage) => slotsOf(passage, data))
    // What lags as an indicator is told among the problems already.
    .flatMap((slot) => slot.gap !== undefined && slot.write(data) === null && !data.weakest.some(({ code }) => slot.indicators.includes(code)) ? [slot.gap] : [])
  return [...new Set(gaps)]
}

const slotsOf = ({ slots }: Passage, data: ReportData) => typeof slots === 'function' ? slots(data) : slots

function writeChapter({ id, heading, passages }: Chapter, data: ReportData) {
  const blocks = passages.flatMap((passage) => writePassage(passage, data))
  return { id, heading: typeof heading === 'function' ? heading(data) : heading, blocks }
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Headings are numbered after it is known which chapters there are. */
function numbered(chapters: { id: string, heading: string | null, blocks: Block[] }[]): Block[] {
  let count = 0
  return chapters.flatMap(({ id, heading, blocks }) => heading === null ? blocks
    : [block(id, { kind: 'heading', runs: [{ text: `${numerals[count++]}、${heading}` }] }), ...blocks])
}

function writePassage(passage: Passage, data: ReportData): Block[] {
  const written = slotsOf(passage, data).flatMap((slot) => {
    const template = slot.write(data)
    return template === null || template === '' ? [] : [{ slot, template }]
  })
  if (written.length === 0) return []
  const counts = passage.enumerated === true && written.length > 1
  const runs = written.flatMap(({ slot, template }, index) =>
    fill(`${counts ? ordinals[index] ?? '' : ''}${template}${slot.end ?? '。'}`, slot, data.figures))
  return [{
    ...block(passage.id, { kind: 'paragraph', runs: joinPlain(runs) }),
    slots: written.map(({ slot }) => slot.id), figures: figuresIn(runs, data.figures),
  }]
}

function block(id: string, { kind, runs }: Pick<Block, 'kind' | 'runs'>): Block {
  return { id, kind, runs, generated: textOf(runs), slots: [], figures: {}, edited: null }
}

/** Puts figures in their places. A template that asks for a figure that there is none of is a fault of the outline. */
function fill(template: string, slot: Slot, figures: FigureBook): Run[] {
  return template.split(/(\{[^}]+\})/u).filter((part) => part !== '').map((part): Run => {
    if (!part.startsWith('{')) return { text: part }
    const id = part.slice(1, -1)
    const figure = figures.find(id)
    if (!figure) throw new Error(`${slot.id} asks for ${id}, which has no value`)
    return { text: figure.text, figure: id }
  })
}

/** Plain stretches side by side as one, so that an edit finds the same runs again. */
export function joinPlain(runs: Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && !last.figure && !last.manual && !run.figure && !run.manual) joined[joined.length - 1] = { text: last.text + run.text }
    else if (run.text !== '') joined.push(run)
  }
  return joined
}

function figuresIn(runs: Run[], book: FigureBook) {
  return Object.fromEntries(runs.flatMap(({ figure: id }) => {
    if (id === undefined) return []
    const figure = book.find(id)
    return figure ? [[id, figure]] : []
  }))
}

/** 2026年11月23日. */
export function dayText(day: string) {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
