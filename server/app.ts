import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { Db } from '../db/connect.ts'
import type { AppEnv, Clock } from './context.ts'
import type { Env } from './env.ts'
import { AppError, notFound, tooLarge } from './errors.ts'
import { accountRoutes } from './routes/accounts.ts'
import { auditRoutes } from './routes/audit.ts'
import { baseMapRoutes } from './routes/base-maps.ts'
import { chartRoutes } from './routes/charts.ts'
import { checkRoutes } from './routes/checks.ts'
import { eventRoutes } from './routes/events.ts'
import { importMemoryRoutes } from './routes/import-memory.ts'
import { importRoutes, templateRoutes } from './routes/imports.ts'
import { indicatorRoutes } from './routes/indicators.ts'
import { mapRoutes } from './routes/map.ts'
import { mechanismRoutes } from './routes/mechanisms.ts'
import { overviewRoutes } from './routes/overview.ts'
import { recordRoutes } from './routes/records.ts'
import { reportRoutes } from './routes/reports.ts'
import { responseRoutes } from './routes/responses.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { sealedMapRoutes } from './routes/sealed-maps.ts'
import { sessionRoutes, signInRoutes } from './routes/session.ts'
import { settingRoutes } from './routes/settings.ts'
import { standardRoutes } from './routes/standards.ts'
import { targetRoutes } from './routes/targets.ts'
import { typhoonRoutes } from './routes/typhoons.ts'
import { snapshotRoutes } from './routes/snapshots.ts'
import { supervisionRoutes } from './routes/supervisions.ts'
import { unitRoutes } from './routes/units.ts'
import { wallKeyRoutes, wallRoutes } from './routes/wall.ts'
import { authenticate } from './security/authenticate.ts'
import { secure } from './security/page-policy.ts'

/** Of a request that bears no file; files have limits of their own, by their kind. */
const mostMegabytes = 2

/** The whole server over a database: routes, sign-in, one shape of error, and the built screens. */
export function createApp({ db, env, clock }: { db: Db, env: Env, clock: Clock }) {
  const signedIn = new Hono<AppEnv>()
    .use(authenticate({ db, env, clock }))
    .route('/session', sessionRoutes)
    .route('/overview', overviewRoutes)
    .route('/indicators', indicatorRoutes)
    .route('/supervisions', supervisionRoutes)
    .route('/snapshots', snapshotRoutes)
    .route('/charts', chartRoutes)
    .route('/targets', targetRoutes)
    .route('/standards', standardRoutes)
    .route('/units', unitRoutes)
    .route('/wall', wallRoutes)
    .route('/reports', reportRoutes)
    .route('/reviews', reviewRoutes)
    .route('/records', recordRoutes)
    .route('/map', mapRoutes)
    .route('/sealed-maps', sealedMapRoutes)
    .route('/mechanisms', mechanismRoutes)
    .route('/base-maps', baseMapRoutes)
    .route('/checks', checkRoutes)
    .route('/typhoons', typhoonRoutes)
    .route('/responses', responseRoutes)
    .route('/imports', importRoutes)
    .route('/import-memory', importMemoryRoutes)
    .route('/templates', templateRoutes)
    .route('/accounts', accountRoutes)
    .route('/audit', auditRoutes)
    .route('/settings', settingRoutes)
    .route('/events', eventRoutes)

  const app = new Hono()
    .use(secure({ db, env }))
    .use('/api/*', csrf(), except(['/api/imports', '/api/typhoons', '/api/typhoons/preview'], bodyLimit({
      maxSize: mostMegabytes * 1024 * 1024,
      onError: () => {
        throw tooLarge(mostMegabytes)
      },
    })))
    // Events are a stream that compression would hold back.
    .use((c, next) => c.req.path === '/api/events' ? next() : compress()(c, next))
    .get('/api/health', (c) => c.json({ ok: true }))
    .route('/api/sign-in', signInRoutes({ db, env, clock }))
    .route('/api/wall-key', wallKeyRoutes({ db, env, clock }))
    .route('/api', signedIn)

  app.all('/api/*', () => {
    throw notFound({ zh: '接口', en: 'route' })
  })
  app.use('/assets/*', async (c, next) => {
    await next()
    c.header('cache-control', 'public, max-age=31536000, immutable')
  })
  app.use('*', serveStatic({ root: './dist/web' }))
  app.get('*', serveStatic({ path: './dist/web/index.html' }))
  app.onError((error, c) => {
    if (error instanceof AppError) {
      return c.json({ error: { code: error.code, message: error.messages, details: error.details } }, error.status)
    }
    if (error instanceof HTTPException) {
      const message = { zh: '请求被拒绝', en: 'The request was refused' }
      return c.json({ error: { code: 'http', message, details: null } }, error.status)
    }
    console.error(error)
    const message = { zh: '服务器出错，数据没有改动。请稍后再试，或联系管理员', en: 'The server failed and nothing was changed. Try again later or ask the administrator' }
    return c.json({ error: { code: 'internal', message, details: null } }, 500)
  })
  return app
}

export type AppType = ReturnType<typeof createApp>
