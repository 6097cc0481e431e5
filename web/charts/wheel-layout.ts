export interface WheelPlace { id: string, angle: number, x: number, y: number, radius: number, label: { x: number, y: number, anchor: 'start' | 'middle' | 'end' } }

interface WheelInput {
  festivals: { id: string, date: string, core: boolean }[]
  ring: number
  labelRing: number
  /** Radii of the marks. */
  sizes: { core: number, other: number }
}

const degreesPerRadian = 180 / Math.PI

/** Degrees clockwise from the top at which a day of the year stands on the wheel. */
export function angleOfDay(date: string) {
  const year = Number(date.slice(0, 4))
  const first = Date.UTC(year, 0, 1)
  return ((Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - first) / (Date.UTC(year + 1, 0, 1) - first)) * 360
}

/** A point on a circle around the middle, by degrees clockwise from the top. */
export function pointAt(angle: number, radius: number) {
  return { x: Math.sin(angle / degreesPerRadian) * radius, y: -Math.cos(angle / degreesPerRadian) * radius }
}

/** Places for a year's festivals: at their day, moved apart just so far that no two marks touch. */
export function layoutWheel({ festivals, ring, labelRing, sizes }: WheelInput): WheelPlace[] {
  const ordered = [...festivals].sort((a, b) => a.date.localeCompare(b.date))
  const radii = ordered.map((festival) => festival.core ? sizes.core : sizes.other)
  const gap = 2
  const angles = spreadAngles(ordered.map((festival) => angleOfDay(festival.date)), (index) =>
    (((radii[index] ?? 0) + (radii[(index + 1) % radii.length] ?? 0) + gap) / ring) * degreesPerRadian)
  return ordered.map((festival, index) => {
    const angle = angles[index] ?? 0
    const side = Math.sin(angle / degreesPerRadian)
    // A name above or below its mark needs less room than one beside it.
    const label = pointAt(angle, labelRing + (Math.abs(side) < 0.2 ? 6 : 0))
    return {
      id: festival.id, angle, radius: radii[index] ?? sizes.other, ...pointAt(angle, ring),
      label: { ...label, anchor: Math.abs(side) < 0.2 ? 'middle' : side > 0 ? 'start' : 'end' },
    }
  })
}

/** Moves ordered angles of a circle apart until each stands at least `gapAfter(index)` degrees before the next one. */
export function spreadAngles(angles: number[], gapAfter: (index: number) => number): number[] {
  const spread = [...angles]
  const rounds = 200
  for (let round = 0; round < rounds; round++) {
    let moved = false
    for (let index = 0; index < spread.length && spread.length > 1; index++) {
      const next = (index + 1) % spread.length
      const wrap = next === 0 ? 360 : 0
      const missing = gapAfter(index) - ((spread[next] ?? 0) + wrap - (spread[index] ?? 0))
      if (missing < 0.01) continue
      spread[index] = (spread[index] ?? 0) - missing / 2
      spread[next] = (spread[next] ?? 0) + missing / 2
      moved = true
    }
    if (!moved) break
  }
  return spread
}
