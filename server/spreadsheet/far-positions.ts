import type { Values } from '../../db/record.ts'
import { isChinese } from './parse-values/coordinates.ts'

const MOST_KEPT = 20_000
const FEWEST = 3
/** No district and no call at its neighbours reaches further. */
const FAR_KILOMETRES = 150
const KILOMETRES_PER_DEGREE = 111.2

export interface FarPosition { row: number, kilometres: number }

/** Collects the positions of a sheet and tells those far from where most of them lie, as a slipped digit puts one. */
export function collectPositions() {
  const positions: { row: number, longitude: number, latitude: number }[] = []

  return {
    /** Takes a row's position where it has one in China; what lies outside is refused elsewhere. */
    add(row: number, { longitude, latitude }: Values) {
      if (typeof longitude !== 'number' || typeof latitude !== 'number' || !isChinese(longitude, latitude)) return
      if (positions.length < MOST_KEPT) positions.push({ row, longitude, latitude })
    },
    /** Empty where there are too few to tell. */
    far(): FarPosition[] {
      if (positions.length < FEWEST) return []
      const [x, y] = [middle(positions.map(({ longitude }) => longitude)), middle(positions.map(({ latitude }) => latitude))]
      const perDegree = KILOMETRES_PER_DEGREE * Math.cos((y * Math.PI) / 180)
      return positions
        .map(({ row, longitude, latitude }) => ({ row, kilometres: Math.round(Math.hypot((longitude - x) * perDegree, (latitude - y) * KILOMETRES_PER_DEGREE)) }))
        .filter(({ kilometres }) => kilometres > FAR_KILOMETRES)
    },
  }
}

function middle(numbers: number[]) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
