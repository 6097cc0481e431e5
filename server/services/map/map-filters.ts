import { z } from 'zod'
import { readArea } from './places/map-area.ts'
import { type PlaceFilters, type PlaceState, placeStates } from './places/match-places.ts'

const list = z.string().max(2_000).optional()
const isState = (text: string): text is PlaceState => (placeStates as readonly string[]).includes(text)
const setOf = (text: string) => new Set(text.split(',').filter((part) => part !== '' && part !== 'none'))

/** What was drawn on the map, as `readArea` has it. */
const area = z.string().max(4_000).transform((text, check) => {
  const drawn = readArea(text)
  if (drawn !== null) return drawn
  check.addIssue({ code: 'custom', message: 'area' })
  return z.NEVER
})

/** What an address of the map asks for: layers as m12 (a mechanism) or school (a kind of partner site), `none` for no layer at all. */
export const mapFilters = z.object({
  layers: list, kinds: list, subdistrict: z.coerce.number().int().positive().optional(), states: list, area: area.optional(),
})

/** The same as the address has it, to be kept: an area that makes none is refused as well. */
export const filterTexts = mapFilters.extend({ subdistrict: z.number().int().positive().optional(), area: z.string().max(4_000).refine((text) => readArea(text) !== null).optional() })
export type FilterTexts = z.infer<typeof filterTexts>

/** The filters of a request; whatever does not make sense among them passes nothing. */
export function readFilters({ layers, kinds, subdistrict, states, area: drawn }: z.infer<typeof mapFilters>): PlaceFilters {
  return {
    layers: layers === undefined ? null : layersOf(setOf(layers)),
    kinds: kinds === undefined ? null : setOf(kinds),
    subdistrict: subdistrict ?? null,
    states: states === undefined ? null : new Set([...setOf(states)].filter(isState)),
    area: drawn ?? null,
  }
}

function layersOf(keys: Set<string>) {
  const isMechanism = (key: string) => /^m\d+$/u.test(key)
  return {
    mechanisms: new Set([...keys].filter(isMechanism).map((key) => Number(key.slice(1)))),
    kinds: new Set([...keys].filter((key) => !isMechanism(key))),
  }
}
