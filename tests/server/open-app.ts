import { scryptSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { connect, type Db } from '../../db/connect.ts'
import type { Role } from '../../db/database.ts'
import { todayInShanghai } from '../../db/dates.ts'
import { migrate } from '../../db/migrate.ts'
import { loadCompletionContext, prepareValues } from '../../db/prepare-values.ts'
import { insertAccount } from '../../db/queries/accounts.ts'
import { writeRecords } from '../../db/queries/write-records.ts'
import type { StoredRecord, Values } from '../../db/record.ts'
import type { RecordName } from '../../db/records.ts'
import { createApp } from '../../server/app.ts'
import { cancelJobs } from '../../server/services/imports/import-jobs.ts'

export const password = 'Correct-Horse-42'
// As the server stores one, at a cost far below its own: the tests sign in hundreds of times.
const passwordHash = `scrypt$${2 ** 10}$8$1$c2FsdA==$${scryptSync(password, 'salt', 32, { N: 2 ** 10, r: 8, p: 1 }).toString('base64')}`

/** Everyone who may knock: a role each, staff of the whole district and of two of its sub-districts, and nobody. */
export const callers = {
  leader: 'leader', planner: 'planner', districtStaff: 'staff', staff: 'staff', otherStaff: 'staff', administrator: 'administrator', auditor: 'auditor',
} as const satisfies Record<string, Role>
export type Caller = keyof typeof callers

export interface Call {
  method?: string
  json?: unknown
  /** A file's content, in place of `json`. */
  file?: string
  headers?: Record<string, string>
}
export type Fetch = (path: string, call?: Call) => Promise<Response>

/**
 * The server over a new database file with a small district and an account for every caller. The file goes when the test has finished;
 * a hook that opens one for many tests says so and closes it itself.
 */
export async function openApp({ forManyTests = false } = {}) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tongxin-test-'))
  const env = { dataDirectory, databasePath: join(dataDirectory, 'tongxin.db'), host: '127.0.0.1', port: 0, secureCookies: false }
  const db = connect(env.databasePath)
  async function close() {
    await cancelJobs(env.databasePath)
    await db.destroy()
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 })
  }
  if (!forManyTests) onTestFinished(close)
  await migrate(db)
  const clock = { now: new Date('2026-11-23T02:00:00.000Z') }
  const app = createApp({ db, env, clock: () => clock.now })
  const add = (type: RecordName, given: Values) => addRecord(db, clock, { type, given })
  const district = await makeDistrict(add)
  await addAccounts(db, { root: district.root.id, staff: district.hailun.id, otherStaff: district.songtao.id })

  const request = (path: string, { method = 'GET', json, file, headers = {} }: Call = {}, cookie = '') => app.request(path, {
    method,
    headers: { origin: 'http://localhost', cookie, ...(file !== undefined ? { 'content-type': 'application/octet-stream' } : json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(file !== undefined ? { body: file } : json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  const trySignIn = (name: string, given = password) => request('/api/sign-in', { method: 'POST', json: { name, password: given } })

  /** Signs in as a caller and answers a function that asks with that session. */
  async function signIn(caller: Caller): Promise<Fetch> {
    const answer = await trySignIn(caller)
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (answer.status !== 200 || cookie === undefined) throw new Error(`${caller} could not sign in: ${answer.status}`)
    return async (path, call) => request(path, call, cookie)
  }

  return { app, close, db, env, clock, district, add, request: request as Fetch, trySignIn, signIn }
}

export type OpenApp = Awaited<ReturnType<typeof openApp>>

async function addRecord(db: Db, clock: { now: Date }, { type, given }: { type: RecordName, given: Values }): Promise<StoredRecord> {
  const prepared = prepareValues(type, given, await loadCompletionContext(db, todayInShanghai(clock.now)))
  const { values } = prepared
  if (!values) throw new Error(`${type}: ${JSON.stringify(prepared.issues)}`)
  const [record] = await db.transaction().execute((trx) =>
    writeRecords(trx, type, [{ before: null, values }], { authorId: null, at: clock.now.toISOString(), batchId: null }))
  if (!record) throw new Error(`${type} was not stored`)
  return record
}

/** 岚湾区 with two sub-districts, a bureau and a community in each, a garrison unit, and some records of every type. */
async function makeDistrict(add: (type: RecordName, given: Values) => Promise<StoredRecord>) {
  const organization = (given: Values) => add('organization', { side: 'civilian', ...given })
  const root = await organization({ name: '岚湾区', kind: 'government', is_member: false })
  const hailun = await organization({ name: '海伦路街道', kind: 'subdistrict', liaison: '周联络' })
  const songtao = await organization({ name: '松涛街道', kind: 'subdistrict' })
  const community = await organization({ name: '海伦路社区', kind: 'community', parent_id: hailun.id, subdistrict_id: hailun.id })
  const otherCommunity = await organization({ name: '松涛社区', kind: 'community', parent_id: songtao.id, subdistrict_id: songtao.id })
  const garrison = await organization({ name: '驻区某部一大队', side: 'military', kind: 'unit' })

  const site = await add('partner_site', {
    name: '海伦路福利院', kind: 'welfare_home', subdistrict_id: hailun.id, owner_id: hailun.id, co_builder_ids: [garrison.id], since_year: 2006,
  })
  const mechanism = await add('mechanism', { name: '防台风联动机制', type: 'typhoon', party_ids: [hailun.id, garrison.id], drills_required: 2 })
  const point = await add('coordination_point', {
    name: '海伦路避险点', kind: 'shelter', mechanism_ids: [mechanism.id], subdistrict_id: hailun.id, owner_id: hailun.id, capacity: 300,
    longitude: 120.38, latitude: 36.06, source_crs: 'WGS84', officer_a: '王一鸣', officer_b: '李二丰', duty_phone: '0532-88776655', verified_on: '2026-09',
  })
  const contact = await add('duty_contact', {
    mechanism_id: mechanism.id, organization_id: hailun.id, slot: 'a', person: '赵三立', post: '值班主任', shift: 'always', phone: '13954201357',
  })
  const activity = await add('activity', {
    started_on: '2026-03-05', title: '学雷锋便民服务', host_id: hailun.id, participant_ids: [garrison.id], troops: 24, civilians: 120,
  })
  const visit = await add('visit', {
    visited_on: '2026-07-28', host_id: hailun.id, leader: '孙四海', recipient: '海伦路福利院', households: 12, money_fen: 2_000_000,
    goods: [{ name: '大米', quantity: 20, unit: '袋', value_fen: 200_000 }], festival: 'army_day',
  })
  const otherVisit = await add('visit', { visited_on: '2026-02-10', host_id: songtao.id, recipient: '烈属代表', recipient_category: 'martyr_family', households: 3 })
  const register = await add('recipient_register', { category: 'martyr_family', organization_id: hailun.id, year: 2026, households: 40 })
  const target = await add('target', { organization_id: hailun.id, year: 2026, indicator: 'C1', value: 12 })
  return {
    root, hailun, songtao, community, otherCommunity, garrison, site, mechanism, point, contact, activity, visit, otherVisit, register, target,
  }
}

async function addAccounts(db: Db, organizations: { root: number, staff: number, otherStaff: number }) {
  const organizationOf: Partial<Record<Caller, number>> = { districtStaff: organizations.root, staff: organizations.staff, otherStaff: organizations.otherStaff }
  for (const caller of Object.keys(callers) as Caller[]) {
    await insertAccount(db, {
      name: caller, display_name: caller, role: callers[caller], organization_id: organizationOf[caller] ?? null,
      password_hash: passwordHash, must_change_password: 0, failed_count: 0, locked_until: null, disabled_at: null,
      created_at: '2026-01-01T00:00:00.000Z',
    })
  }
}
