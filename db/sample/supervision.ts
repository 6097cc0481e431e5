import { addDays } from '../dates.ts'
import type { StoredRecord, Values } from '../record.ts'
import { findIndicator } from '../indicators.ts'
import type { SampleDistrict } from './district.ts'

/** What the leader watches: the marked problems that are still open, and the visits to households, which lag. */
export function supervisionRows({ rootId, organization }: SampleDistrict, { year, problems, today }: { year: number, problems: StoredRecord[], today: string }): Values[] {
  const open = problems.filter(({ supervised, resolved_on, status }) => supervised === true && resolved_on === null && status !== 'returned')
  const visits = findIndicator('C3')
  const watched = open.map((record, index): Values => {
    const openedOn = addDays(String(record.due_on) < today ? String(record.due_on) : String(record.opened_on), 1)
    return {
      opened_on: openedOn < today ? openedOn : addDays(today, -1), title: record.title ?? null, subject: 'problem', problem_id: record.id, organization_id: record.lead_id ?? null,
      due_on: addDays(today, index === 0 ? -6 : 5 + index * 4), note: '请主要负责人每周报告一次进展',
    }
  })
  return [...watched, {
    opened_on: addDays(today, -20), title: `岚湾区 ${year}年${visits?.name.zh}`, subject: 'indicator', indicator: 'C3', about_id: rootId, year,
    organization_id: organization('区退役军人事务局'), due_on: addDays(today, 25), note: '按序时进度补齐走访户次',
  }]
}
