import type { ImportBrief, Label } from '../../api.ts'

/** What became of a file when all were to be committed. */
export type CommitOutcome =
  | { kind: 'committed', file: ImportBrief, created: number, changed: number, same: number }
  | { kind: 'wrong' | 'refused' | 'unsure' | 'nothing' | 'same' | 'stopped', file: ImportBrief }
  | { kind: 'conflict', file: ImportBrief, reason: Label }

/** Why a file is not committed with the others; null where it may be. */
export function reasonToLeave({ status, typeSource, counts }: ImportBrief): Exclude<CommitOutcome['kind'], 'committed' | 'conflict' | 'stopped'> | null {
  if (typeSource === 'unknown') return 'unsure'
  if (status === 'failed' || counts === null) return 'refused'
  if (counts.wrong > 0) return 'wrong'
  if (counts.new + counts.changed > 0) return null
  return counts.same > 0 ? 'same' : 'nothing'
}
