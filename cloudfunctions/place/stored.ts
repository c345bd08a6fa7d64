import type { PlaceEntry } from '#domain/contract/place'
import { granted, type Result, refused } from '#domain/kernel/result'
import { orgIdOf, pathsAbove, whereLabel } from '#domain/organisation/organisation'
import { cutTo } from '#domain/organisation/path'
import { bandOf } from '#domain/place/registry'
import type { StoredPlace, StoredPlaceCode, StoredRegistry } from '#domain/place/stored'
import { initialsOf } from '../kit/initials'
import type { GrantedCall } from '../kit/route'
import type { Seal } from '../kit/seal'
import { command, type Transaction } from '../kit/store'
import { isInReach } from './reach'
import { sealedContact } from './view'

/** What a change of the entry may touch; identity, state and version are the writer's. */
type Written = Pick<StoredPlace, 'kind' | 'name' | 'initials' | 'orgPath' | 'where' | 'invested' | 'registry'>

/** What is kept of an entry. `before` lends its contact when that is to stay. */
export function written(
  seal: Seal,
  { kind, name, orgPath, invested, registry, contact }: PlaceEntry,
  where: string,
  before?: StoredPlace,
): Written {
  const contactSealed =
    contact === 'keep'
      ? (before?.registry?.contactSealed ?? null)
      : contact && (sealedContact(seal, contact) as NonNullable<StoredRegistry['contactSealed']>)
  const card = { kind, name, initials: initialsOf(name), orgPath, where, invested }
  if (registry === null)
    return contactSealed === null ? card : { ...card, registry: { ...emptyRegistry, contactSealed } }
  const { staffBand, staffCount, ...rest } = registry
  const band = staffCount === null ? staffBand : bandOf(staffCount)
  return { ...card, registry: { ...rest, staff: band ? { band, count: staffCount } : null, contactSealed } }
}

const emptyRegistry: Omit<StoredRegistry, 'contactSealed'> = {
  ...{ creditCode: null, legalName: '', aliases: [], industry: '', staff: null, address: '', location: null },
  ...{ enterpriseGrid: null, contractors: [] },
  compliance: { mediation: 'none', collectiveContract: null, womensContract: null, harmony: null },
}

/** `桃园社区·第 12 网格` for a community or grid within reach. One read. Refuses notFound, invalidInput for a whole street. */
export async function whereOf(call: GrantedCall, orgPath: string): Promise<Result<string>> {
  const community = cutTo(orgPath, 'community')
  if (community === undefined) return refused('invalidInput', '请选到社区或网格。', { field: 'orgPath' })
  if (!isInReach(call, orgPath)) return refused('notFound', '没有这个地方，请重新选。')
  const ids = pathsAbove(orgPath).slice(2).map(orgIdOf)
  const found = await call.store.find('organisations', { _id: command.in(ids) }, { limit: ids.length })
  if (found.some(({ closedOn }) => closedOn)) return refused('notFound', '这个社区或网格停用了，请换一个。')
  const names = ids.flatMap((id) => found.find(({ _id }) => _id === id)?.name ?? [])
  return names.length === ids.length ? granted(whereLabel(names)) : refused('notFound', '没有这个地方，请重新选。')
}

/**
 * Refuses notFound for an enterprise grid that the place's street does not have; one that a place has already may have closed since.
 * One read, or none.
 */
export async function isGridOfStreet(
  call: GrantedCall,
  { orgPath, registry }: Pick<PlaceEntry, 'orgPath' | 'registry'>,
): Promise<Result<true>> {
  const grid = registry?.enterpriseGrid ?? null
  if (grid === null) return granted(true)
  const found = await call.store.get('organisations', orgIdOf(grid))
  return found?.kind === 'enterpriseGrid' && cutTo(grid, 'street') === cutTo(orgPath, 'street')
    ? granted(true)
    : refused('notFound', '没有这个企业网格，请重新选。', { field: 'registry.enterpriseGrid' })
}

/** What a code carries of its place. */
export const boardCardOf = ({
  orgPath,
  kind,
  name,
  initials,
  where,
  invested,
  state,
}: StoredPlace): StoredPlaceCode['place'] => ({ orgPath, kind, name, initials, where, invested, state })

/** Gives every code that hangs the place's present card; what was revoked is looked up at the place itself. */
export async function renewCodes(tx: Transaction, codes: StoredPlaceCode[], place: StoredPlace): Promise<void> {
  for (const { _id } of codes.filter(({ revokedAt }) => revokedAt === null)) {
    const code = await tx.get('placeCodes', _id)
    if (code) await tx.put('placeCodes', { ...code, placeId: place._id, place: boardCardOf(place) })
  }
}
