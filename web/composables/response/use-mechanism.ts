import { type AnswerOf, api, read } from '../../api.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type MechanismList = AnswerOf<typeof api.mechanisms.$get>
export type MechanismSummary = MechanismList['mechanisms'][number]
export type Mechanism = AnswerOf<typeof api.mechanisms[':id']['$get']>
export type LadderDuty = Mechanism['ladder'][number]['duties'][number]
export type DutyContact = NonNullable<Mechanism['contacts']>[number]
export type Hazard = Mechanism['hazards'][number]

/** Every mechanism, kept up to date. */
export const useMechanisms = () => useLiveAnswer(() => 'mechanisms', ({ headers, init }) => read(api.mechanisms.$get(undefined, { headers, init })))

/** One mechanism with all that belongs to it, kept up to date. */
export const useMechanism = (id: () => string) => useLiveAnswer(id, ({ headers, init }) => read(api.mechanisms[':id'].$get({ param: { id: id() } }, { headers, init })))
