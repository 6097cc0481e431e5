/** A text that wants a place beside its anchor, in pixels. `gap` keeps it clear of the symbol. */
export interface LabelWish { text: string; x: number; y: number; width: number; height: number; gap: number }
/** Where a label goes: its left edge and its vertical middle. */
export interface PlacedLabel { wish: LabelWish; left: number; middle: number }
export interface PixelBox { left: number; top: number; right: number; bottom: number }

const CELL = 64

function createOccupancy() {
  const cells = new Map<string, PixelBox[]>()
  function visitCells(box: PixelBox, visit: (key: string) => boolean): boolean {
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
        if (visit(`${column} ${row}`)) return true
      }
    }
    return false
  }
  return {
    isTaken: (box: PixelBox) => visitCells(box, (key) => (cells.get(key) ?? []).some((other) =>
      box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)),
    take: (box: PixelBox) => visitCells(box, (key) => {
      const boxes = cells.get(key)
      if (boxes) boxes.push(box)
      else cells.set(key, [box])
      return false
    }),
  }
}

type Side = (wish: LabelWish) => { left: number; middle: number }
const right: Side = ({ x, y, gap }) => ({ left: x + gap, middle: y })
const left: Side = ({ x, y, width, gap }) => ({ left: x - gap - width, middle: y })
const below: Side = ({ x, y, width, height, gap }) => ({ left: x - width / 2, middle: y + gap + height / 2 - 2 })
const above: Side = ({ x, y, width, height, gap }) => ({ left: x - width / 2, middle: y - gap - height / 2 + 2 })
const centred: Side = ({ x, y, width }) => ({ left: x - width / 2, middle: y })

/** Sides a point's name may stand on, best first, and the one place of an area's name. */
export const BESIDE: readonly Side[] = [right, left, below, above]
export const CENTRED: readonly Side[] = [centred]

/** Places the wishes in their order, each on its first free side; a label with no free side is left out. */
export function placeLabels({ wishes, obstacles, sides }: {
  wishes: readonly LabelWish[]; obstacles: readonly PixelBox[]; sides: readonly Side[]
}): PlacedLabel[] {
  const occupancy = createOccupancy()
  for (const box of obstacles) occupancy.take(box)
  return wishes.flatMap((wish) => {
    for (const side of sides) {
      const { left, middle } = side(wish)
      const box = { left, top: middle - wish.height / 2, right: left + wish.width, bottom: middle + wish.height / 2 }
      if (occupancy.isTaken(box)) continue
      occupancy.take(box)
      return [{ wish, left, middle }]
    }
    return []
  })
}
