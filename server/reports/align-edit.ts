import { diffArrays } from 'diff'
import { joinPlain, type Run } from './compose.ts'
import type { ReportFigure } from './report-data.ts'

/** A number that a person wrote where the data had another, or none. */
export interface NumberChange { label: string | null, was: string | null, now: string }

/** An edited paragraph: its runs, and the numbers in it that the data do not bear. */
export interface AlignedEdit { runs: Run[], changes: NumberChange[] }

interface Token { text: string, run: Run | null }

const number = /^\d[\d,]*(?:\.\d+)?$/u
/** Dates, ordinals and the like tell no figure: 2026年, 7月, 第3次, 1. at the head of a line. */
const isNoFigure = (before: string, after: string) => /^(?:年|月|日|号|时|\.(?!\d)|、)/u.test(after) || /(?:第|—|-)$/u.test(before)

/**
 * Lays text that was written by hand over the runs that stood there: figures that are still in it stay figures, and numbers that
 * took the place of one, or came new, are told. `figures` are those of the paragraph as the data last said it.
 */
export function alignEdit(before: Run[], text: string, figures: Record<string, ReportFigure>): AlignedEdit {
  const old = before.flatMap((run) => run.figure !== undefined || run.manual ? [{ text: run.text, run }] : plainTokens(run.text))
  const marked = old.flatMap((token) => token.run ? [token.text] : [])
  const fresh = tokensOf(text, marked)
  const runs: Run[] = []
  const changes: NumberChange[] = []
  let taken = 0
  let dropped: Token[] = []
  const lost = old.filter(({ run }) => run !== null)

  for (const part of parts(old, fresh)) {
    if (part.kind === 'kept') {
      runs.push(...part.old.map(toRun))
      for (const { run } of part.old) if (run) lost.splice(lost.findIndex((token) => token.run === run), 1)
      taken += part.old.length
      dropped = []
    } else if (part.kind === 'gone') {
      dropped = part.old.filter(({ run }) => run !== null)
    } else {
      for (const [index, token] of part.fresh.entries()) {
        const at = taken + index
        if (!number.test(token.text) && !marked.includes(token.text)) {
          runs.push({ text: token.text })
          continue
        }
        const source = dropped.shift() ?? lost.find((one) => one.text === token.text) ?? null
        runs.push(written(token.text, { source, figures, changes, isNoFigure: isNoFigure(fresh[at - 1]?.text ?? '', textFrom(fresh, at + 1)) }))
      }
      taken += part.fresh.length
      dropped = []
    }
  }
  return { runs: joinPlain(runs), changes }
}

interface Writing { source: Token | null, figures: Record<string, ReportFigure>, changes: NumberChange[], isNoFigure: boolean }

/** A number as it was written by hand: the figure itself where it says what the data say. */
function written(text: string, { source, figures, changes, isNoFigure: tellsNothing }: Writing): Run {
  const id = source?.run?.figure
  const figure = id === undefined ? undefined : figures[id]
  if (figure && figure.text === text) return { text, figure: figure.id }
  if (source?.run?.manual && source.text === text) return source.run
  if (!source && tellsNothing) return { text }
  const was = figure?.text ?? source?.run?.manual?.was ?? null
  changes.push({ label: figure?.label ?? null, was, now: text })
  return { text, ...figure ? { figure: figure.id } : {}, manual: { by: '', at: '', why: '', was } }
}

const toRun = ({ text, run }: Token): Run => run ?? { text }
const textFrom = (tokens: Token[], at: number) => `${tokens[at]?.text ?? ''}${tokens[at + 1]?.text ?? ''}`

type Part = { kind: 'kept', old: Token[] } | { kind: 'gone', old: Token[] } | { kind: 'new', fresh: Token[] }

/** What stays, goes and comes, in order; what goes stands before what comes in its place. */
function parts(old: Token[], fresh: Token[]): Part[] {
  const found: Part[] = []
  let [o, f] = [0, 0]
  for (const { count, added, removed } of diffArrays(old.map(({ text }) => text), fresh.map(({ text }) => text))) {
    if (added) found.push({ kind: 'new', fresh: fresh.slice(f, f + count) })
    else found.push({ kind: removed ? 'gone' : 'kept', old: old.slice(o, o + count) })
    if (!added) o += count
    if (!removed) f += count
  }
  return found
}

/** Numbers whole, everything else by character. */
const plainTokens = (text: string): Token[] => (text.match(/\d[\d,]*(?:\.\d+)?|[^]/gu) ?? []).map((one) => ({ text: one, run: null }))

/** New text, in which what was a figure (12.5万元, 92.3%) is one token still. */
function tokensOf(text: string, marked: string[]): Token[] {
  const known = [...new Set(marked)].sort((a, b) => b.length - a.length)
  const tokens: Token[] = []
  let plain = ''
  const flush = () => {
    tokens.push(...plainTokens(plain))
    plain = ''
  }
  for (let at = 0; at < text.length;) {
    const found = /[\d.,]/u.test(text[at - 1] ?? '') ? undefined : known.find((one) => text.startsWith(one, at) && !continues(one, text.slice(at + one.length)))
    if (found === undefined) plain += text[at++]
    else {
      flush()
      tokens.push({ text: found, run: null })
      at += found.length
    }
  }
  flush()
  return tokens
}

/** Whether a number goes on beyond what was found of it: 12 in 123 or 12.5. */
const continues = (found: string, rest: string) => /\d$/u.test(found) && /^(?:\d|[.,]\d)/u.test(rest)
