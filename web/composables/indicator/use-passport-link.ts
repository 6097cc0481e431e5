import { type RouteLocationRaw, useRoute } from 'vue-router'
import { type PassportPlace, writePlace } from '../../components/passport/passport-place.ts'

/** Where a figure's passport opens: over the page that shows it, with everything in its address kept. */
export function usePassportLink() {
  const route = useRoute()
  return (place: PassportPlace): RouteLocationRaw => ({ query: { ...route.query, passport: writePlace(place) }, hash: route.hash })
}
