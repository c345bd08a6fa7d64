import { cutTo, isWithin } from '#domain/organisation/path'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import type { FindArea } from './columns'

const mostAreas = 1000

/** Communities, grids and enterprise grids of the caller's street by their names, in both directions. One read. */
export async function namedAreas({ store, caller, grant }: GrantedCall) {
  const found = await store.find(
    'organisations',
    { streetId: caller.streetId, kind: command.in(['community', 'grid', 'enterpriseGrid']) },
    { orderBy: [['orgPath', 'asc']], limit: mostAreas },
  )
  // What is closed takes nothing in any more; old records still name it.
  const open = found.filter(({ closedOn }) => !closedOn)
  const [beside, residential] = [open.filter(isBeside), open.filter((one) => !isBeside(one))]
  const within = residential.filter(({ orgPath }) => grant.within.some((holder) => isWithin(orgPath, holder)))
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
  return {
    ...{ find, namesOf, labels },
    /** Enterprise grids lie beside the communities: a firm of any of them may belong to one. */
    findBeside: (name: string) =>
      beside.find((one) => keyOf(one.name, '') === keyOf(name, ''))?.orgPath as string | undefined,
    nameBeside: (orgPath: string | null) => nameAt.get(orgPath ?? '') ?? '',
    besideLabels: beside.map(({ name }) => name),
  }
}

/** The areas of a street, as a table speaks of them. */
export type NamedAreas = Awaited<ReturnType<typeof namedAreas>>

const isBeside = ({ kind }: { kind: string }): boolean => kind === 'enterpriseGrid'

// `第 12 网格` and `第12网格` are the same.
const keyOf = (community: string, grid: string): string => `${community}\n${grid}`.replace(/[^\S\n]+/g, '')
