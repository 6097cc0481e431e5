export const ledgers = {
  zh: {},
  en: {},
}
