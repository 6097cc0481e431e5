import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { type Feature, useSession } from './stores/session.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** What a role must have to open the page; the server checks again. */
    feature?: Feature
    /** Open without a session. */
    open?: boolean
    /** The page fills the window and scrolls inside itself. */
    fill?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true } },
    { path: '/', name: 'overview', component: () => import('./pages/OverviewPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/indicators', name: 'indicators', component: () => import('./pages/IndicatorsPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/indicators/:code', name: 'indicator', component: () => import('./pages/IndicatorPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/targets', name: 'targets', component: () => import('./pages/TargetsPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/reports', name: 'reports', component: () => import('./pages/ReportsPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/reports/:id(\\d+)', name: 'report', component: () => import('./pages/ReportPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/self-score', name: 'standards', component: () => import('./pages/StandardsPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/reviews', name: 'reviews', component: () => import('./pages/ReviewsPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/snapshots/:id?', name: 'snapshots', component: () => import('./pages/SnapshotsPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/wall', name: 'wall', component: () => import('./pages/WallPage.vue'), meta: { open: true } },
    { path: '/wall/links', name: 'wall-links', component: () => import('./pages/WallLinksPage.vue'), meta: { feature: 'wall_link' } },
    { path: '/map', name: 'map', component: () => import('./pages/MapPage.vue'), meta: { feature: 'map', fill: true } },
    { path: '/map/sealed', name: 'sealed-maps', component: () => import('./pages/SealedMapsPage.vue'), meta: { feature: 'map' } },
    { path: '/map/sealed/:id(\\d+)', name: 'sealed-map', component: () => import('./pages/SealedMapPage.vue'), meta: { feature: 'map', fill: true } },
    { path: '/typhoons', name: 'typhoons', component: () => import('./pages/TyphoonsPage.vue'), meta: { feature: 'map' } },
    { path: '/typhoons/:id/call-sheet', name: 'call-sheet', component: () => import('./pages/CallSheetPage.vue'), meta: { feature: 'export' } },
    { path: '/responses', name: 'responses', component: () => import('./pages/ResponsesPage.vue'), meta: { feature: 'map' } },
    { path: '/responses/:id', name: 'response', component: () => import('./pages/ResponsePage.vue'), meta: { feature: 'map' } },
    { path: '/checks', name: 'checks', component: () => import('./pages/ChecksPage.vue'), meta: { feature: 'map' } },
    { path: '/mechanisms', name: 'mechanisms', component: () => import('./pages/MechanismsPage.vue'), meta: { feature: 'map' } },
    { path: '/mechanisms/:id(\\d+)', name: 'mechanism', component: () => import('./pages/MechanismPage.vue'), meta: { feature: 'map' } },
    { path: '/ledgers/:type?', name: 'ledgers', component: () => import('./pages/LedgerPage.vue'), meta: { feature: 'dashboard' } },
    { path: '/import/:id?', name: 'import', component: () => import('./pages/ImportPage.vue'), meta: { feature: 'import' } },
    { path: '/accounts', name: 'accounts', component: () => import('./pages/AccountsPage.vue'), meta: { feature: 'accounts' } },
    { path: '/settings', name: 'settings', component: () => import('./pages/SettingsPage.vue'), meta: { feature: 'settings' } },
    { path: '/audit', name: 'audit', component: () => import('./pages/AuditPage.vue'), meta: { feature: 'audit' } },
    { path: '/password', name: 'password', component: () => import('./pages/PasswordPage.vue') },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
  ],
  // A filter or a card chosen on a page changes its address, not the place on it.
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

const homes: [Feature, string][] = [['dashboard', 'overview'], ['audit', 'audit'], ['accounts', 'accounts']]

router.beforeEach(async (to) => {
  const session = useSession()
  if (!session.known) await session.load()
  if (to.meta.open) return true
  if (!session.user) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (session.user.mustChangePassword && to.name !== 'password') return { name: 'password' }
  return isAllowed(to) || { name: homes.find(([feature]) => session.may(feature))?.[1] ?? 'password' }
})

function isAllowed(to: RouteLocationNormalized) {
  return to.meta.feature === undefined || useSession().may(to.meta.feature)
}
