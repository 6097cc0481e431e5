import { createFacts, type Period } from '../../db/facts.ts'
import { type Indicator, valueOf } from '../../db/indicator.ts'
import { findIndicator } from '../../db/indicators.ts'
import { loadFacts } from '../../db/queries/facts.ts'
import type { Values } from '../../db/record.ts'
import { openDistrict } from './open-district.ts'

export const year = (value: number): Period => ({ from: `${value}-01-01`, to: `${value}-12-31` })
export const until = (day: string): Period => ({ from: `${day.slice(0, 4)}-01-01`, to: day })

interface Which { organization?: number, subdistrict?: number | null }

/** The district with one mass organization, one garrison unit and two sub-districts, all of them members, and the question for an indicator's value. */
export async function openWithUnits({ today = '2026-12-31' } = {}) {
  const { db, add, change, root } = await openDistrict({ today })
  const idOf = async (given: Values) => (await add('organization', given)).id
  const unit = {
    root: root.id,
    songtao: await idOf({ name: '松涛街道', kind: 'subdistrict' }),
    hailan: await idOf({ name: '海澜街道', kind: 'subdistrict' }),
    women: await idOf({ name: '区妇联', kind: 'mass_organization' }),
    garrison: await idOf({ name: '驻区示例部队01', side: 'military' }),
  }

  async function figure(code: string, period: Period, { organization = root.id, subdistrict = null }: Which = {}) {
    const indicator = requireIndicator(code)
    const sources = await loadFacts(db, { indicators: [indicator], organizations: [organization], by: 'organization', subdistrict, period })
    const source = sources.get(organization)
    if (!source) throw new Error('no facts')
    return { indicator, ...indicator.formulaOf(createFacts(source, period)) }
  }

  async function value(code: string, period: Period, which: Which = {}) {
    const { indicator, ...found } = await figure(code, period, which)
    return valueOf(indicator, found)
  }

  /** Numerator and denominator, as they are before division. */
  async function parts(code: string, period: Period, which: Which = {}) {
    const { numerator, denominator } = await figure(code, period, which)
    return [numerator, denominator]
  }

  async function bySubdistrict(code: string, period: Period) {
    const indicator = requireIndicator(code)
    const sources = await loadFacts(db, { indicators: [indicator], organizations: [root.id], by: 'subdistrict', subdistrict: null, period })
    return new Map([...sources].filter(([group]) => group !== 0).map(([group, source]) =>
      [group, valueOf(indicator, indicator.formulaOf(createFacts(source, period)))]))
  }

  return { db, add, change, unit, figure, value, parts, bySubdistrict, close: () => db.destroy() }
}

export type Units = Awaited<ReturnType<typeof openWithUnits>>

export function requireIndicator(code: string): Indicator {
  const indicator = findIndicator(code)
  if (!indicator) throw new Error(`no indicator ${code}`)
  return indicator
}
