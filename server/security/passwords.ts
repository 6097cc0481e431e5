import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { invalid } from '../errors.ts'

const derive = promisify<string, Buffer, number, { N: number, r: number, p: number, maxmem: number }, Buffer>(scrypt)
// OWASP's scrypt setting of 32 MiB: N = 2^15, r = 8, p = 3.
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const length = 32

/** Hashes a password with a salt of its own. */
export async function hashPassword(password: string) {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, length, cost)
  return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString('base64')}$${hash.toString('base64')}`
}

/** Whether a password belongs to a stored hash; takes the same time for a wrong one. */
export async function verifyPassword(password: string, stored: string) {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$')
  const expected = Buffer.from(hash, 'base64')
  if (expected.length !== length) return false
  const actual = await derive(password, Buffer.from(salt, 'base64'), length, {
    N: Number(N), r: Number(r), p: Number(p), maxmem: cost.maxmem,
  })
  return timingSafeEqual(actual, expected)
}

/** At least ten characters of three classes (等保二级). Throws `invalid`. */
export function requireStrongPassword(password: string) {
  const classes = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^a-zA-Z\d]/u].filter((pattern) => pattern.test(password)).length
  if (password.length < 10 || classes < 3 || password.length > 200) {
    throw invalid({
      zh: '密码至少 10 位，并含大写字母、小写字母、数字、符号中的三类',
      en: 'A password has at least 10 characters of three kinds: upper case, lower case, digits, symbols',
    })
  }
}

// Letters and digits that are not mistaken for one another on paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A random password of 16 characters that meets the rule. */
export function randomPassword() {
  const pick = () => alphabet[randomInt(alphabet.length)] ?? 'a'
  const word = () => Array.from({ length: 4 }, pick).join('')
  return `${word()}-${word()}-${word()}-${randomInt(10)}${randomInt(10)}`
}
