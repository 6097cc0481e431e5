import { type Block, type ReportContent, textOf } from './compose.ts'
import { compareTexts, type TextPart } from './compare-reports.ts'

/** What the data say otherwise now: another wording, a passage that they bear now, or one that they no longer bear. */
export interface Renewal {
  block: string
  kind: Block['kind']
  reason: 'changed' | 'new' | 'unfounded'
  /** The paragraph that a new one comes after; null for the first. */
  after: string | null
  /** From the text as it stands to the one that the data bear. */
  parts: TextPart[]
}

const sameText = (block: Block, fresh: Block) => block.generated === fresh.generated || textOf(block.runs) === fresh.generated

/** Where a report and the data have parted since it was written, in the order of the paragraphs. */
export function findRenewals(content: ReportContent, fresh: ReportContent): Renewal[] {
  const standing = new Map(content.blocks.map((block) => [block.id, block]))
  const founded = new Map(fresh.blocks.map((block) => [block.id, block]))
  const coming = fresh.blocks.flatMap((block, index): Renewal[] => {
    const stands = standing.get(block.id)
    if (stands && sameText(stands, block)) return []
    return [{
      block: block.id, kind: block.kind, reason: stands ? 'changed' : 'new',
      after: stands ? null : fresh.blocks.slice(0, index).findLast(({ id }) => standing.has(id))?.id ?? null,
      parts: compareTexts(stands ? textOf(stands.runs) : '', block.generated),
    }]
  })
  const going = content.blocks.filter(({ id, generated }) => generated !== '' && !founded.has(id)).map((block): Renewal =>
    ({ block: block.id, kind: block.kind, reason: 'unfounded', after: null, parts: compareTexts(textOf(block.runs), '') }))
  return [...coming, ...going]
}

/** Takes what the data say for some paragraphs in place of what stands there, and the pictures with them. */
export function takeRenewals(content: ReportContent, fresh: ReportContent, ids: string[]): ReportContent {
  return { blocks: decide(content, fresh, { ids, write: (_, founded) => founded }), charts: fresh.charts }
}

/** Keeps what stands there, and asks no more until the data say something else again. */
export function keepStanding(content: ReportContent, fresh: ReportContent, ids: string[]): ReportContent {
  const write: Writer = (stands, founded) => stands ? { ...stands, generated: founded?.generated ?? '' } : founded && { ...founded, runs: [] }
  return { ...content, blocks: decide(content, fresh, { ids, write }) }
}

type Writer = (stands: Block | undefined, founded: Block | undefined) => Block | undefined

function decide(content: ReportContent, fresh: ReportContent, { ids, write }: { ids: string[], write: Writer }): Block[] {
  const wanted = new Set(ids)
  const founded = new Map(fresh.blocks.map((block) => [block.id, block]))
  const blocks = content.blocks.flatMap((block) => wanted.has(block.id) ? write(block, founded.get(block.id)) ?? [] : [block])
  for (const [index, block] of fresh.blocks.entries()) {
    if (!wanted.has(block.id) || content.blocks.some(({ id }) => id === block.id)) continue
    const written = write(undefined, block)
    const before = new Set(fresh.blocks.slice(0, index).map(({ id }) => id))
    if (written) blocks.splice(blocks.findLastIndex(({ id }) => before.has(id)) + 1, 0, written)
  }
  return blocks
}
