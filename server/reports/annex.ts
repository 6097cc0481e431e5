import type { ReportContent } from './compose.ts'

/** One figure of a report with what it means. */
export interface AnnexRow {
  label: string
  text: string
  /** 分子/分母 of a rate. */
  parts: string | null
  definition: string
  /** Of a number written by hand: who wrote it, why, and what the data said. */
  manual: string | null
}

/** Every figure that a report tells, in the order of its text, each value once. */
export function annexOf({ blocks }: ReportContent): AnnexRow[] {
  const rows = blocks.flatMap(({ runs, figures }) => runs.flatMap((run): AnnexRow[] => {
    const figure = run.figure === undefined ? undefined : figures[run.figure]
    if (!figure && !run.manual) return []
    const isRate = figure && figure.denominator !== null && figure.numerator !== null
    return [{
      label: figure?.label ?? '手工填写', text: run.text, parts: isRate ? `${rounded(figure.numerator)}/${rounded(figure.denominator)}` : null,
      definition: figure?.definition ?? '数据中没有这个数。',
      manual: run.manual ? `手工：${run.manual.was === null ? '' : `数据为${run.manual.was}，`}${run.manual.by}写明“${run.manual.why}”` : null,
    }]
  }))
  return rows.filter((row, index) => rows.findIndex((one) => one.label === row.label && one.text === row.text && one.manual === row.manual) === index)
}

const rounded = (value: number | null) => value === null ? '' : String(Math.round(value * 100) / 100)
