import type { StoredBoard } from '#domain/duty/stored'
import { orgIdOf } from '#domain/organisation/organisation'
import { cutTo } from '#domain/organisation/path'
import type { StoredOrganisation } from '#domain/organisation/stored'
import { roadsPolicy } from '#domain/policy/roads'
import type { Call } from '../kit/route'

/** A street as whoever reports something meets it: its name, its window, a number that somebody answers. */
export type Street = {
  streetId: string
  orgPath: string
  name: string
  deskPhone: string
  window: string
  board: StoredBoard | null
}

const streetOf = ({ streetId, orgPath, name, desk, board }: StoredOrganisation): Street => ({
  streetId,
  orgPath,
  name,
  deskPhone: desk?.phone ?? roadsPolicy.townPhone,
  window: desk?.window ?? '街道大厅',
  board,
})

/** The street that a place or a report lies in. One read. */
export async function streetAbove(call: Call, orgPath: string): Promise<Street | undefined> {
  const path = cutTo(orgPath, 'street')
  const found = path === undefined ? undefined : await call.store.get('organisations', orgIdOf(path))
  return found && streetOf(found)
}

/** The street of that id; without one the first of the environment, which is the only one in most. One read. */
export async function streetNamed(call: Call, streetId: string | undefined): Promise<Street | undefined> {
  const where = streetId === undefined ? { kind: 'street' } : { streetId, kind: 'street' }
  const [found] = await call.store.find('organisations', where, { orderBy: [['order', 'asc']], limit: 1 })
  return found && streetOf(found)
}
