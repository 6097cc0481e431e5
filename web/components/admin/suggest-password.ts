// Letters and digits that are not mistaken for one another on paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'
const digits = '23456789'
const wordLength = 4
const words = 4

/** A random password of four words of four signs with dashes: about 80 bits, and of the kinds that the server asks for. */
export function suggestPassword() {
  const parts = Array.from({ length: words }, (_, index) => pickFrom(index === words - 1 ? digits : alphabet))
  return parts.join('-')
}

function pickFrom(signs: string) {
  // Bytes beyond the last whole multiple are thrown away, so that no sign is likelier than another.
  const limit = 256 - 256 % signs.length
  let word = ''
  while (word.length < wordLength) {
    const [byte = limit] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < limit) word += signs[byte % signs.length] ?? ''
  }
  return word
}
