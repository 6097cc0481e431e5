import type { SheetInfo } from './cells.ts'

/** Excel allows 31 characters; others write somewhat longer ones. */
const LONGEST = 100

/** Names that tell sheets apart: what a person decides about a sheet is kept by its name, and a hostile file may give one to several. */
export function nameSheetsApart(sheets: SheetInfo[]) {
  const taken = new Set<string>()
  for (const sheet of sheets) {
    const own = sheet.name.slice(0, LONGEST).trim() || `Sheet${sheet.index + 1}`
    let name = own
    for (let count = 2; taken.has(name); count += 1) name = `${own.slice(0, LONGEST - 8)} (${count})`
    taken.add(name)
    sheet.name = name
  }
}
