export const overview = {
  zh: {},
  en: {},
}
