import type { Label } from '../../api.ts'

/** The download of an original with its wrong cells marked: whether it runs, what spoke against it, and how to begin it. */
export interface Marking { busy: boolean, problem: { label: Label } | null, download(): Promise<unknown> }
