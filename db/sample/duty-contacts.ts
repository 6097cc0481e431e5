import { addDays } from '../dates.ts'
import type { Values } from '../record.ts'
import { sampleMechanisms } from './mechanisms.ts'
import { aliasPair, garrisonUnits } from './organizations.ts'
import type { Random } from './random.ts'

/**
 * Who answers for a mechanism: A and B at the leading organization by day and night, at the other civilian parties round the clock.
 * Garrison units are reached through the 区人武部, so that no phone of theirs is kept. Phones are fictional: 1380000xxxx.
 */
export function dutyContactRows(
  { organization, mechanism, today, random }: { organization: (name: string) => number, mechanism: (name: string) => number, today: string, random: Random },
): Values[] {
  let phones = 0
  return sampleMechanisms.flatMap(({ name, lead, parties }) => {
    const row = (party: string, shift: string): Values[] => aliasPair(random).map((person, index) => ({
      mechanism_id: mechanism(name), organization_id: organization(party), slot: index === 0 ? 'a' : 'b', person,
      post: index === 0 ? '值班领导' : '值班员', shift, phone: `1380000${String(++phones).padStart(4, '0')}`,
      verified_on: addDays(today, -random.integer(4, 160)),
    }))
    const civilian = parties.filter((party) => !garrisonUnits.includes(party))
    return [...row(lead, 'day'), ...row(lead, 'night'), ...civilian.flatMap((party) => row(party, 'always'))]
  })
}
