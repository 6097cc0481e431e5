import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { describeViolation, findViolations, type SourceText } from './import-rules.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

function sourcesOfTheRepository(): SourceText[] {
  return ['db', 'server', 'web', 'scripts', 'tests']
    .flatMap((folder) => readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`))
    .filter((path) => /\.(ts|vue)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }))
}

/** What is broken by one file, which may lean on others that break nothing. */
function brokenBy(path: string, text: string, others: Record<string, string> = {}): string[] {
  const sources = [{ path, text }, ...Object.entries(others).map(([otherPath, otherText]) => ({ path: otherPath, text: otherText }))]
  return findViolations(sources).filter(({ file }) => file === path).map(({ rule }) => rule)
}

const component = (script: string) => `<script setup lang="ts">\n${script}\n</script>\n\n<template><p>import '../api.ts'</p></template>\n`

describe('the repository', () => {
  it('keeps who may import whom, has no barrel and no product file over 300 lines', () => {
    const sources = sourcesOfTheRepository()
    expect(sources.length).toBeGreaterThan(20)
    expect(findViolations(sources).map(describeViolation)).toEqual([])
  })
})

describe('a violation', () => {
  it('is told with file, import and rule', () => {
    const violations = findViolations([{ path: 'db/visits.ts', text: "import { createApp } from '../server/app.ts'" }])
    expect(violations.map(describeViolation)).toEqual(['db/visits.ts imports server/app.ts: db imports nothing of ours'])
  })

  it.each<[path: string, rule: RegExp, text: string]>([
    ['db/visits.ts', /^db imports nothing/, "import type { Clock } from '../server/env.ts'"],
    ['db/migrations/0002-more.ts', /migration is frozen/, "import { records } from '../records.ts'"],
    ['server/services/count.ts', /only db imports values/, "import { sql } from 'kysely'"],
    ['server/services/count.ts', /only db imports values/, "import { type Kysely } from 'kysely'"],
    ['scripts/backup.ts', /only db imports values/, "import Database from 'better-sqlite3'"],
    ['server/services/count.ts', /server imports only server and db/, "import { label } from '../../web/i18n/label.ts'"],
    ['server/services/count.ts', /other routes import routes/, "import { visits } from '../routes/visits.ts'"],
    ['server/security/session.ts', /other routes import routes/, "import type { Visits } from '../routes/visits.ts'"],
    ['server/routes/visits.ts', /a route asks a service/, "import { findVisits } from '../../db/queries/visits.ts'"],
    ['server/routes/visits.ts', /a route asks a service/, "import { connect } from '../../db/connect.ts'"],
    ['web/api.ts', /server by type alone/, "import { createApp } from '../server/app.ts'"],
    ['web/stores/session.ts', /server by type alone/, "import type { AppType } from '../../server/app.ts'"],
    ['web/pages/Overview.vue', /web imports only types of db/, component("import { festivals } from '../../db/festivals.ts'")],
    ['web/components/Card.vue', /take props/, component("import { api } from '../api.ts'")],
    ['web/charts/trend.ts', /take props/, "import { useSession } from '../stores/session.ts'"],
    ['web/map/layer.ts', /take props/, "void import('../api.ts')"],
    ['scripts/report.ts', /scripts import services/, "import { visits } from '../server/routes/visits.ts'"],
    ['scripts/report.ts', /scripts import services/, "import App from '../web/App.vue'"],
    ['server/services/count.ts', /nothing imports scripts or tests/, "export { mint } from '../../tests/fixtures/mint.ts'"],
    ['db/sample/district.ts', /nothing imports scripts or tests/, "import { plane } from '../../scripts/base-map/plane.ts'"],
    ['scripts/seed.ts', /nothing imports scripts or tests/, "import { mint } from '../tests/fixtures/mint.ts'"],
    ['web/charts/index.ts', /no barrels/, "export * from './trend.ts'\nexport { bar } from './bar.ts'"],
    ['server/services/long.ts', /over 300 lines \(this one has 301\)/, 'const a = 1\n'.repeat(301)],
  ])('is found in %s: %s', (path, rule, text) => {
    expect(brokenBy(path, text)).toContainEqual(expect.stringMatching(rule))
  })

  it('is found when a component calls the API through composables that call it', () => {
    const composables = {
      'web/api.ts': 'export const api = 1',
      'web/composables/use-request.ts': "import { api } from '../api.ts'\nexport const request = api",
      'web/composables/use-overview.ts': "import { request } from './use-request.ts'\nexport const overview = request",
      'web/composables/use-theme.ts': 'export const theme = 1',
    }
    expect(brokenBy('web/components/Card.vue', component("import { overview } from '../composables/use-overview.ts'"), composables)).toHaveLength(1)
    expect(brokenBy('web/components/Card.vue', component("import { theme } from '../composables/use-theme.ts'"), composables)).toEqual([])
  })

  it('is found in the worker that a file starts', () => {
    const text = "new Worker(new URL('../routes/visits.ts', import.meta.url))"
    expect(brokenBy('server/services/parse.ts', text)).toContainEqual(expect.stringMatching(/other routes import routes/))
  })
})

describe('what the architecture allows', () => {
  it.each<[path: string, text: string]>([
    ['db/festivals.ts', "import { addDays } from './dates.ts'\nimport { LunarDay } from 'tyme4ts'\nimport { sql } from 'kysely'"],
    ['db/migrations/0002-more.ts', "import { type Kysely, sql } from 'kysely'"],
    ['server/services/count.ts', "import type { Kysely } from 'kysely'\nimport { countVisits } from '../../db/queries/visits.ts'"],
    ['server/routes/visits.ts', "import { listVisits } from '../services/list-visits.ts'\nimport { records } from '../../db/records.ts'"],
    ['server/routes/visits.ts', "import type { Row } from '../../db/queries/visits.ts'\nimport { notFound } from '../errors.ts'"],
    ['server/app.ts', "import { visits } from './routes/visits.ts'"],
    ['web/api.ts', "import type { AppType } from '../server/app.ts'"],
    ['web/pages/Overview.vue', component("import type { Indicator } from '../../db/indicator.ts'\nimport { api } from '../api.ts'")],
    ['web/components/Card.vue', component("import type { Overview } from '../api.ts'\nimport Badge from './Badge.vue'")],
    ['web/stores/session.ts', "import { api } from '../api.ts'"],
    ['scripts/bench/import-step.ts', "import { openWorkbook } from '../../server/spreadsheet/read-workbook.ts'"],
    ['scripts/start.ts', "import { startServer } from '../server/main.ts'\nimport { ensureBrowser } from './browser.ts'"],
    ['tests/server/visits.test.ts', "import { sql } from 'kysely'\nimport { visits } from '../../server/routes/visits.ts'"],
    ['db/records.ts', "import { visit } from './records/visit.ts'\nexport { visit } from './records/visit.ts'\nexport const records = [visit]"],
    ['server/services/long.ts', 'const a = 1\n'.repeat(300)],
  ])('%s', (path, text) => {
    expect(brokenBy(path, text)).toEqual([])
  })
})
