import type { Outline } from '../slot.ts'
import { closing } from './closing.ts'
import { dutyReportTitle } from './common.ts'
import { openingSlots, educationSlots } from './civilian-education.ts'
import { managementSlots, policySlots } from './civilian-work.ts'

const body = [
  {
    id: 'opening', heading: null,
    passages: [{ id: 'opening.guidance', slots: [openingSlots.guidance, openingSlots.contribution] }, { id: 'opening.review', slots: [openingSlots.review] }],
  },
  {
    id: 'education', heading: '加强宣传教育',
    passages: [{
      id: 'education.all', enumerated: true,
      slots: [educationSlots.cadres, educationSlots.channels, educationSlots.anniversary, educationSlots.venues],
    }],
  },
  {
    id: 'policy', heading: '加强政策落实',
    passages: [
      { id: 'policy.rules', slots: [policySlots.institutions, policySlots.rates] },
      { id: 'policy.problems', slots: [policySlots.problems, policySlots.cases, policySlots.satisfaction] },
      { id: 'policy.visits', slots: [policySlots.visits, policySlots.honours, policySlots.participation] },
    ],
  },
  {
    id: 'management', heading: '加强规范管理',
    passages: [{
      id: 'management.all', enumerated: true,
      slots: [managementSlots.creation, managementSlots.leadership, managementSlots.archives, managementSlots.grassroots],
    }],
  },
] satisfies Outline['chapters']

/** 地方成员单位的履职情况报告. */
export const civilianOutline: Outline = {
  title: dutyReportTitle,
  chapters: [...body, ...closing(body)],
  signed: true,
}
