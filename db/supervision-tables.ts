import type { Generated } from 'kysely'

/** reply: how it goes · done: the unit says so · recall: it takes that back · return: the leader asks for more. */
export type SupervisionStepKind = 'reply' | 'done' | 'recall' | 'return' | 'close' | 'reopen'

export interface SupervisionTables {
  /** What was said and done about a matter under supervision; nothing of it is changed or removed. */
  supervision_step: { id: Generated<number>, supervision_id: number, kind: SupervisionStepKind, text: string | null, author_id: number | null, at: string }
}
