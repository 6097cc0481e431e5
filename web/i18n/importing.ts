export const importing = {
  zh: {},
  en: {},
}
