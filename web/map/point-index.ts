import Flatbush from 'flatbush'
import type { MapPoint } from './map-point.ts'
import { toUnit, type ToUnit } from './mercator.ts'

/** A box in the unit square of `mercator.ts`. */
export interface UnitBox { west: number; north: number; east: number; south: number }

export interface PointIndex {
  points: readonly MapPoint[]
  /** Where each point lies in the unit square. */
  x: Float64Array
  y: Float64Array
  /** Visits the points inside a box, north first, so that a nearer symbol overlaps the one behind it. */
  visitWithin(box: UnitBox, visit: (index: number) => void): void
  /** Points no further than `radius` (in the unit square), nearest first. */
  nearest(at: { x: number; y: number; radius: number; limit: number }): MapPoint[]
  find(id: string): MapPoint | undefined
  /** What laid the points out. */
  project: ToUnit
}

/** Lays the points out in typed arrays with a spatial index; points without a finite position are left out. */
export function createPointIndex(all: readonly MapPoint[], project: ToUnit = toUnit): PointIndex {
  const points = all
    .filter(({ longitude, latitude }) => Number.isFinite(longitude) && Math.abs(latitude) < 85)
    .toSorted((a, b) => b.latitude - a.latitude)
  const x = new Float64Array(points.length)
  const y = new Float64Array(points.length)
  const tree = points.length > 0 ? new Flatbush(points.length) : undefined
  points.forEach((point, index) => {
    const unit = project(point.longitude, point.latitude)
    x[index] = unit.x
    y[index] = unit.y
    tree?.add(unit.x, unit.y)
  })
  tree?.finish()
  const byId = new Map(points.map((point) => [point.id, point]))

  function visitWithin(box: UnitBox, visit: (index: number) => void) {
    for (let index = 0; index < points.length; index += 1) {
      const east = x[index] ?? NaN
      const south = y[index] ?? NaN
      if (east >= box.west && east <= box.east && south >= box.north && south <= box.south) visit(index)
    }
  }

  return {
    points,
    x,
    y,
    visitWithin,
    nearest: (at) => (tree?.neighbors(at.x, at.y, at.limit, at.radius) ?? []).flatMap((index) => points[index] ?? []),
    find: (id) => byId.get(id),
    project,
  }
}
