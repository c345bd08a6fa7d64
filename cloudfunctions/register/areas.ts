import { cutTo, isWithin } from '#domain/organisation/path'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import type { FindArea } from './columns'

const mostAreas = 1000

/** Communities and grids of the caller's street by their names, in both directions. One read. */
export async function namedAreas({ store, caller, grant }: GrantedCall) {
  const found = await store.find(
    'organisations',
    { streetId: caller.streetId, kind: command.in(['community', 'grid']) },
    { orderBy: [['orgPath', 'asc']], limit: mostAreas },
  )
  const within = found.filter(({ orgPath }) => grant.within.some((holder) => isWithin(orgPath, holder)))
  const nameAt = new Map(found.map(({ orgPath, name }) => [orgPath as string, name]))
  const namesOf = (orgPath: string) => ({
    community: nameAt.get(cutTo(orgPath, 'community') ?? '') ?? '',
    grid: nameAt.get(cutTo(orgPath, 'grid') ?? '') ?? '',
  })
  const pathAt = new Map(
    within.map(({ orgPath }) => {
      const { community, grid } = namesOf(orgPath)
      return [keyOf(community, grid), orgPath as string]
    }),
  )
  const find: FindArea = (community, grid) => (community === '' ? undefined : pathAt.get(keyOf(community, grid)))
  const labels = within.map(({ orgPath }) => Object.values(namesOf(orgPath)).filter(Boolean).join('·'))
  return { find, namesOf, labels }
}

// `第 12 网格` and `第12网格` are the same.
const keyOf = (community: string, grid: string): string => `${community}\n${grid}`.replace(/[^\S\n]+/g, '')
