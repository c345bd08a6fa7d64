import { type Doc, isArray, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { reach, splitPath } from '../paths'
import { type Shape, shapeOf } from './geometry'
import { angleTo, intersect, isWithin, isWithinCircle } from './relations'
import { earthRadiusMetres, type Point } from './sphere'

type ShapeTest = (value: Value | undefined) => boolean

const geometryOf = (operator: string, operand: Value): Shape => {
  const shape = isDoc(operand) ? shapeOf(operand.$geometry) : undefined
  if (!shape) throw badRequest(`${operator} needs a valid GeoJSON geometry in $geometry`)
  return shape
}

/** The one place of a point; anything else is refused. */
export function placeOf(operator: string, value: Value | undefined): Point {
  const point = isDoc(value) && value.type === 'Point' ? shapeOf(value)?.points[0] : undefined
  if (!point) throw badRequest(`${operator} needs a GeoJSON point`)
  return point
}

const whatsHere =
  (test: (shape: Shape) => boolean): ShapeTest =>
  (value) => {
    const shape = shapeOf(value)
    return shape !== undefined && test(shape)
  }

export function geoWithin(operand: Value): ShapeTest {
  const circle = isDoc(operand) ? operand.$centerSphere : undefined
  if (circle !== undefined) {
    const [centre, radius] = isArray(circle) ? circle : []
    const place = shapeOf(centre)?.points[0]
    if (!place || typeof radius !== 'number' || !(radius >= 0)) {
      throw badRequest('$centerSphere needs a place and a radius in radians')
    }
    return whatsHere((shape) => isWithinCircle(shape, place, radius))
  }
  const area = geometryOf('$geoWithin', operand)
  if (area.polygons.length === 0) throw badRequest('$geoWithin needs a Polygon or a MultiPolygon')
  return whatsHere((shape) => isWithin(shape, area))
}

export function geoIntersects(operand: Value): ShapeTest {
  const other = geometryOf('$geoIntersects', operand)
  return whatsHere((shape) => intersect(shape, other))
}

export interface Nearness {
  place: Point
  leastMetres: number
  mostMetres: number
}

export const metresFrom = (value: Value | undefined, place: Point): number | undefined => {
  const shape = shapeOf(value)
  return shape && angleTo(shape, place) * earthRadiusMetres
}

/** `$nearSphere` and `$near`: a point, and how far away at least and at most, in metres. */
export function nearnessOf(operator: string, operand: Value): Nearness {
  const { $geometry, $minDistance, $maxDistance } = isDoc(operand) ? operand : {}
  return {
    place: placeOf(operator, $geometry),
    leastMetres: metresGiven(`${operator} $minDistance`, $minDistance, 0),
    mostMetres: metresGiven(`${operator} $maxDistance`, $maxDistance, Number.POSITIVE_INFINITY),
  }
}

export const metresGiven = (name: string, value: Value | undefined, fallback: number): number => {
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'number' || !(value >= 0)) throw badRequest(`${name} has to be a number of metres`)
  return value
}

export const isNear = (metres: number | undefined, { leastMetres, mostMetres }: Nearness): metres is number =>
  metres !== undefined && metres >= leastMetres && metres <= mostMetres

export function near(operator: string, operand: Value): ShapeTest {
  const wanted = nearnessOf(operator, operand)
  return (value) => isNear(metresFrom(value, wanted.place), wanted)
}

/**
 * A query that asks for what is near answers the nearest first. Gives how far away a document is, or undefined for a
 * query that does not ask. Such a condition may not stand beside an alternative: then it would have no order.
 */
export function distanceAsked(query: Doc): ((doc: Doc) => number) | undefined {
  const found: ((doc: Doc) => number)[] = []
  const look = (condition: Value, path: string | undefined) => {
    if (isArray(condition)) {
      for (const item of condition) look(item, path)
      return
    }
    if (!isDoc(condition)) return
    for (const [key, inner] of Object.entries(condition)) {
      if (key === '$nearSphere' || key === '$near') {
        if (path === undefined) throw badRequest(`${key} stands where it has no field`)
        found.push(distanceAt(splitPath(path), nearnessOf(key, inner)))
      } else if (key === '$and') look(inner, path)
      else if (!key.startsWith('$')) look(inner, key)
      else if (JSON.stringify(inner ?? null).includes('"$near')) throw badRequest(`$near may not stand inside ${key}`)
    }
  }
  look(query, undefined)
  if (found.length > 1) throw badRequest('a query may hold one $near only')
  return found[0]
}

const distanceAt =
  (segments: string[], { place }: Nearness) =>
  (doc: Doc) =>
    Math.min(...reach(doc, segments).map((leaf) => metresFrom(leaf, place) ?? Number.POSITIVE_INFINITY))

export const byDistance = (docs: readonly Doc[], distance: (doc: Doc) => number): Doc[] =>
  docs
    .map((doc) => ({ doc, metres: distance(doc) }))
    .sort((a, b) => a.metres - b.metres)
    .map(({ doc }) => doc)
