import { putAt, reachPlace } from '../../documents/update/place'
import { cloneValue, type Doc, isDoc, type Value } from '../../documents/values'
import { badRequest } from '../../errors'
import { compileMatch } from '../match'
import { reach, splitPath } from '../paths'
import { shapeOf } from './geometry'
import { isNear, metresFrom, metresGiven, type Nearness, placeOf } from './operators'

const known = new Set([
  'near',
  'key',
  'distanceField',
  'includeLocs',
  'minDistance',
  'maxDistance',
  'distanceMultiplier',
  'query',
  'limit',
  'num',
  'spherical',
])

/** Without a key, the first field that holds a geometry is measured. */
const leavesOf = (doc: Doc, key: string[] | undefined): (Value | undefined)[] =>
  key
    ? reach(doc, key)
    : Object.values(doc)
        .filter((value) => shapeOf(value) !== undefined)
        .slice(0, 1)

const pathOf = (name: string, value: Value | undefined): string[] | undefined => {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw badRequest(`$geoNear ${name} has to be a field`)
  return splitPath(value)
}

/** The stage `$geoNear`: documents by their distance from a point, nearest first, the distance written into each. */
export function nearest(docs: readonly Doc[], operand: Value): Doc[] {
  if (!isDoc(operand)) throw badRequest('$geoNear needs an object')
  for (const name of Object.keys(operand)) if (!known.has(name)) throw badRequest(`$geoNear does not know '${name}'`)
  const wanted: Nearness = {
    place: placeOf('$geoNear near', operand.near),
    leastMetres: metresGiven('$geoNear minDistance', operand.minDistance, 0),
    mostMetres: metresGiven('$geoNear maxDistance', operand.maxDistance, Number.POSITIVE_INFINITY),
  }
  const factor = metresGiven('$geoNear distanceMultiplier', operand.distanceMultiplier, 1)
  const most = metresGiven('$geoNear limit', operand.limit ?? operand.num, Number.POSITIVE_INFINITY)
  const key = pathOf('key', operand.key)
  const distanceField = pathOf('distanceField', operand.distanceField)
  const includeLocs = pathOf('includeLocs', operand.includeLocs)
  if (!distanceField) throw badRequest('$geoNear needs a distanceField')
  const matches = operand.query === undefined ? () => true : compileMatch(operand.query)

  const measured = docs.filter(matches).flatMap((doc) => {
    const found = leavesOf(doc, key)
      .map((leaf) => ({ leaf, metres: metresFrom(leaf, wanted.place) }))
      .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY))[0]
    return found && isNear(found.metres, wanted) ? [{ doc, leaf: found.leaf as Value, metres: found.metres }] : []
  })
  measured.sort((a, b) => a.metres - b.metres)
  return measured.slice(0, most).map(({ doc, leaf, metres }) => {
    const copy = cloneValue(doc)
    putAt(reachPlace(copy, distanceField), metres * factor)
    if (includeLocs) putAt(reachPlace(copy, includeLocs), cloneValue(leaf))
    return copy
  })
}
