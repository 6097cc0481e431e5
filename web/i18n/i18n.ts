import { computed } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import type { Label } from '../api.ts'
import { admin } from './admin.ts'
import { baseMaps } from './base-maps.ts'
import { checks } from './checks.ts'
import { common } from './common.ts'
import { importCorrections } from './import-corrections.ts'
import { importFiles } from './import-files.ts'
import { importMemory } from './import-memory.ts'
import { importing } from './importing.ts'
import { ledgers } from './ledgers.ts'
import { map } from './map.ts'
import { mapSheet } from './map-sheet.ts'
import { mapTools } from './map-tools.ts'
import { mechanisms } from './mechanisms.ts'
import { notes } from './notes.ts'
import { overview } from './overview.ts'
import { passport } from './passport.ts'
import { response } from './response.ts'
import { reports } from './reports.ts'
import { reviews } from './reviews.ts'
import { sealedMaps } from './sealed-maps.ts'
import { session } from './session.ts'
import { standards } from './standards.ts'
import { standing } from './standing.ts'
import { snapshots } from './snapshots.ts'
import { supervision } from './supervision.ts'
import { targets } from './targets.ts'
import { typhoon } from './typhoon.ts'
import { wall } from './wall.ts'

export type Language = 'zh' | 'en'

const areas = {
  common, overview, reports, ledgers, importing, importFiles, importCorrections, importMemory, map, mapTools, mapSheet, sealedMaps, passport, standing,
  typhoon, response, baseMaps, mechanisms, checks,
  supervision, targets, notes, snapshots, wall,
  session, admin, reviews, standards,
}
const inLanguage = <L extends Language>(language: L) => ({
  common: areas.common[language],
  overview: areas.overview[language],
  reports: areas.reports[language],
  reviews: areas.reviews[language],
  standards: areas.standards[language],
  ledgers: areas.ledgers[language],
  importing: areas.importing[language],
  importFiles: areas.importFiles[language],
  importCorrections: areas.importCorrections[language],
  importMemory: areas.importMemory[language],
  map: areas.map[language],
  passport: areas.passport[language],
  standing: areas.standing[language],
  typhoon: areas.typhoon[language],
  mapTools: areas.mapTools[language],
  mapSheet: areas.mapSheet[language],
  sealedMaps: areas.sealedMaps[language],
  baseMaps: areas.baseMaps[language],
  response: areas.response[language],
  mechanisms: areas.mechanisms[language],
  checks: areas.checks[language],
  session: areas.session[language],
  supervision: areas.supervision[language],
  targets: areas.targets[language],
  notes: areas.notes[language],
  snapshots: areas.snapshots[language],
  wall: areas.wall[language],
  admin: areas.admin[language],
})

const storageKey = 'tongxin-language'

function firstLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(),
  fallbackLocale: 'zh',
  messages: { zh: inLanguage('zh'), en: inLanguage('en') },
})

/** Keeps the chosen language for the next visit and tells the document. */
export function setLanguage(language: Language) {
  i18n.global.locale.value = language
  localStorage.setItem(storageKey, language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** The language in force, and a function that picks a server label's text in it. */
export function useLanguage() {
  const { locale } = useI18n({ useScope: 'global' })
  const language = computed<Language>(() => locale.value === 'en' ? 'en' : 'zh')
  return { language, label: (text: Label) => text[language.value] }
}
