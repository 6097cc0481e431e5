const MAX_CELL_CHARACTERS = 32_767
const MAX_NAME_CHARACTERS = 31

/** Keeps text that looks like the format's own escapes (`_x000D_`) as it is, drops what XML cannot hold and cuts at the cell's limit. */
export function safeText(text: string) {
  return text.slice(0, MAX_CELL_CHARACTERS).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(/[\ufffe\uffff]/g, '')
}

/** A column's width in characters: as asked, else as its header needs. */
export function widthOf({ header, width }: { header: string, width?: number }) {
  return width ?? Math.min(40, Math.max(10, displayWidth(header) + 4))
}

/** A Chinese character is as wide as two Latin ones. */
export function displayWidth(text: string) {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) > 0xff ? 2 : 1
  return width
}

/** Sheet names as the format allows them: up to 31 characters, none of `[]:*?/\`, no two alike. */
export function uniqueNames(names: string[]) {
  const taken = new Set<string>()
  return names.map((name) => {
    const clean = name.replace(/[[\]:*?/\\]/g, '_').replace(/^'|'$/g, '_').slice(0, MAX_NAME_CHARACTERS) || '工作表'
    let candidate = clean
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${clean.slice(0, MAX_NAME_CHARACTERS - 4)}_${count}`
    taken.add(candidate.toLowerCase())
    return candidate
  })
}
