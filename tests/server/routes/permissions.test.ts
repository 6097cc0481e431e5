import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertMapping, insertMappingVersion } from '../../../db/queries/import-mappings.ts'
import { insertLearntName } from '../../../db/queries/import-names.ts'
import { jmaText } from '../geo/typhoon/excerpts.ts'
import { insertReportBatch } from '../../../db/queries/report-batches.ts'
import { insertReport } from '../../../db/queries/reports.ts'
import { type Call, type Caller, callers, type Fetch, type OpenApp, openApp } from '../open-app.ts'

type Knocker = Caller | 'nobody'
const knockers: Knocker[] = ['leader', 'planner', 'districtStaff', 'staff', 'otherStaff', 'administrator', 'auditor', 'nobody']

/** What each caller is answered, in the order of `knockers`. */
type Statuses = [number, number, number, number, number, number, number, number]

interface Rule { route: string, statuses: Statuses, call(opened: OpenApp): Call & { path: string } | Promise<Call & { path: string }> }

const rule = (route: string, statuses: Statuses, call: Rule['call']): Rule => ({ route, statuses, call })
const get = (path: string) => () => ({ path })

const visit = (opened: OpenApp, recipient: string) =>
  opened.add('visit', { visited_on: '2026-06-01', host_id: opened.district.hailun.id, recipient, recipient_category: 'martyr_family' })
const newVisit = (opened: OpenApp) => ({ visited_on: '2026-06-02', host_id: opened.district.hailun.id, recipient: '烈属', recipient_category: 'martyr_family' })
/** 海伦路街道's visits of a year under supervision, which no other rule watches. */
async function watched(opened: OpenApp, closed = false) {
  const { id } = await opened.add('supervision', {
    subject: 'indicator', indicator: 'C2', about_id: opened.district.hailun.id, year: 1950 + count++, title: '走访', organization_id: opened.district.hailun.id,
    opened_on: '2026-11-01', due_on: '2026-12-01', ...closed ? { closed_on: '2026-11-02', closing_note: '已办' } : {},
  })
  return id
}
/** 海伦路街道's first half-year as it was reported. */
async function frozen(opened: OpenApp) {
  const answer = await (await opened.signIn('districtStaff'))('/api/snapshots', { method: 'POST', json: { name: `上报${count++}`, year: 2026, period: 'h1', unit: opened.district.hailun.id, note: null } })
  return (await answer.json() as { id: number }).id
}
/** A sealed map of the whole district, discarded or not. */
async function sealedMap(opened: OpenApp, path: string, call: Call & { discarded?: boolean } = {}) {
  const { discarded = false, ...rest } = call
  planner ??= await opened.signIn('planner')
  const { id } = await (await planner('/api/sealed-maps', { method: 'POST', json: newSealedMap() })).json() as { id: number }
  if (discarded) await planner(`/api/sealed-maps/${id}/discard`, { method: 'POST', json: { reason: '误存' } })
  return { path: `/api/sealed-maps/${id}${path}`, ...rest }
}
const newSealedMap = () => ({ name: `存档${count++}`, reason: '台风会商', filters: {}, box: { west: 120.3, south: 36, east: 120.5, north: 36.2 }, base: 0, typhoon: null, hour: null })
const terms = ({ district }: OpenApp) => ({ dueOn: '2026-12-31', responsible: district.hailun.id, note: null })
let count = 0

/** What an import of 海伦路街道 taught about sheets of visits; every one of another shape. */
async function learntMapping({ db, district }: OpenApp, deletedAt: string | null = null) {
  const columns = [{ key: '花费', heading: '花费', field: null, basis: 'decided', refused: false }]
  const content = JSON.stringify({ columns, isHeaderChosen: false, unitId: null, moneyUnit: null, coordinateSystem: null, fillDown: null })
  const id = await insertMapping(db, {
    record_type: 'visit', fingerprint: String(count++), organization_id: district.hailun.id, version: 0, last_used_at: null, deleted_at: deletedAt, deleted_by: null,
  })
  await insertMappingVersion(db, { mapping_id: id, version: 1, content, batch_id: null, file_name: null, author_id: null, at: '2026-11-01T02:00:00.000Z' })
  return id
}

/** A file of typhoon tracks that nobody has brought in yet. */
const newTrackFile = () => `${jmaText}\n# ${count++}`

let planner: Fetch | undefined

/** A file of one track, brought in by a planner, and perhaps undone again. */
async function trackFile(opened: OpenApp, { undone = false } = {}) {
  planner ??= await opened.signIn('planner')
  const { id } = await (await planner('/api/typhoons?name=bst.txt&tracks=0', { method: 'POST', file: newTrackFile() })).json() as { id: number }
  if (undone) await planner(`/api/typhoons/files/${id}/undo`, { method: 'POST' })
  const { tracks } = await (await planner('/api/typhoons')).json() as { tracks: { id: number }[] }
  return { file: id, track: tracks[0]?.id }
}

/** An open response at level Ⅲ. */
async function response(opened: OpenApp) {
  planner ??= await opened.signIn('planner')
  const { id } = await (await planner('/api/responses', { method: 'POST', json: newResponse(opened) })).json() as { id: number }
  return id
}
const newResponse = ({ district }: OpenApp) => ({ kind: 'drill', hazard: 'typhoon', mechanismId: district.mechanism.id, title: `演练${count++}`, level: 3, signal: null, track: null })

/** A response with a duty that nobody has taken up. */
async function task(opened: OpenApp) {
  await opened.add('response_duty', { hazard: 'typhoon', level: 'four', duty: `值班${count++}` })
  const id = await response(opened)
  const { tasks } = await (await opened.signIn('planner'))(`/api/responses/${id}`).then((answer) => answer.json()) as { tasks: { id: number }[] }
  return `/api/responses/${id}/tasks/${tasks[0]?.id}`
}

/** A base map that the server fetches for browsers. */
const newBaseMap = {
  name: '底图', source: { kind: 'xyz', url: 'https://tiles.example.com/{z}/{x}/{y}.png', through: 'server' }, minZoom: 4, maxZoom: 18, system: 'WGS84', approval: null, licence: '内部', attribution: '市勘测院',
}

/** A round of verification under way. */
async function round({ db }: OpenApp) {
  await db.deleteFrom('verification_round').execute()
  return (await db.insertInto('verification_round').values({ name: '核实', started_at: '2026-11-01T02:00:00.000Z', started_by: 1, closed_at: null, closed_by: null }).returning('id').executeTakeFirstOrThrow()).id
}

/** A name of a unit that an import of 海伦路街道 taught. */
const learntName = ({ db, district }: OpenApp, deletedAt: string | null = null) => insertLearntName(db, {
  record_type: 'organization', name_key: `name${count}`, written: `name${count++}`, record_id: district.community.id, organization_id: district.hailun.id, version: 1,
  batch_id: null, file_name: null, author_id: null, at: '2026-11-01T02:00:00.000Z', last_used_at: null, deleted_at: deletedAt, deleted_by: null,
})

/** A drafted report of 海伦路街道 in the place of any that stands. */
async function draftedReport({ db, district }: OpenApp, status: 'draft' | 'submitted' = 'draft') {
  await db.updateTable('report').set({ status: 'discarded' }).execute()
  const at = '2026-11-01T02:00:00.000Z'
  const runs = [{ text: '海伦路街道2026年双拥工作履职情况报告' }]
  const content = JSON.stringify({ blocks: [{ id: 'title', kind: 'title', runs, generated: '', slots: [], figures: {}, edited: null }], charts: [] })
  return insertReport(db, {
    organization_id: district.hailun.id, year: 2026, period: 'year', kind: 'civilian', status, version: 1, document_id: null, updated_at: at,
  }, { version: 1, content, deed: 'draft', block: null, note: null, as_of: '2026-11-01', author_id: null, at })
}
let reviewYear = 2025
let batchYear = 2025
/** An open review of a year that no other rule has. */
async function openedReview(opened: OpenApp) {
  const answer = await (await opened.signIn('leader'))('/api/reviews', { method: 'POST', json: { year: reviewYear-- } })
  return (await answer.json() as { id: number }).id
}
const onReport = (path: string, call: Call = {}, status: 'draft' | 'submitted' = 'draft') => async (opened: OpenApp) =>
  ({ path: `/api/reports/${await draftedReport(opened, status)}${path}`, ...call })

/**
 * Who may knock at which door. Staff belong to 海伦路街道, the other staff to 松涛街道; every record asked for belongs to 海伦路街道.
 * 401: not signed in · 403: the role may not · 404: outside the caller's own organizations · 422: let in, but the request is not right.
 */
const rules: Rule[] = [
  //                                           leader plan. dist. staff other admin audit nobody
  rule('GET /api/health',                      [200, 200, 200, 200, 200, 200, 200, 200], get('/api/health')),
  rule('POST /api/sign-in',                    [401, 401, 401, 401, 401, 401, 401, 401], () => ({ path: '/api/sign-in', method: 'POST', json: { name: `unknown ${count++}`, password: 'x' } })),
  rule('GET /api/session',                     [200, 200, 200, 200, 200, 200, 200, 401], get('/api/session')),
  rule('PUT /api/session/password',            [422, 422, 422, 422, 422, 422, 422, 401], () => ({ path: '/api/session/password', method: 'PUT', json: { current: 'x', next: 'y' } })),
  rule('GET /api/overview',                    [200, 200, 200, 200, 200, 200, 403, 401], get('/api/overview?year=2026')),
  rule('GET /api/indicators',                  [200, 200, 200, 200, 200, 200, 403, 401], get('/api/indicators?year=2026')),
  rule('GET /api/indicators/:code',            [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/indicators/C1?year=2026&unit=${district.hailun.id}` })),
  rule('GET /api/indicators/:code/records',    [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/indicators/C1/records?year=2026&unit=${district.hailun.id}` })),
  rule('GET /api/indicators/:code/passport',   [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/indicators/C1/passport?year=2026&unit=${district.hailun.id}` })),
  rule('GET /api/supervisions',                [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/supervisions?unit=${district.hailun.id}` })),
  rule('POST /api/supervisions',               [201, 403, 403, 403, 403, 403, 403, 401], (opened) => ({
    path: '/api/supervisions', method: 'POST', json: { subject: 'indicator', indicator: 'C1', unit: opened.district.hailun.id, year: 1950 + count++, ...terms(opened) },
  })),
  rule('PUT /api/supervisions/:id',            [200, 403, 403, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/supervisions/${await watched(opened)}`, method: 'PUT', json: { version: 1, ...terms(opened) },
  })),
  rule('POST /api/supervisions/:id/close',     [200, 403, 403, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/supervisions/${await watched(opened)}/close`, method: 'POST', json: { version: 1, note: '已办' },
  })),
  rule('POST /api/supervisions/:id/reopen',    [200, 403, 403, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/supervisions/${await watched(opened, true)}/reopen`, method: 'POST', json: { version: 1, ...terms(opened) },
  })),
  rule('POST /api/supervisions/:id/answers',   [403, 403, 201, 201, 404, 403, 403, 401], async (opened) => ({
    path: `/api/supervisions/${await watched(opened)}/answers`, method: 'POST', json: { kind: 'reply', text: '正在办' },
  })),
  rule('POST /api/supervisions/:id/return',    [201, 403, 403, 403, 403, 403, 403, 401], async (opened) => {
    const id = await watched(opened)
    await (await opened.signIn('staff'))(`/api/supervisions/${id}/answers`, { method: 'POST', json: { kind: 'done', text: null } })
    return { path: `/api/supervisions/${id}/return`, method: 'POST', json: { text: '再办' } }
  }),
  rule('POST /api/charts/workbook',            [200, 200, 200, 200, 200, 403, 403, 401], () => ({
    path: '/api/charts/workbook', method: 'POST', json: { title: '走访次数 3 次', name: '趋势', about: [], columns: ['月份', '2026年（次）'], rows: [['7月', 3]] },
  })),
  rule('GET /api/snapshots',                   [200, 200, 200, 200, 200, 200, 403, 401], get('/api/snapshots')),
  rule('POST /api/snapshots',                  [201, 403, 201, 201, 403, 403, 403, 401], ({ district }) => ({
    path: '/api/snapshots', method: 'POST', json: { name: `上报${count++}`, year: 2026, period: 'h1', unit: district.hailun.id, note: null },
  })),
  rule('GET /api/snapshots/:id',               [200, 200, 200, 200, 404, 200, 403, 401], async (opened) => ({ path: `/api/snapshots/${await frozen(opened)}` })),
  rule('GET /api/snapshots/:id/changes',       [200, 200, 200, 200, 404, 200, 403, 401], async (opened) => ({ path: `/api/snapshots/${await frozen(opened)}/changes?unit=${opened.district.hailun.id}&indicator=C1` })),
  rule('GET /api/snapshots/:id/workbook',      [200, 200, 200, 200, 404, 403, 403, 401], async (opened) => ({ path: `/api/snapshots/${await frozen(opened)}/workbook` })),
  rule('POST /api/snapshots/:id/withdraw',     [200, 403, 200, 200, 404, 403, 403, 401], async (opened) => ({
    path: `/api/snapshots/${await frozen(opened)}/withdraw`, method: 'POST', json: { reason: '填报有误' },
  })),
  rule('GET /api/reviews',                     [200, 200, 200, 200, 200, 200, 403, 401], get('/api/reviews?year=2026')),
  rule('POST /api/reviews',                    [201, 403, 201, 403, 403, 403, 403, 401], () => ({ path: '/api/reviews', method: 'POST', json: { year: reviewYear-- } })),
  rule('GET /api/reviews/workbook',            [200, 200, 200, 200, 200, 403, 403, 401], get('/api/reviews/workbook?year=2026')),
  rule('POST /api/reviews/:id/status',         [200, 403, 200, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/reviews/${await openedReview(opened)}/status`, method: 'POST', json: { version: 1, deed: 'close', note: null },
  })),
  rule('PUT /api/reviews/:id/ballots',         [200, 200, 200, 403, 200, 403, 403, 401], async (opened) => ({
    path: `/api/reviews/${await openedReview(opened)}/ballots`, method: 'PUT',
    json: { ballots: [{ organizationId: opened.district.hailun.id, vote: 'satisfied', comment: null, version: 0 }] },
  })),
  rule('GET /api/reviews/:id/ballots/:unit',   [200, 200, 200, 200, 200, 403, 403, 401], async (opened) => ({
    path: `/api/reviews/${await openedReview(opened)}/ballots/${opened.district.hailun.id}`,
  })),
  // One drafting at a time: each caller finds none that still runs, and nothing missing once all is drafted.
  rule('POST /api/reports/batches',            [201, 403, 201, 201, 201, 403, 403, 401], async ({ db }) => {
    await db.updateTable('report_batch').set({ status: 'stopped' }).execute()
    return { path: '/api/reports/batches', method: 'POST', json: { year: batchYear-- } }
  }),
  rule('POST /api/reports/batches/:id/stop',   [200, 403, 200, 200, 403, 403, 403, 401], async ({ db, district }) => {
    await db.updateTable('report_batch').set({ status: 'stopped' }).execute()
    const id = await insertReportBatch(db, {
      organization_id: district.hailun.id, year: 2026, status: 'running', total: 3, done: 0, failed: '[]', unit: null, started_by: null, started_at: '2026-11-01T02:00:00.000Z', ended_at: null,
    })
    return { path: `/api/reports/batches/${id}/stop`, method: 'POST' }
  }),
  rule('GET /api/targets',                     [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/targets?year=2026&unit=${district.hailun.id}` })),
  rule('GET /api/standards',                   [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/standards?year=2026&unit=${district.hailun.id}` })),
  rule('GET /api/targets/:code',               [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/targets/C1?year=2026&unit=${district.hailun.id}` })),
  rule('POST /api/wall-key',                   [410, 410, 410, 410, 410, 410, 410, 410], () => ({ path: '/api/wall-key', method: 'POST', json: { key: 'x' } })),
  rule('GET /api/wall',                        [200, 200, 200, 200, 200, 200, 403, 401], get('/api/wall')),
  rule('GET /api/wall/layers',                 [200, 200, 200, 200, 200, 200, 403, 401], get('/api/wall/layers')),
  rule('GET /api/wall/points',                 [200, 200, 200, 200, 200, 200, 403, 401], get('/api/wall/points?bounds=120,35,121,37')),
  rule('GET /api/wall/passages/:id',           [404, 404, 404, 404, 404, 404, 403, 401], get('/api/wall/passages/1')),
  rule('GET /api/wall/links',                  [200, 403, 403, 403, 403, 403, 403, 401], get('/api/wall/links')),
  rule('POST /api/wall/links',                 [201, 403, 403, 403, 403, 403, 403, 401], () => ({ path: '/api/wall/links', method: 'POST', json: { name: '走廊', days: 30 } })),
  rule('PUT /api/wall/links/:id',              [404, 403, 403, 403, 403, 403, 403, 401], () => ({ path: '/api/wall/links/999', method: 'PUT', json: { stopped: true } })),
  rule('GET /api/units',                       [200, 200, 200, 200, 200, 200, 403, 401], get('/api/units')),
  rule('GET /api/units/names',                 [200, 200, 200, 200, 200, 200, 403, 401], get('/api/units/names')),
  rule('GET /api/records',                     [200, 200, 200, 200, 200, 200, 200, 401], get('/api/records')),
  rule('GET /api/records/:type',               [200, 200, 200, 200, 403, 200, 403, 401], ({ district }) => ({ path: `/api/records/visit?unit=${district.hailun.id}` })),
  rule('GET /api/records/:type',               [200, 200, 403, 403, 403, 403, 403, 401], get('/api/records/duty_contact')),
  rule('GET /api/records/:type/export',        [200, 200, 200, 200, 403, 403, 403, 401], ({ district }) => ({ path: `/api/records/visit/export?unit=${district.hailun.id}` })),
  rule('GET /api/records/:type/:id',           [200, 200, 200, 200, 404, 200, 403, 401], ({ district }) => ({ path: `/api/records/activity/${district.activity.id}` })),
  rule('GET /api/records/:type/:id',           [200, 200, 403, 403, 403, 403, 403, 401], ({ district }) => ({ path: `/api/records/duty_contact/${district.contact.id}` })),
  rule('GET /api/records/:type/:id/history',   [200, 200, 200, 200, 404, 200, 403, 401], ({ district }) => ({ path: `/api/records/activity/${district.activity.id}/history` })),
  rule('POST /api/records/:type',              [403, 403, 201, 201, 403, 403, 403, 401], (opened) => ({ path: '/api/records/visit', method: 'POST', json: { values: newVisit(opened) } })),
  rule('POST /api/records/:type',              [403, 201, 403, 403, 403, 403, 403, 401], () => ({ path: '/api/records/mechanism', method: 'POST', json: { values: { name: `机制${count++}`, type: 'fire' } } })),
  rule('POST /api/records/:type',              [403, 403, 201, 201, 403, 201, 403, 401], ({ district }) => ({
    path: '/api/records/organization', method: 'POST', json: { values: { name: `第${count++}社区`, side: 'civilian', kind: 'community', parent_id: district.hailun.id } },
  })),
  rule('PUT /api/records/:type/:id',           [403, 403, 200, 200, 404, 403, 403, 401], async (opened) => {
    const { id } = await visit(opened, `改${count++}`)
    return { path: `/api/records/visit/${id}`, method: 'PUT', json: { version: 1, values: { households: 1 } } }
  }),
  rule('DELETE /api/records/:type/:id',        [403, 403, 200, 200, 404, 403, 403, 401], async (opened) => {
    const { id } = await visit(opened, `删${count++}`)
    return { path: `/api/records/visit/${id}?version=1`, method: 'DELETE' }
  }),
  rule('POST /api/records/:type/:id/restore',  [403, 403, 200, 200, 403, 403, 403, 401], async (opened) => {
    const { id } = await visit(opened, `复${count++}`)
    await (await opened.signIn('districtStaff'))(`/api/records/visit/${id}?version=1`, { method: 'DELETE' })
    return { path: `/api/records/visit/${id}/restore`, method: 'POST' }
  }),
  rule('GET /api/map/layers',                  [200, 200, 200, 200, 200, 200, 403, 401], get('/api/map/layers')),
  rule('GET /api/map/points',                  [200, 200, 200, 200, 200, 200, 403, 401], get('/api/map/points?bounds=120,35,121,37')),
  rule('GET /api/map/nearest',                 [200, 200, 200, 200, 200, 200, 403, 401], get('/api/map/nearest?from=120.4,36.1')),
  rule('GET /api/map/nearest',                 [200, 200, 200, 200, 404, 200, 403, 401], ({ district }) => ({ path: `/api/map/nearest?from=coordination_point:${district.point.id}` })),
  rule('GET /api/map/coverage',                [200, 200, 200, 200, 200, 200, 403, 401], ({ district }) => ({ path: `/api/map/coverage?mechanism=${district.mechanism.id}&metres=3000` })),
  rule('GET /api/map/export',                  [200, 200, 200, 200, 200, 403, 403, 401], get('/api/map/export?format=geojson')),
  rule('GET /api/map/search',                  [200, 200, 200, 200, 200, 200, 403, 401], get('/api/map/search?q=fly')),
  rule('GET /api/map/points/:type/:id',        [200, 200, 200, 200, 404, 200, 403, 401], ({ district }) => ({ path: `/api/map/points/coordination_point/${district.point.id}` })),
  rule('GET /api/sealed-maps',                 [200, 200, 200, 200, 200, 200, 403, 401], get('/api/sealed-maps')),
  rule('POST /api/sealed-maps',                [403, 201, 403, 403, 403, 403, 403, 401], () => ({ path: '/api/sealed-maps', method: 'POST', json: newSealedMap() })),
  rule('GET /api/sealed-maps/:id',             [200, 200, 200, 200, 200, 200, 403, 401], (opened) => sealedMap(opened, '')),
  rule('GET /api/sealed-maps/:id/points',      [200, 200, 200, 200, 200, 200, 403, 401], (opened) => sealedMap(opened, '/points?bounds=120,35,121,37&zoom=12')),
  rule('GET /api/sealed-maps/:id/points/:type/:place', [200, 200, 200, 200, 404, 200, 403, 401], (opened) => sealedMap(opened, `/points/coordination_point/${opened.district.point.id}`)),
  rule('GET /api/sealed-maps/:id/difference',  [200, 200, 200, 200, 200, 200, 403, 401], (opened) => sealedMap(opened, '/difference')),
  rule('GET /api/sealed-maps/:id/export',      [200, 200, 200, 200, 200, 403, 403, 401], (opened) => sealedMap(opened, '/export?format=geojson')),
  rule('POST /api/sealed-maps/:id/discard',    [403, 200, 403, 403, 403, 403, 403, 401], (opened) => sealedMap(opened, '/discard', { method: 'POST', json: { reason: '误存' } })),
  rule('POST /api/sealed-maps/:id/restore',    [403, 200, 403, 403, 403, 403, 403, 401], (opened) => sealedMap(opened, '/restore', { method: 'POST', discarded: true })),
  rule('GET /api/typhoons',                    [200, 200, 200, 200, 200, 200, 403, 401], get('/api/typhoons')),
  rule('POST /api/typhoons/preview',           [403, 200, 403, 403, 403, 403, 403, 401], () => ({ path: '/api/typhoons/preview', method: 'POST', file: jmaText })),
  rule('POST /api/typhoons',                   [403, 201, 403, 403, 403, 403, 403, 401], () => ({ path: '/api/typhoons?name=bst.txt', method: 'POST', file: newTrackFile() })),
  rule('GET /api/typhoons/:id',                [200, 200, 200, 200, 200, 200, 403, 401], async (opened) => ({ path: `/api/typhoons/${(await trackFile(opened)).track}` })),
  rule('GET /api/typhoons/:id/passage',        [200, 200, 200, 200, 200, 200, 403, 401], async (opened) => ({ path: `/api/typhoons/${(await trackFile(opened)).track}/passage` })),
  rule('POST /api/typhoons/:id/call-sheet',    [200, 200, 200, 200, 200, 403, 403, 401], async (opened) => ({
    path: `/api/typhoons/${(await trackFile(opened)).track}/call-sheet`, method: 'POST', json: { purpose: 'drill' },
  })),
  rule('POST /api/typhoons/:id/call-sheet/file', [200, 200, 200, 200, 200, 403, 403, 401], async (opened) => ({
    path: `/api/typhoons/${(await trackFile(opened)).track}/call-sheet/file`, method: 'POST', json: { purpose: 'drill' },
  })),
  rule('POST /api/typhoons/files/:id/undo',    [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({ path: `/api/typhoons/files/${(await trackFile(opened)).file}/undo`, method: 'POST' })),
  rule('POST /api/typhoons/files/:id/restore', [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({ path: `/api/typhoons/files/${(await trackFile(opened, { undone: true })).file}/restore`, method: 'POST' })),
  rule('GET /api/checks',                      [200, 200, 200, 200, 200, 200, 403, 401], get('/api/checks')),
  rule('GET /api/checks/count',                [200, 200, 200, 200, 200, 200, 403, 401], get('/api/checks/count')),
  rule('GET /api/checks/export',               [200, 200, 200, 200, 200, 403, 403, 401], get('/api/checks/export?check=duty')),
  rule('POST /api/checks/verify',              [403, 200, 200, 200, 404, 403, 403, 401], async (opened) => {
    const { id } = await opened.add('coordination_point', {
      name: `点位${count++}`, kind: 'depot', mechanism_ids: [opened.district.mechanism.id], owner_id: opened.district.hailun.id, duty_phone: '0532-88776655',
    })
    return { path: '/api/checks/verify', method: 'POST', json: { type: 'coordination_point', id, version: 1, corrected: null } }
  }),
  rule('POST /api/checks/rounds',              [403, 201, 403, 403, 403, 403, 403, 401], async (opened) => {
    await opened.db.deleteFrom('verification_round').execute()
    return { path: '/api/checks/rounds', method: 'POST', json: { name: '核实' } }
  }),
  rule('POST /api/checks/rounds/:id/close',    [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({ path: `/api/checks/rounds/${await round(opened)}/close`, method: 'POST' })),
  rule('GET /api/mechanisms',                  [200, 200, 200, 200, 200, 200, 403, 401], get('/api/mechanisms')),
  rule('GET /api/mechanisms/:id',              [200, 200, 200, 200, 200, 200, 403, 401], ({ district }) => ({ path: `/api/mechanisms/${district.mechanism.id}` })),
  rule('GET /api/responses',                   [200, 200, 200, 200, 200, 200, 403, 401], get('/api/responses')),
  rule('POST /api/responses',                  [403, 201, 403, 403, 403, 403, 403, 401], (opened) => ({ path: '/api/responses', method: 'POST', json: newResponse(opened) })),
  rule('GET /api/responses/:id',               [200, 200, 200, 200, 200, 200, 403, 401], async (opened) => ({ path: `/api/responses/${await response(opened)}` })),
  rule('GET /api/responses/:id/duties',        [200, 200, 200, 200, 200, 200, 403, 401], async (opened) => ({ path: `/api/responses/${await response(opened)}/duties?level=2` })),
  rule('PUT /api/responses/:id/level',         [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/responses/${await response(opened)}/level`, method: 'PUT', json: { level: 2, reason: null, version: 1 },
  })),
  rule('PUT /api/responses/:id/signal',        [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/responses/${await response(opened)}/signal`, method: 'PUT', json: { signal: 'blue', version: 1 },
  })),
  rule('POST /api/responses/:id/tasks/:taskId', [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({ path: await task(opened), method: 'POST', json: { action: 'arrive' } })),
  rule('POST /api/responses/:id/notes',        [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/responses/${await response(opened)}/notes`, method: 'POST', json: { text: '雨势加大', taskId: null },
  })),
  rule('POST /api/responses/:id/close',        [403, 200, 403, 403, 403, 403, 403, 401], async (opened) => ({
    path: `/api/responses/${await response(opened)}/close`, method: 'POST', json: { summary: '平稳结束', persons: null, evacuated: null, version: 1 },
  })),
  rule('GET /api/imports',                     [403, 200, 200, 200, 200, 403, 403, 401], get('/api/imports')),
  rule('GET /api/imports/open',                [403, 200, 200, 200, 200, 403, 403, 401], get('/api/imports/open')),
  rule('GET /api/imports/authors',             [403, 200, 200, 200, 200, 403, 403, 401], get('/api/imports/authors')),
  rule('POST /api/imports',                    [403, 422, 422, 422, 422, 403, 403, 401], () => ({ path: '/api/imports', method: 'POST', json: {} })),
  rule('POST /api/imports',                    [403, 403, 201, 201, 201, 403, 403, 401], () => ({ path: '/api/imports?name=a.csv&type=visit', method: 'POST', json: {} })),
  rule('GET /api/imports/:id',                 [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999')),
  rule('GET /api/imports/:id/rows',            [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999/rows')),
  rule('GET /api/imports/:id/events',          [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999/events')),
  rule('GET /api/imports/:id/file',            [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999/file')),
  rule('PUT /api/imports/:id/type',            [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/type', method: 'PUT', json: { type: 'partner_site' } })),
  rule('GET /api/imports/:id/positions',       [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999/positions')),
  rule('GET /api/imports/:id/alike',           [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999/alike')),
  rule('POST /api/imports/:id/share',          [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/share', method: 'POST' })),
  rule('PUT /api/imports/:id/options',         [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/options', method: 'PUT', json: {} })),
  rule('PUT /api/imports/:id/cells',           [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/cells', method: 'PUT', json: { sheet: '1', row: 2, column: 'A', text: 'x' } })),
  rule('DELETE /api/imports/:id/cells',        [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/cells?sheet=1&row=2&column=A', method: 'DELETE' })),
  rule('PUT /api/imports/:id/rows/choice',     [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/rows/choice', method: 'PUT', json: { sheet: '1', row: 2, choice: 'leave_out' } })),
  rule('GET /api/imports/:id/error-workbook',  [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999/error-workbook')),
  rule('GET /api/imports/:id/cells/alike',     [403, 404, 404, 404, 404, 403, 403, 401], get('/api/imports/999/cells/alike?sheet=1&row=2&column=A')),
  rule('POST /api/imports/:id/commit',         [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/commit', method: 'POST', json: {} })),
  rule('POST /api/imports/:id/undo',           [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/undo', method: 'POST' })),
  rule('POST /api/imports/:id/redo',           [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/redo', method: 'POST' })),
  rule('POST /api/imports/:id/stop',           [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999/stop', method: 'POST' })),
  rule('DELETE /api/imports/:id',              [403, 404, 404, 404, 404, 403, 403, 401], () => ({ path: '/api/imports/999', method: 'DELETE' })),
  rule('GET /api/import-memory',               [403, 200, 200, 200, 200, 403, 403, 401], get('/api/import-memory')),
  rule('GET /api/import-memory/mappings/:id/versions', [403, 200, 200, 200, 404, 403, 403, 401], async (opened) => ({ path: `/api/import-memory/mappings/${await learntMapping(opened)}/versions` })),
  rule('PUT /api/import-memory/mappings/:id',  [403, 403, 200, 200, 404, 403, 403, 401], async (opened) => ({
    path: `/api/import-memory/mappings/${await learntMapping(opened)}`, method: 'PUT', json: { version: 1, columns: [{ key: '花费', field: 'money_fen' }] },
  })),
  rule('DELETE /api/import-memory/mappings/:id', [403, 403, 200, 200, 404, 403, 403, 401], async (opened) => ({ path: `/api/import-memory/mappings/${await learntMapping(opened)}`, method: 'DELETE' })),
  rule('POST /api/import-memory/mappings/:id/restore', [403, 403, 200, 200, 404, 403, 403, 401], async (opened) => ({
    path: `/api/import-memory/mappings/${await learntMapping(opened, '2026-11-01')}/restore`, method: 'POST',
  })),
  rule('PUT /api/import-memory/names/:id',     [403, 200, 200, 200, 404, 403, 403, 401], async (opened) => ({
    path: `/api/import-memory/names/${await learntName(opened)}`, method: 'PUT', json: { version: 1, recordId: opened.district.hailun.id },
  })),
  rule('DELETE /api/import-memory/names/:id',  [403, 200, 200, 200, 404, 403, 403, 401], async (opened) => ({ path: `/api/import-memory/names/${await learntName(opened)}`, method: 'DELETE' })),
  rule('POST /api/import-memory/names/:id/restore', [403, 200, 200, 200, 404, 403, 403, 401], async (opened) => ({
    path: `/api/import-memory/names/${await learntName(opened, '2026-11-01')}/restore`, method: 'POST',
  })),
  rule('GET /api/templates/:type',             [403, 403, 200, 200, 200, 403, 403, 401], get('/api/templates/visit')),
  rule('GET /api/accounts',                    [403, 403, 403, 403, 403, 200, 403, 401], get('/api/accounts')),
  rule('POST /api/accounts',                   [403, 403, 403, 403, 403, 201, 403, 401], () => ({
    path: '/api/accounts', method: 'POST', json: { name: `new${count++}`, displayName: '新', role: 'leader', organizationId: null, password: 'First-Password-9' },
  })),
  rule('PATCH /api/accounts/:id',              [403, 403, 403, 403, 403, 404, 403, 401], () => ({ path: '/api/accounts/999', method: 'PATCH', json: { disabled: true } })),
  rule('GET /api/audit',                       [403, 403, 403, 403, 403, 403, 200, 401], get('/api/audit')),
  rule('GET /api/reports',                     [200, 200, 200, 200, 200, 200, 403, 401], get('/api/reports?year=2026')),
  rule('POST /api/reports',                    [201, 403, 201, 201, 403, 403, 403, 401], async (opened) => {
    await draftedReport(opened)
    await opened.db.updateTable('report').set({ status: 'discarded' }).execute()
    return { path: '/api/reports', method: 'POST', json: { unit: opened.district.hailun.id, year: 2026, period: 'year', kind: 'civilian' } }
  }),
  rule('GET /api/reports/:id',                 [200, 200, 200, 200, 403, 200, 403, 401], onReport('')),
  rule('GET /api/reports/:id/figure',          [404, 404, 404, 404, 403, 404, 403, 401], onReport('/figure?block=title&figure=B1')),
  rule('PUT /api/reports/:id/blocks',          [200, 403, 200, 200, 403, 403, 403, 401], onReport('/blocks', { method: 'PUT', json: { version: 1, block: 'title', text: '报告' } })),
  rule('POST /api/reports/:id/blocks',         [200, 403, 200, 200, 403, 403, 403, 401], onReport('/blocks', { method: 'POST', json: { version: 1, after: 'title', text: '说明' } })),
  rule('POST /api/reports/:id/renewals',       [200, 403, 200, 200, 403, 403, 403, 401], onReport('/renewals', { method: 'POST', json: { version: 1, blocks: ['title'], choice: 'take' } })),
  rule('POST /api/reports/:id/status',         [200, 403, 200, 200, 403, 403, 403, 401], onReport('/status', { method: 'POST', json: { version: 1, deed: 'submit' } })),
  rule('POST /api/reports/:id/status',         [200, 403, 403, 403, 403, 403, 403, 401], onReport('/status', { method: 'POST', json: { version: 1, deed: 'lock' } }, 'submitted')),
  rule('GET /api/reports/:id/versions',        [200, 200, 200, 200, 403, 200, 403, 401], onReport('/versions')),
  rule('POST /api/reports/:id/versions',       [200, 403, 200, 200, 403, 403, 403, 401], onReport('/versions', { method: 'POST', json: { version: 1, earlier: 1 } })),
  rule('GET /api/reports/:id/comparison',      [200, 200, 200, 200, 403, 200, 403, 401], onReport('/comparison?from=1&to=1')),
  rule('GET /api/reports/:id/text',            [200, 200, 200, 200, 403, 403, 403, 401], onReport('/text')),
  rule('GET /api/reports/:id/docx',            [200, 200, 200, 200, 403, 403, 403, 401], onReport('/docx')),
  rule('GET /api/reports/:id/charts/:chart',   [404, 404, 404, 404, 403, 404, 403, 401], onReport('/charts/activities')),
  rule('GET /api/audit/chain',                 [403, 403, 403, 403, 403, 403, 200, 401], get('/api/audit/chain')),
  rule('GET /api/settings/retention',          [403, 403, 403, 403, 403, 200, 403, 401], get('/api/settings/retention')),
  rule('PUT /api/settings/retention',          [403, 403, 403, 403, 403, 200, 403, 401], () => ({ path: '/api/settings/retention', method: 'PUT', json: { fileDays: 180, draftDays: 30 } })),
  rule('GET /api/base-maps',                   [200, 200, 200, 200, 200, 200, 403, 401], get('/api/base-maps')),
  rule('GET /api/base-maps/:id/tiles/:layer/:z/:x/:y', [404, 404, 404, 404, 404, 404, 403, 401], get('/api/base-maps/999/tiles/0/3/1/1')),
  rule('GET /api/settings/base-maps',          [403, 403, 403, 403, 403, 200, 403, 401], get('/api/settings/base-maps')),
  rule('POST /api/settings/base-maps',         [403, 403, 403, 403, 403, 201, 403, 401], () => ({ path: '/api/settings/base-maps', method: 'POST', json: newBaseMap })),
  rule('PUT /api/settings/base-maps/:id',      [403, 403, 403, 403, 403, 404, 403, 401], () => ({ path: '/api/settings/base-maps/999', method: 'PUT', json: { version: 1, entry: newBaseMap } })),
  rule('GET /api/settings/base-maps/:id/versions', [403, 403, 403, 403, 403, 404, 403, 401], get('/api/settings/base-maps/999/versions')),
  rule('POST /api/settings/base-maps/:id/remove', [403, 403, 403, 403, 403, 404, 403, 401], () => ({ path: '/api/settings/base-maps/999/remove', method: 'POST', json: { version: 1 } })),
  rule('POST /api/settings/base-maps/:id/restore', [403, 403, 403, 403, 403, 404, 403, 401], () => ({ path: '/api/settings/base-maps/999/restore', method: 'POST', json: { version: 1, from: 1 } })),
  rule('GET /api/events',                      [200, 200, 200, 200, 200, 200, 200, 401], get('/api/events')),
  // Last, because it ends the sessions that the others share.
  rule('DELETE /api/session',                  [200, 200, 200, 200, 200, 200, 200, 401], () => ({ path: '/api/session', method: 'DELETE' })),
]

describe('who may do what', () => {
  let opened: OpenApp
  const sessions = new Map<Knocker, Fetch>()
  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    sessions.set('nobody', opened.request)
    for (const caller of Object.keys(callers) as Caller[]) sessions.set(caller, await opened.signIn(caller))
  }, 30_000)
  afterAll(() => opened.close())

  it('is told here for every route that the server has, and for no other', () => {
    const registered = opened.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/')).map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(registered)].sort()).toEqual([...new Set(rules.map(({ route }) => route))].sort())
  })

  it.each(rules.map((one, index) => [`${index + 1} ${one.route}`, one] as const))('%s', async (_name, { route, statuses, call }) => {
    const answered: Record<string, number> = {}
    for (const knocker of knockers) {
      const { path, ...rest } = await call(opened)
      expect(`${rest.method ?? 'GET'} ${path}`).toMatch(patternOf(route))
      const answer = await sessions.get(knocker)?.(path, rest)
      answered[knocker] = answer?.status ?? 0
      await answer?.body?.cancel()
    }
    expect(answered).toEqual(Object.fromEntries(knockers.map((knocker, index) => [knocker, statuses[index]])))
  })
})

/** The route's own path with anything for its parameters, so that a rule cannot ask at another door. */
function patternOf(route: string) {
  return new RegExp(`^${route.replace(/:\w+/gu, '[^/?]+')}(\\?|$)`, 'u')
}
