import { pathsAbove, whereLabel } from '#domain/organisation/organisation'
import { type OrgPath, pathRange } from '#domain/organisation/path'
import type { StoredOrganisation } from '#domain/organisation/stored'
import type { Call } from '../kit/route'
import { command } from '../kit/store'
import { streetIdOf } from './reach'

/**
 * Doors carry the names of their community and grid, so that a list needs no second read: after a new name they are written anew.
 * What happened already keeps the name under which it happened. Round trips: the organisations of the street's communities;
 * two for each grid, side by side.
 */
export async function renew({ store }: Call, path: OrgPath): Promise<void> {
  const streetId = streetIdOf(path)
  const { from, before } = pathRange(path)
  const community = pathsAbove(path)[2]
  if (community === undefined) return
  const range = { streetId, orgPath: command.gte(from).and(command.lt(before)) }
  const [below, above] = await Promise.all([
    store.find('organisations', range, { limit: 500 }),
    store.find('organisations', { streetId, orgPath: community }, { limit: 1 }),
  ])
  const names = new Map([...above, ...below].map(({ orgPath, name }) => [orgPath, name]))
  await Promise.all(below.flatMap(({ orgPath }) => carry(orgPath)))

  function carry(orgPath: StoredOrganisation['orgPath']): Promise<number>[] {
    const where = whereLabel(
      pathsAbove(orgPath)
        .slice(2)
        .map((each) => names.get(each) ?? ''),
    )
    return [
      store.changeAll('places', { streetId, orgPath }, { where }),
      store.changeAll('placeCodes', { streetId, 'place.orgPath': orgPath }, { 'place.where': where }),
    ]
  }
}
