import { cutTo, isWithin } from '#domain/organisation/path'
import { creditCodeIn } from '#domain/place/credit-code'
import type { StoredPlace } from '#domain/place/stored'
import type { CommandCall } from '../kit/route'
import { command } from '../kit/store'
import type { Cells } from './columns'

/** So many values one question may name. */
const asked = 500

/**
 * What the register has already of what a table names: by our own number, by credit code in the whole street, by name in one
 * community. One read for every 500 rows, three times side by side.
 */
export async function knownPlaces(call: CommandCall, rows: { cells: Cells }[]) {
  const values = (textOf: (cells: Cells) => string): string[] => [
    ...new Set(rows.flatMap(({ cells }) => textOf(cells) || [])),
  ]
  const [numbered, coded, named] = await Promise.all([
    having(
      call,
      '_id',
      values(({ number }) => number),
    ),
    having(
      call,
      'registry.creditCode',
      values(({ creditCode }) => creditCodeIn(creditCode)),
    ),
    having(
      call,
      'name',
      values(({ name }) => name),
    ),
  ])
  const byNumber = new Map(numbered.map((place) => [place._id as string, place]))
  const byCode = grouped(coded.filter(isLiving), ({ registry }) => registry?.creditCode ?? '')
  const byName = grouped(named.filter(isLiving), (place) => nameKey(place))
  return {
    byNumber: (number: string) => byNumber.get(number),
    byCode: (code: string) => byCode.get(code) ?? [],
    byName: (place: { name: string; orgPath: string }) => byName.get(nameKey(place)) ?? [],
    isMine: ({ orgPath }: StoredPlace) => call.grant.within.some((holder) => isWithin(orgPath, holder)),
  }
}
export type KnownPlaces = Awaited<ReturnType<typeof knownPlaces>>

/** Two of one name in one community are one place. */
export const nameKey = ({ name, orgPath }: { name: string; orgPath: string }): string =>
  `${cutTo(orgPath, 'community') ?? orgPath}\n${name}`

const isLiving = ({ state }: StoredPlace): boolean => state !== 'merged'

function grouped(places: StoredPlace[], keyOf: (place: StoredPlace) => string): Map<string, StoredPlace[]> {
  const groups = new Map<string, StoredPlace[]>()
  for (const place of places) groups.set(keyOf(place), [...(groups.get(keyOf(place)) ?? []), place])
  return groups
}

async function having({ store, caller }: CommandCall, field: string, values: string[]): Promise<StoredPlace[]> {
  const found: StoredPlace[] = []
  for (let from = 0; from < values.length; from += asked) {
    const where = { streetId: caller.streetId, [field]: command.in(values.slice(from, from + asked)) }
    // A chain of shops has one name in many communities; a thousand is the most that one answer holds.
    found.push(...(await store.find('places', where, { limit: 1000 })))
  }
  return found
}
