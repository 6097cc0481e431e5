import type { Outline } from '../slot.ts'
import { closing } from './closing.ts'
import { dutyReportTitle } from './common.ts'
import { educationSlots, openingSlots, organizationSlots } from './military-building.ts'
import { interactionSlots } from './military-interaction.ts'

const body = [
  { id: 'opening', heading: null, passages: [{ id: 'opening.purpose', slots: [openingSlots.purpose, openingSlots.three, openingSlots.praise] }, { id: 'opening.review', slots: [openingSlots.review] }] },
  {
    id: 'organization', heading: '加强组织建设，确保组织领导坚强有力',
    passages: [
      { id: 'organization.group', slots: [organizationSlots.group, organizationSlots.inclusion, organizationSlots.duties, organizationSlots.headcounts, organizationSlots.outcomes] },
      { id: 'organization.institutions', slots: [organizationSlots.institutions, organizationSlots.compliance] },
    ],
  },
  {
    id: 'education', heading: '加强教育引导，确保和谐共建深入人心',
    passages: [
      { id: 'education.campaign', slots: [educationSlots.campaign, educationSlots.tours] },
      { id: 'education.topics', enumerated: true, slots: [educationSlots.mission, educationSlots.integration, educationSlots.winWin] },
    ],
  },
  {
    id: 'interaction', heading: '加强互动互促，确保双拥工作见行见效',
    passages: [
      { id: 'interaction.regular', slots: [interactionSlots.regular, interactionSlots.visits] },
      { id: 'interaction.service', slots: [interactionSlots.volunteering, interactionSlots.site, interactionSlots.warmth, interactionSlots.partners] },
      { id: 'interaction.gifts', slots: [interactionSlots.calls, interactionSlots.gifts] },
      { id: 'interaction.response', slots: [interactionSlots.mechanisms, interactionSlots.incidents] },
      { id: 'interaction.sports', slots: [interactionSlots.sports, interactionSlots.organizing] },
    ],
  },
] satisfies Outline['chapters']

/** 部队的履职情况报告: by its alias alone. */
export const militaryOutline: Outline = {
  title: dutyReportTitle,
  chapters: [...body, ...closing(body)],
  signed: true,
}
