import type { GeoPoint } from '@deskbell/protocol'

const EARTH = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** How far two points are apart as the crow flies, in metres (haversine). */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const cosines = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude))
  const h = half(a.latitude, b.latitude) + cosines * half(a.longitude, b.longitude)
  return 2 * EARTH * Math.asin(Math.sqrt(h))
}
