import { isArray, isDoc, type Value } from '../../documents/values'
import { type Arc, dot, type Point, pointAt, unit } from './sphere'

/** What a geometry is made of on the ball. A polygon's first ring is its outline, the others are holes. */
export interface Shape {
  points: Point[]
  lines: Point[][]
  polygons: Point[][][]
}

export const arcsOf = (line: readonly Point[]): Arc[] => line.slice(1).map((to, i) => [line[i] as Point, to])

/** Every place that is named in a shape. */
export const cornersOf = ({ points, lines, polygons }: Shape): Point[] => [
  ...points,
  ...lines.flat(),
  ...polygons.flat(2),
]

/** The edges of a shape's lines and polygons. */
export const edgesOf = ({ lines, polygons }: Shape): Arc[] => [...lines, ...polygons.flat()].flatMap(arcsOf)

const isNumber = (value: Value | undefined): value is number => typeof value === 'number' && Number.isFinite(value)

const position = (value: Value): Point | undefined => {
  if (!isArray(value) || value.length < 2) return undefined
  const [longitude, latitude] = value
  if (!isNumber(longitude) || !isNumber(latitude)) return undefined
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? pointAt(longitude, latitude) : undefined
}

const list = <T>(value: Value | undefined, read: (item: Value) => T | undefined, least: number): T[] | undefined => {
  if (!isArray(value) || value.length < least) return undefined
  const items = value.map(read)
  return items.every((item) => item !== undefined) ? (items as T[]) : undefined
}

const line = (value: Value) => list(value, position, 2)

const ring = (value: Value): Point[] | undefined => {
  const points = list(value, position, 4)
  const [first, last] = [points?.[0], points?.at(-1)]
  return first && last && first.every((part, i) => part === last[i]) ? points : undefined
}

/** A polygon has to lie on one half of the ball: then its inside is the smaller of the two areas its outline divides. */
const polygon = (value: Value): Point[][] | undefined => {
  const rings = list(value, ring, 1)
  const outline = rings?.[0]
  const middle = outline && middleOf(outline)
  return middle && outline.every((point) => dot(point, middle) > 0) ? rings : undefined
}

export const middleOf = (points: readonly Point[]): Point =>
  unit(points.reduce<Point>((sum, p) => [sum[0] + p[0], sum[1] + p[1], sum[2] + p[2]], [0, 0, 0]))

const none: Shape = { points: [], lines: [], polygons: [] }
const made = <K extends keyof Shape>(kind: K, parts: Shape[K] | undefined): Shape | undefined =>
  parts && { ...none, [kind]: parts }
const alone = <T>(part: T | undefined) => part && [part]

const joined = (shapes: Shape[] | undefined): Shape | undefined =>
  shapes && {
    points: shapes.flatMap(({ points }) => points),
    lines: shapes.flatMap(({ lines }) => lines),
    polygons: shapes.flatMap(({ polygons }) => polygons),
  }

/** Reads GeoJSON, or a plain pair `[longitude, latitude]`; undefined for everything that is no geometry. */
export function shapeOf(value: Value | undefined): Shape | undefined {
  if (isArray(value)) return made('points', alone(position(value)))
  if (!isDoc(value)) return undefined
  const { type, coordinates } = value
  if (type === 'GeometryCollection') return joined(list(value.geometries, shapeOf, 1))
  if (coordinates === undefined) return undefined
  switch (type) {
    case 'Point':
      return made('points', alone(position(coordinates)))
    case 'MultiPoint':
      return made('points', list(coordinates, position, 1))
    case 'LineString':
      return made('lines', alone(line(coordinates)))
    case 'MultiLineString':
      return made('lines', list(coordinates, line, 1))
    case 'Polygon':
      return made('polygons', alone(polygon(coordinates)))
    case 'MultiPolygon':
      return made('polygons', list(coordinates, polygon, 1))
    default:
      return undefined
  }
}
