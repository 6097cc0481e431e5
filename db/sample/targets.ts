import type { Values } from '../record.ts'
import { garrisonUnits } from './organizations.ts'

/** What is planned by the end of each month, in per cent of the year: visits crowd around 春节 and 八一, trees in March. */
const visitPlan = [15, 31, 34, 38, 40, 45, 71, 75, 83, 91, 93, 100]
const activityPlan = [7, 14, 30, 37, 44, 51, 72, 78, 84, 90, 94, 100]
const treePlan = [0, 0, 78, 93, 95, 95, 95, 95, 95, 97, 100, 100]
/** Duty reports are asked for in November, drills and sessions go through the year. */
const reportPlan = [0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 90, 100]
const meetingPlan = [0, 50, 50, 50, 50, 50, 50, 50, 100, 100, 100, 100]
const sessionPlan = [4, 10, 20, 29, 39, 48, 58, 66, 76, 86, 94, 100]
const drillPlan = [0, 0, 12, 25, 38, 50, 62, 75, 88, 88, 100, 100]
const honourPlan = [0, 0, 0, 0, 0, 0, 100, 100, 100, 100, 100, 100]
const reachPlan = [30, 45, 65, 72, 78, 83, 92, 94, 96, 98, 99, 100]

/** Yearly targets of the district, by indicator: [last year, this year, plan]. */
const districtTargets: readonly (readonly [code: string, lastYear: number, thisYear: number, plan: readonly number[] | null])[] = [
  ['A1', 100, 100, null],
  ['A3', 95, 95, null],
  ['A5', 90, 90, drillPlan],
  ['A6', 2, 2, meetingPlan],
  ['A8', 100, 100, reportPlan],
  ['B1', 130, 140, sessionPlan],
  ['B4', 90, 90, sessionPlan],
  ['B5', 44_000, 45_000, sessionPlan],
  ['B6', 90, 90, sessionPlan],
  ['C1', 310, 320, visitPlan],
  ['C3', 100, 100, visitPlan],
  ['C4', 95, 100, null],
  ['C5', 20, 22, honourPlan],
  ['D1', 52, 58, activityPlan],
  ['D2', 3_600, 4_100, activityPlan],
  ['D3', 3_000, 3_000, treePlan],
  ['F1', 14, 15, null],
  ['F2', 100, 100, null],
  // One festival a year may be missed; the office does not promise more.
  ['F3', 90, 90, null],
  ['F4', 31, 21, null],
  ['F5', 0.8, 0.85, null],
  ['F6', 92, 95, reachPlan],
  ['G1', 36, 38, reachPlan],
  ['G2', 60, 60, null],
  ['H1', 95, 95, null],
  ['H3', 30, 30, null],
  ['H5', 100, 100, drillPlan],
  ['M2', 88, 90, null],
]

const unitTargets: readonly (readonly [unit: string, targets: readonly (readonly [code: string, value: number])[]])[] = [
  ['区退役军人事务局', [['C1', 36], ['F1', 1.5], ['F2', 100], ['G2', 60]]],
  ['区妇联', [['C1', 14], ['F1', 1], ['F2', 100]]],
  ['团区委', [['C1', 10], ['F1', 1], ['F2', 90]]],
  ['区教体局', [['C1', 8], ['F1', 1], ['F2', 90]]],
  ['区民政局', [['C1', 14], ['F1', 1], ['F2', 100]]],
  ...['松涛街道', '海澜街道', '云帆街道', '望潮街道', '金滩街道'].map((unit) =>
    [unit, [['C1', 14], ['F1', 1], ['F2', 90], ['G2', 60]]] as const),
  ...garrisonUnits.slice(0, 6).map((unit) => [unit, [['D1', 5], ['D2', 320], ['F1', 1], ['F2', 100], ['F3', 80]]] as const),
]

const plans: Record<string, readonly number[]> = { C1: visitPlan, D1: activityPlan, D2: activityPlan }

/** The rows of the workbook 年度目标 for a year, in the indicators' own units. */
export function targetRows(
  { rootId, organization }: { rootId: number, organization: (name: string) => number }, { year, isCurrent }: { year: number, isCurrent: boolean },
): Values[] {
  const district = districtTargets.map(([indicator, lastYear, thisYear, plan]): Values => ({
    organization_id: rootId, year, indicator, value: isCurrent ? thisYear : lastYear, plan: plan === null ? null : [...plan],
  }))
  const units = unitTargets.flatMap(([unit, targets]) => targets.map(([indicator, value]): Values => ({
    organization_id: organization(unit), year, indicator, value, plan: plans[indicator] ? [...plans[indicator]] : null,
  })))
  return [...district, ...units]
}
