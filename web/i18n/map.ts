export const map = {
  zh: {},
  en: {},
}
