import { choice, date, longText, reference, text, year } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { indicatorChoices } from './indicator-choices.ts'

/** 督办: what a leader watches until it is done: a problem of the list, or a unit's lagging indicator of a year. One thing is watched once; it may be reopened. */
export const supervision = defineRecord({
  name: 'supervision',
  label: { zh: '督办事项', en: 'Supervision' },
  theme: 'requests',
  sheet: '督办事项',
  importable: false,
  fields: {
    opened_on: date({ label: { zh: '督办日期', en: 'Since' }, required: true }),
    title: text({ label: { zh: '督办事项', en: 'Matter' }, required: true }),
    subject: choice({ problem: ['双清单事项', 'problem'], indicator: ['滞后指标', 'indicator'] }, { label: { zh: '类别', en: 'Kind' }, required: true }),
    problem_id: reference('problem', { label: { zh: '所督办的双清单事项', en: 'Problem' }, listed: false }),
    indicator: choice(indicatorChoices, { label: { zh: '所督办的指标', en: 'Indicator' }, listed: false }),
    about_id: reference('organization', { label: { zh: '指标所属单位', en: 'Whose indicator' }, listed: false }),
    year: year({ label: { zh: '指标年度', en: 'Year of the indicator' }, listed: false }),
    organization_id: reference('organization', { label: { zh: '责任单位', en: 'Responsible' }, required: true }),
    due_on: date({ label: { zh: '办结时限', en: 'Due on' }, required: true }),
    note: longText({ label: { zh: '督办要求', en: 'What is asked' }, listed: true }),
    closed_on: date({ label: { zh: '销督日期', en: 'Closed on' } }),
    closing_note: longText({ label: { zh: '销督说明', en: 'How it was closed' } }),
  },
  key: ['subject', 'problem_id', 'indicator', 'about_id', 'year'],
  search: ['title'],
  title: (values) => values.title,
  date: (values) => values.opened_on,
  organizations: (values) => [values.organization_id, ...values.about_id === null ? [] : [values.about_id]],
  check(values) {
    const issue = (field: string, zh: string, en: string) => [{ field, message: { zh, en } }]
    if (values.subject === 'problem' && values.problem_id === null) return issue('problem_id', '要写明督办哪一项双清单事项', 'Say which problem is watched')
    if (values.subject === 'indicator' && (values.indicator === null || values.about_id === null || values.year === null)) {
      return issue('indicator', '要写明督办哪个单位、哪一年、哪项指标', 'Say which indicator of which unit and year is watched')
    }
    if (values.due_on.length < 10) return issue('due_on', '办结时限要写到日', 'It is due on a day, not in a month')
    if (values.closed_on === null) return values.due_on < values.opened_on ? issue('due_on', '办结时限早于督办日期', 'It would be due before it is watched') : []
    return values.closing_note === null ? issue('closing_note', '销督要写明办理结果', 'Say how it was done before closing it') : []
  },
})
