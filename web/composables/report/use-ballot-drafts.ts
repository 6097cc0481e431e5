import { computed, shallowRef } from 'vue'
import type { BallotCast, BallotRow, Vote } from './use-reviews.ts'

interface Draft { vote: Vote | null, comment: string }

/** Ballots as somebody fills them in, kept apart from those that stand until they are sent. */
export function useBallotDrafts(rows: () => BallotRow[]) {
  const drafts = shallowRef(new Map<number, Draft>())
  const standing = ({ vote, comment }: BallotRow): Draft => ({ vote, comment: comment ?? '' })
  const draftOf = (row: BallotRow) => drafts.value.get(row.id) ?? standing(row)
  const hasChanged = (row: BallotRow) => {
    const [draft, before] = [draftOf(row), standing(row)]
    return draft.vote !== before.vote || draft.comment.trim() !== before.comment
  }
  const changed = computed(() => rows().filter(hasChanged))
  /** Those with a comment and no vote, which cannot be sent. */
  const voteless = computed(() => changed.value.filter((row) => draftOf(row).vote === null && row.vote === null))

  function write(row: BallotRow, part: Partial<Draft>) {
    drafts.value = new Map(drafts.value).set(row.id, { ...draftOf(row), ...part })
  }
  const forget = () => {
    drafts.value = new Map()
  }

  /** What is to be sent. A ballot that is taken back takes its comment along. */
  const toCast = (): BallotCast[] => changed.value.map((row) => {
    const { vote, comment } = draftOf(row)
    return { organizationId: row.id, vote, comment: vote === null ? null : comment.trim() || null, version: row.version }
  })
  /** What brings back how the same ballots stood before they were sent. */
  const toUndo = (): BallotCast[] => changed.value.map(({ id, vote, comment, version }) => ({ organizationId: id, vote, comment, version: version + 1 }))

  return { draftOf, hasChanged, changed, voteless, write, forget, toCast, toUndo }
}
