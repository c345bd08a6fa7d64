import * as z from 'zod'
import { canonical, type Plain } from '#domain/kernel/canonical'
import type { PlaceId } from '#domain/kernel/id'
import { mintId } from '#domain/kernel/mint-id'
import { whereLabel } from '#domain/organisation/organisation'
import { StoredPlace } from '#domain/place/stored'
import type { CommandCall } from '../kit/route'
import { boardCardOf, written } from '../place/stored'
import type { NamedAreas } from './areas'
import type { Right } from './claims'

/** A row as it will be written. */
export const PlaceRow = z.strictObject({
  row: z.int(),
  place: StoredPlace,
  /** The version that was looked at; `null` for a new one. */
  from: z.int().nullable(),
  /** What its codes carry of it changes as well. */
  renews: z.boolean(),
})
export type PlaceRow = z.infer<typeof PlaceRow>

/** Undefined when nothing would change. */
export function placeRowOf(call: CommandCall, right: Right, areas: NamedAreas): PlaceRow | undefined {
  const { row, entry, before, isSame } = right
  if (isSame) return undefined
  const where = whereLabel(Object.values(areas.namesOf(entry.orgPath)).filter(Boolean))
  if (!before) {
    // The id follows from the command and the row: written twice it is the same place.
    const chance = call.seal.hash('register.row', `${call.commandId}:${row}`).subarray(0, 10)
    const place: StoredPlace = {
      ...{ _id: mintId(call.now.getTime(), chance) as PlaceId, streetId: call.caller.streetId },
      ...written(call.seal, entry, where),
      ...{ state: 'open', version: 1 },
    }
    return { row, place, from: null, renews: false }
  }
  const { registry: _, ...kept } = before.place
  const next = written(call.seal, entry, entry.orgPath === kept.orgPath ? kept.where : where, before.place)
  const place: StoredPlace = {
    ...{ ...kept, ...next },
    initials: next.name === kept.name ? kept.initials : next.initials,
    version: kept.version + 1,
  }
  if (isAlike({ ...place, version: kept.version }, before.place)) return undefined
  return { row, place, from: kept.version, renews: !isAlike(boardCardOf(place), boardCardOf(before.place)) }
}

/** The same, in whatever order it was written. */
export const isAlike = (one: object, other: object): boolean => canonical(one as Plain) === canonical(other as Plain)
