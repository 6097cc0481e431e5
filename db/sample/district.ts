import type { StoredRecord } from '../record.ts'
import { communityNames } from './organization-names.ts'
import { type SampleSubdistrict, sampleSubdistricts } from './places.ts'
import type { Random } from './random.ts'

export interface SampleSite { id: number, name: string, kind: string, subdistrict: string, since: number, coBuilders: number[] }

/** The stored organizations and sites, as what happens in the district names them. */
export interface SampleDistrict {
  rootId: number
  /** The id of an organization by its name; throws for a name that the sample does not have. */
  organization(name: string): number
  isMilitary(id: number): boolean
  memberIds: number[]
  sites: SampleSite[]
}

export function createDistrict(organizations: StoredRecord[], sites: StoredRecord[]): SampleDistrict {
  const byName = new Map(organizations.map((record) => [String(record.name), record]))
  const byId = new Map(organizations.map((record) => [record.id, record]))
  return {
    rootId: organizations[0]?.id ?? 0,
    organization(name) {
      const found = byName.get(name)
      if (!found) throw new Error(`no organization ${name} in the sample`)
      return found.id
    },
    isMilitary: (id) => byId.get(id)?.side === 'military',
    memberIds: organizations.filter((record) => record.is_member === true).map((record) => record.id),
    sites: sites.map((record) => ({
      id: record.id,
      name: String(record.name),
      kind: String(record.kind),
      subdistrict: String(byId.get(Number(record.subdistrict_id))?.name),
      since: Number(record.since_year),
      coBuilders: Array.isArray(record.co_builder_ids) ? record.co_builder_ids.map(Number) : [],
    })),
  }
}

export const subdistrictNames = sampleSubdistricts.map(({ name }) => name)

export const communityOf = (subdistrict: string, random: Random) => `${random.pick(communityNames[subdistrict] ?? [])}社区`

const kilometresPerDegree = 111.32

/** A point on land in a sub-district: degrees, WGS84, to about a metre. */
export function positionIn(name: string, random: Random) {
  const { centre: [longitude, latitude], radiusKm } = subdistrictOf(name)
  const distance = Math.sqrt(random.next()) * radiusKm * 0.95
  const angle = random.next() * 2 * Math.PI
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return {
    longitude: round(longitude + distance * Math.cos(angle) / (kilometresPerDegree * Math.cos(latitude * Math.PI / 180))),
    latitude: round(latitude + distance * Math.sin(angle) / kilometresPerDegree),
    source_crs: 'WGS84' as const,
  }
}

function subdistrictOf(name: string): SampleSubdistrict {
  const found = sampleSubdistricts.find((subdistrict) => subdistrict.name === name)
  if (!found) throw new Error(`no sub-district ${name} in the sample`)
  return found
}

const roads = ['滨海路', '人民路', '振兴路', '文化路', '临港路', '迎宾路', '同心路', '青年路']

export const addressIn = (subdistrict: string, random: Random) => `${subdistrict}${random.pick(roads)}${random.integer(2, 188)}号`
