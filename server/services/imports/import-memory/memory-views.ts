import type { Label } from '../../../../db/record.ts'
import type { LearntColumn } from './learnt-mapping.ts'

/** Whose files something learnt holds in: a unit, or the district (null). */
type Owner = { id: number, name: string } | null

interface LearntView {
  id: number
  version: number
  unit: Owner
  /** Null where it was another unit's people and the user may not know. */
  author: string | null
  fileName: string | null
  /** UTC. */
  at: string
  uses: number
  lastUsedAt: string | null
  mayChange: boolean
  isForgotten: boolean
}

export interface LearntMappingView extends LearntView {
  type: string
  typeLabel: Label
  columns: (LearntColumn & { fieldLabel: Label | null })[]
  /** What else it says, as a person reads it; `drop` takes it away. */
  choices: { name: MappingChoice, text: Label }[]
}

export type MappingChoice = 'isHeaderChosen' | 'unitId' | 'moneyUnit' | 'coordinateSystem' | 'fillDown' | 'noneIsZero' | 'split'

export interface LearntNameView extends LearntView {
  type: string
  typeLabel: Label
  written: string
  record: { id: number, name: string } | null
  /** Why it does not hold at the moment: its import was undone, its record is deleted, or something is registered under the name by now. */
  idle: 'undone' | 'gone' | 'registered' | null
}

export interface MappingVersionView { version: number, author: string | null, at: string, fileName: string | null, byHand: boolean, isUndone: boolean, columns: LearntMappingView['columns'] }
