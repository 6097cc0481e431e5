import type { AuditEntry } from '../../composables/admin/use-audit-trail.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** visit:12 → 走访慰问 12; an account by its name; nothing for a sign-in, which is its own subject. */
export function subjectText({ subject, subjectName }: Pick<AuditEntry, 'subject' | 'subjectName'>, t: Translate) {
  if (subject === 'session') return ''
  const [kind = '', id] = subject.split(':')
  const key = `admin.audit.subjects.${kind}`
  const name = t(key)
  return [name === key ? kind : name, subjectName ?? id].filter((part) => part !== undefined).join(' ')
}

// How a list was ordered and cut says nothing about what was seen or changed.
const untold = new Set(['limit', 'order', 'sort', 'descending', 'type'])

/** What an entry says besides, in words: its known parts by name, others as they are. */
export function detailText(detail: AuditEntry['detail'], t: Translate) {
  return Object.entries(detail)
    .filter(([name, value]) => !untold.has(name) && value !== null && !isEmpty(value))
    .map(([name, value]) => partText(name, value, t)).filter((text) => text !== '').join(' · ')
}

const isEmpty = (value: unknown) => value !== null && typeof value === 'object' && Object.keys(value).length === 0

function partText(name: string, value: unknown, t: Translate) {
  if (typeof value === 'boolean') return knownOr(`admin.audit.flags.${name}.${value ? 'yes' : 'no'}`, `${name} ${value}`, t)
  const plain = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const shown = name === 'role' ? t(`common.roles.${plain}`) : name === 'deed' ? knownOr(`admin.audit.deeds.${plain}`, plain, t) : plain
  return knownOr(`admin.audit.details.${name}`, `${name} ${shown}`, (key) => t(key, { value: shown }))
}

function knownOr(key: string, otherwise: string, t: Translate) {
  const text = t(key)
  return text === key ? otherwise : text
}
