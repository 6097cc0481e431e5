import type { ScoredItem, ScoreValues } from '../../composables/indicator/use-standards.ts'

/** What stands on an item, as a form takes it. */
export const scoreValues = ({ score }: ScoredItem): ScoreValues => ({
  self: score?.self ?? null, reviewed: score?.reviewed ?? null, vetoed: score?.vetoed ?? false, deduction: score?.deduction ?? null, evidence: score?.evidence ?? null,
  document_ids: score && score.documents.length > 0 ? score.documents.map(({ id }) => id) : null,
})
