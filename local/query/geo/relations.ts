import { arcsOf, cornersOf, edgesOf, middleOf, type Shape } from './geometry'
import { angle, angleToArc, arcsCross, cross, dot, type Point, touching, unit } from './sphere'

type Flat = readonly [x: number, y: number]

/**
 * Whether a place lies inside a ring, its line included. Seen from the middle of the ball on a plane that touches the
 * ring's middle every arc is a straight line; what lies on the other half of the ball is not seen, and outside.
 */
function isInRing(point: Point, ring: readonly Point[]): boolean {
  if (arcsOf(ring).some((arc) => angleToArc(point, arc) < touching)) return true
  const middle = middleOf(ring)
  if (dot(point, middle) <= 0) return false
  const across = unit(cross(middle, Math.abs(middle[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]))
  const up = cross(middle, across)
  const seen = (p: Point): Flat => [dot(p, across) / dot(p, middle), dot(p, up) / dot(p, middle)]
  const [x, y] = seen(point)
  let inside = false
  for (const arc of arcsOf(ring)) {
    const [[x1, y1], [x2, y2]] = [seen(arc[0]), seen(arc[1])]
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) inside = !inside
  }
  return inside
}

const isOnRing = (point: Point, ring: readonly Point[]) => arcsOf(ring).some((arc) => angleToArc(point, arc) < touching)

/** Inside the outline and in none of the holes; the edge of a hole belongs to the polygon. */
const isInPolygon = (point: Point, [outline, ...holes]: readonly Point[][]) =>
  isInRing(point, outline as Point[]) && !holes.some((hole) => isInRing(point, hole) && !isOnRing(point, hole))

const partsOf = ({ points, lines, polygons }: Shape): Shape[] => [
  ...points.map((point) => ({ points: [point], lines: [], polygons: [] })),
  ...lines.map((line) => ({ points: [], lines: [line], polygons: [] })),
  ...polygons.map((polygon) => ({ points: [], lines: [], polygons: [polygon] })),
]

const isPartInPolygon = (part: Shape, polygon: readonly Point[][]): boolean => {
  const edges = edgesOf(part)
  const [, ...holes] = polygon
  return (
    cornersOf(part).every((corner) => isInPolygon(corner, polygon)) &&
    !polygon.flatMap(arcsOf).some((edge) => edges.some((own) => arcsCross(edge, own))) &&
    // A hole that lies in the middle of the part touches none of its corners and edges.
    !part.polygons.some((own) =>
      holes.some((hole) => hole.every((p) => isInPolygon(p, own) && !isOnRing(p, own[0] as Point[]))),
    )
  )
}

/** Whether all of a shape lies within one of another's polygons. */
export const isWithin = (shape: Shape, area: Shape): boolean =>
  partsOf(shape).every((part) => area.polygons.some((polygon) => isPartInPolygon(part, polygon)))

/** Whether all of a shape lies within a circle, its radius in radians. */
export const isWithinCircle = (shape: Shape, centre: Point, radius: number): boolean =>
  cornersOf(shape).every((corner) => angle(corner, centre) <= radius)

/** Whether two shapes share a place. */
export function intersect(a: Shape, b: Shape): boolean {
  const [edgesA, edgesB] = [edgesOf(a), edgesOf(b)]
  const touches = (corners: Point[], edges: typeof edgesA, other: Shape) =>
    corners.some(
      (corner) =>
        edges.some((edge) => angleToArc(corner, edge) < touching) ||
        other.polygons.some((polygon) => isInPolygon(corner, polygon)) ||
        other.points.some((point) => angle(corner, point) < touching),
    )
  return (
    touches(cornersOf(a), edgesB, b) ||
    touches(cornersOf(b), edgesA, a) ||
    edgesA.some((edge) => edgesB.some((other) => arcsCross(edge, other)))
  )
}

/** The angle from a place to the nearest place of a shape, in radians. */
export function angleTo(shape: Shape, place: Point): number {
  if (shape.polygons.some((polygon) => isInPolygon(place, polygon))) return 0
  return Math.min(
    ...shape.points.map((point) => angle(place, point)),
    ...edgesOf(shape).map((edge) => angleToArc(place, edge)),
  )
}
