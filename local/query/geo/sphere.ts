import { cosine, sine } from './trigonometry'

/** The earth is a ball of this radius for MongoDB, in metres. */
export const earthRadiusMetres = 6_378_100

/** A place on the unit ball. */
export type Point = readonly [x: number, y: number, z: number]

export const pointAt = (longitude: number, latitude: number): Point => {
  const [along, up] = [longitude * (Math.PI / 180), latitude * (Math.PI / 180)]
  const width = cosine(up)
  return [cosine(along) * width, sine(along) * width, sine(up)]
}

export const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

export const lengthOf = (a: Point) => Math.sqrt(dot(a, a))

export const unit = (a: Point): Point => {
  const length = lengthOf(a)
  return [a[0] / length, a[1] / length, a[2] / length]
}

/** The angle between two places, in radians. */
export const angle = (a: Point, b: Point) => Math.atan2(lengthOf(cross(a, b)), dot(a, b))

export type Arc = readonly [from: Point, to: Point]

/** The angle between a place and the nearest place of an arc. */
export function angleToArc(point: Point, [from, to]: Arc): number {
  const normal = cross(from, to)
  const length = lengthOf(normal)
  const beyond = length === 0 || dot(cross(normal, from), point) <= 0 || dot(cross(to, normal), point) <= 0
  if (beyond) return Math.min(angle(point, from), angle(point, to))
  return Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(point, normal) / length))))
}

/** Places nearer than this (a hundredth of a millimetre) are the same place. */
export const touching = 1e-12

/** Whether two arcs cross between their ends. */
export function arcsCross([a, b]: Arc, [c, d]: Arc): boolean {
  const ab = cross(a, b)
  const left = -dot(ab, c)
  const right = dot(ab, d)
  if (left * right <= 0) return false
  const cd = cross(c, d)
  return left * -dot(cd, b) > 0 && left * dot(cd, a) > 0
}
