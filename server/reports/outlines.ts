import type { ReportKind } from './report-data.ts'
import type { Outline } from './slot.ts'
import { briefOutline, meetingOutline } from './outlines/brief.ts'
import { civilianOutline } from './outlines/civilian.ts'
import { militaryOutline } from './outlines/military.ts'

/** Every outline by its kind. */
export const outlines: Record<ReportKind, Outline> = { civilian: civilianOutline, military: militaryOutline, brief: briefOutline, meeting: meetingOutline }
