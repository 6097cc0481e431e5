import { type Migration, Migrator } from 'kysely'
import type { Db } from './connect.ts'
import * as foundation from './migrations/0001-foundation.ts'
import * as recordNumbers from './migrations/0002-record-numbers.ts'
import * as importMemory from './migrations/0003-import-memory.ts'
import * as importFixes from './migrations/0004-import-fixes.ts'
import * as importFiles from './migrations/0005-import-files.ts'
import * as wholeDomain from './migrations/0006-whole-domain.ts'
import * as typhoon from './migrations/0007-typhoon.ts'
import * as supervision from './migrations/0008-supervision.ts'
import * as reports from './migrations/0009-reports.ts'
import * as openMatters from './migrations/0010-open-matters.ts'
import * as response from './migrations/0011-response.ts'
import * as annotation from './migrations/0012-annotation.ts'
import * as snapshots from './migrations/0013-snapshots.ts'
import * as wallLinks from './migrations/0014-wall-links.ts'
import * as mechanisms from './migrations/0015-mechanisms.ts'
import * as reviewRounds from './migrations/0016-review-rounds.ts'
import * as supervisionSteps from './migrations/0017-supervision-steps.ts'
import * as reportBatches from './migrations/0018-report-batches.ts'
import * as scoreGrounds from './migrations/0019-score-grounds.ts'
import * as baseMaps from './migrations/0020-base-maps.ts'
import * as checks from './migrations/0021-checks.ts'
import * as searchTerms from './migrations/0022-search-terms.ts'
import * as sealedMaps from './migrations/0023-sealed-maps.ts'
import { renewDerived } from './renew-derived.ts'

const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-record-numbers': recordNumbers,
  '0003-import-memory': importMemory,
  '0004-import-fixes': importFixes,
  '0005-import-files': importFiles,
  '0006-whole-domain': wholeDomain,
  '0007-typhoon': typhoon,
  '0008-supervision': supervision,
  '0009-reports': reports,
  '0010-open-matters': openMatters,
  '0011-response': response,
  '0012-annotation': annotation,
  '0013-snapshots': snapshots,
  '0014-wall-links': wallLinks,
  '0015-mechanisms': mechanisms,
  '0016-review-rounds': reviewRounds,
  '0017-supervision-steps': supervisionSteps,
  '0018-report-batches': reportBatches,
  '0019-score-grounds': scoreGrounds,
  '0020-base-maps': baseMaps,
  '0021-checks': checks,
  '0022-search-terms': searchTerms,
  '0023-sealed-maps': sealedMaps,
}

/**
 * Brings the database to the newest version, and what is derived from its records with it; throws with the migration's name where one
 * fails, leaving that one undone.
 */
export async function migrate(db: Db) {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? '?'
    throw new Error(`数据库升级失败：${failed} · Migration failed: ${failed}`, { cause: error })
  }
  await renewDerived(db)
}
