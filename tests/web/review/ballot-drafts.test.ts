import { shallowRef } from 'vue'
import { expect, it } from 'vitest'
import { useBallotDrafts } from '../../../web/composables/report/use-ballot-drafts.ts'
import type { BallotRow } from '../../../web/composables/report/use-reviews.ts'

const row = (id: number, given: Partial<BallotRow> = {}): BallotRow => ({
  id, name: `单位${id}`, side: 'civilian', reported: true, report: null, vote: null, comment: null, version: 0, at: null, ...given,
})

it('what was filled in is sent together with the version it replaces, and undone to what stood before', () => {
  const rows = [row(1), row(2, { vote: 'satisfied', comment: '好', version: 3 }), row(3)]
  const drafts = useBallotDrafts(() => rows)
  drafts.write(row(1), { vote: 'dissatisfied' })
  drafts.write(row(1), { comment: ' 活动偏少 ' })
  drafts.write(rows[1] ?? row(2), { vote: 'fairly_satisfied' })
  expect(drafts.toCast()).toEqual([
    { organizationId: 1, vote: 'dissatisfied', comment: '活动偏少', version: 0 }, { organizationId: 2, vote: 'fairly_satisfied', comment: '好', version: 3 },
  ])
  expect(drafts.toUndo()).toEqual([{ organizationId: 1, vote: null, comment: null, version: 1 }, { organizationId: 2, vote: 'satisfied', comment: '好', version: 4 }])
  drafts.forget()
  expect(drafts.changed.value).toEqual([])
})

it('a comment without a vote cannot be sent, and a ballot put back as it was is no change', () => {
  const rows = shallowRef([row(1, { vote: 'satisfied', version: 1 }), row(2)])
  const drafts = useBallotDrafts(() => rows.value)
  const [first = row(0), second = row(0)] = rows.value
  drafts.write(second, { comment: '只写了意见' })
  expect(drafts.voteless.value.map(({ id }) => id)).toEqual([2])
  drafts.write(second, { comment: '' })
  drafts.write(first, { vote: 'dissatisfied' })
  drafts.write(first, { vote: 'satisfied' })
  expect(drafts.changed.value).toEqual([])
})

it('a ballot that is taken back takes its comment along, and others’ changes leave the drafts alone', () => {
  const rows = shallowRef([row(1, { vote: 'satisfied', comment: '好', version: 2 }), row(2)])
  const drafts = useBallotDrafts(() => rows.value)
  drafts.write(rows.value[0] ?? row(0), { vote: null })
  rows.value = rows.value.map((one) => ({ ...one, reported: false }))
  expect(drafts.toCast()).toEqual([{ organizationId: 1, vote: null, comment: null, version: 2 }])
})
