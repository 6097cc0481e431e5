/** Whether the data bears a claim whole, in part, or not at all; unknown where there is nothing to judge it by. */
export type Verdict = 'holds' | 'nearly' | 'fails' | 'unknown'

/** What a claim is judged by: of how many (whole) it is true for how many (part), and a mean where there is one. */
export interface Evidence { part: number, whole: number, average?: number | null }

/** A set phrase of duty reports, when it may be said, and what is said instead. Wordings are templates over the slot's own figures. */
export interface Claim {
  /** The phrase that it guards. */
  word: string
  /** When it may be said, in words. */
  condition: string
  judge(evidence: Evidence): Verdict
}

const known = (judge: (evidence: Evidence) => Verdict, least = 1) => (evidence: Evidence) => evidence.whole < least ? 'unknown' : judge(evidence)

const ofEvery = ({ part, whole }: Evidence): Verdict => part === whole ? 'holds' : part > 0 ? 'nearly' : 'fails'

/** 月月、节节、均 are said of several, never of a single one. */
const severalAtLeast = 2

/** The claim checker: each phrase that a report may not use unless the figures bear it. */
export const claims = {
  every_month: {
    word: '月月有活动', condition: '已过的每个月都有已完成的活动（F2 = 100%）；否则月均不少于 1 次时写月均次数',
    judge: known(({ part, whole, average }) => part === whole ? 'holds' : (average ?? 0) >= 1 ? 'nearly' : 'fails', severalAtLeast),
  },
  every_festival: { word: '节节有互动', condition: '已过的每个核心节日都有军地互动（F3 = 100%）；否则写几个节日中的几个', judge: known(ofEvery, severalAtLeast) },
  all_units: { word: '均', condition: '两个以上，且一个不缺', judge: known(ofEvery, severalAtLeast) },
  every_edition: { word: '历次', condition: '举办的每一届都参加了（G3 = 100%）', judge: known(ofEvery) },
  whole: { word: '全部', condition: '应有的一项不缺（100%）', judge: known(ofEvery) },
  several: {
    word: '多个、多项、一批', condition: '三个以上；一两个写实数',
    judge: ({ part }) => part >= 3 ? 'holds' : part > 0 ? 'nearly' : 'fails',
  },
} as const satisfies Record<string, Claim>

export type ClaimName = keyof typeof claims

/** 逐年提升: only after three rises in a row; one rise is told as a rise on the year before. Values by year, the last one the report's own. */
export function judgeRising(values: (number | null)[]): Verdict {
  const [before, last] = [values.at(-2) ?? null, values.at(-1) ?? null]
  if (before === null || last === null) return 'unknown'
  const latest = values.slice(-4)
  const rises = latest.slice(1).filter((value, index) => value !== null && value > (latest[index] ?? Number.POSITIVE_INFINITY)).length
  if (rises === 3) return 'holds'
  return last > before ? 'nearly' : 'fails'
}

/** Years of service in a report's words: 19 → 近20年, 30 → 30年, 31 → 30余年, 7 → 7年; null before a first whole year. */
export function yearsOfService(years: number): string | null {
  if (years < 1) return null
  if (years >= 8 && years % 10 >= 8) return `近${(Math.floor(years / 10) + 1) * 10}年`
  return years > 10 && years % 10 !== 0 ? `${Math.floor(years / 10) * 10}余年` : `${years}年`
}
