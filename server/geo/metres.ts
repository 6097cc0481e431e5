import geodesic from 'geographiclib-geodesic'

export interface Place { longitude: number, latitude: number }

const earth = geodesic.Geodesic.WGS84

/** Metres between two places in degrees along the WGS84 ellipsoid. */
export function metresBetween(one: Place, other: Place) {
  return earth.Inverse(one.latitude, one.longitude, other.latitude, other.longitude).s12 ?? NaN
}

/** Mean radius of the earth (IUGG), in metres. */
const earthRadius = 6_371_008.8
/** The ellipsoid's radii of curvature differ from the mean radius by less than this share. */
const sphereError = 0.006

const radians = (degrees: number) => degrees * Math.PI / 180

/** Makes the question whether a place is no further than `metres` from a middle: by the sphere where that decides, else by the ellipsoid. */
export function isWithinMetres(middle: Place, metres: number) {
  const latitude = radians(middle.latitude)
  const cosine = Math.cos(latitude)
  return (longitude: number, otherLatitude: number) => {
    const other = radians(otherLatitude)
    const across = Math.sin(radians(longitude - middle.longitude) / 2)
    const along = Math.sin((other - latitude) / 2)
    const round = 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(along ** 2 + cosine * Math.cos(other) * across ** 2)))
    if (round <= metres * (1 - sphereError)) return true
    if (!(round <= metres * (1 + sphereError))) return false
    return metresBetween(middle, { longitude, latitude: otherLatitude }) <= metres
  }
}

/** Northward on the Mercator plane in the measure of degrees of longitude: straight lines are those that a map draws. */
export const mercatorY = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2)) * 180 / Math.PI
