const SEPARATORS = /[、,;\n]|，|；/u
const QUOTED = /\s*“((?:[^”]|””)+)”\s*(?:[、,;\n，；]|$)/uy

/** Whether a text can be a list of several names. */
export const isNameList = (text: string) => SEPARATORS.test(text)

/** Names in one cell, with 、 between; those in quotes that have a separator of their own, or all where that alone can be read back. */
export function joinNames(names: string[]) {
  const plain = names.map((name) => isNameList(name) ? quoted(name) : name).join('、')
  const read = splitNames(plain)
  return read.length === names.length && read.every((name, index) => name === names[index]) ? plain : names.map(quoted).join('、')
}

/** The names of a cell. Quotes around what has no separator are part of the name (“星光之家”), unless every name stands in quotes. */
export function splitNames(text: string): string[] {
  return (text.includes('“') ? allQuoted(text) ?? someQuoted(text) : text.split(SEPARATORS)).map((name) => name.trim()).filter((name) => name !== '')
}

function allQuoted(text: string) {
  const names: string[] = []
  for (let at = 0; at < text.length;) {
    const name = quotedAt(text, at)
    if (!name) return null
    names.push(name.text)
    at = name.end
  }
  return names
}

function someQuoted(text: string) {
  const names: string[] = []
  for (let at = 0; at < text.length;) {
    const name = quotedAt(text, at)
    const isOne = name !== null && isNameList(name.text)
    const length = text.slice(at).search(SEPARATORS)
    const end = length === -1 ? text.length : at + length
    names.push(isOne ? name.text : text.slice(at, end))
    at = isOne ? name.end : end + 1
  }
  return names
}

function quotedAt(text: string, at: number) {
  QUOTED.lastIndex = at
  const match = QUOTED.exec(text)
  return match && { text: match[1]?.replaceAll('””', '”') ?? '', end: QUOTED.lastIndex }
}

const quoted = (name: string) => `“${name.replaceAll('”', '””')}”`
