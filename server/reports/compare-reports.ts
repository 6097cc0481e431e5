import { diffWordsWithSpace } from 'diff'
import { type Block, type ReportContent, textOf } from './compose.ts'

export interface TextPart { text: string, change: 'same' | 'added' | 'removed' }
export type BlockChange = 'same' | 'changed' | 'added' | 'removed'
export interface ComparedBlock { id: string, kind: Block['kind'], change: BlockChange, parts: TextPart[] }

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** What came and went from one text to another, word by word. */
export function compareTexts(before: string, after: string): TextPart[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: words })
    .map(({ value, added, removed }): TextPart => ({ text: value, change: added ? 'added' : removed ? 'removed' : 'same' }))
}

/** Two versions of a report, paragraph by paragraph in the order of the later one; paragraphs that went stand where they stood. */
export function compareReports(before: ReportContent, after: ReportContent): ComparedBlock[] {
  const old = new Map(before.blocks.map((block) => [block.id, textOf(block.runs)]))
  const now = new Set(after.blocks.map(({ id }) => id))
  const compared = after.blocks.map((block): ComparedBlock => compareBlock(block, old.get(block.id) ?? '', textOf(block.runs)))
  for (const [index, block] of before.blocks.entries()) {
    if (now.has(block.id)) continue
    const previous = before.blocks.slice(0, index).findLast(({ id }) => compared.some((one) => one.id === id))
    const at = previous ? compared.findIndex(({ id }) => id === previous.id) + 1 : 0
    compared.splice(at, 0, compareBlock(block, textOf(block.runs), ''))
  }
  return compared.filter(({ parts }) => parts.length > 0)
}

function compareBlock({ id, kind }: Block, before: string, after: string): ComparedBlock {
  if (before === after) return { id, kind, change: 'same', parts: after === '' ? [] : [{ text: after, change: 'same' }] }
  const change = before === '' ? 'added' : after === '' ? 'removed' : 'changed'
  return { id, kind, change, parts: compareTexts(before, after) }
}
