import { boardWithout, type Left, leftBy, type Stays } from '#domain/duty/leaving'
import { maySit, mayTakeOver, type Sitter } from '#domain/duty/sitting'
import type { Shift, StoredDutyWeek } from '#domain/duty/stored'
import { deskVacant, swapFell } from '#domain/inbox/duty-news'
import type { UserId } from '#domain/kernel/id'
import { chinaDate, timeLabel } from '#domain/kernel/instant'
import { orgIdOf } from '#domain/organisation/organisation'
import { cutTo, type OrgPath } from '#domain/organisation/path'
import { rolesInForce } from '#domain/organisation/scope'
import type { StoredUser } from '#domain/organisation/stored'
import type { CommandCall } from './route'
import { command, DuplicateId, type Store, type Transaction } from './store'

/** Somebody of a street, and the desk at which they may sit. */
export type AtDesk = { userId: UserId; streetId: string; street: OrgPath }
type Gap = Pick<Shift, 'id' | 'on' | 'from' | 'to' | 'place'>
/** What stands in the answer of a command: no names, so that it may lie in `commands`. */
export type StoodDown = { vacant: Gap[]; asks: (Gap & { userId: UserId })[] }

/** A transaction has ten documents, and the street is one of them. */
const mostWeeksAtOnce = 9
/** This week and those that may be planned ahead, and then some. */
const mostWeeks = 20
const mostTold = 20
const dayMs = 24 * 3_600_000

/** The desk of whoever sits there or did; undefined for anybody else. */
export function deskOf({ _id, streetId, orgPath, roles }: Pick<StoredUser, '_id' | 'streetId' | 'orgPath' | 'roles'>) {
  const street = cutTo(orgPath, 'street')
  const sits = roles.some(({ role }) => role === 'mediator' || role === 'streetStaff')
  return sits && street !== undefined ? { userId: _id, streetId, street } : undefined
}

/**
 * Takes somebody off the desk wherever they may not sit any more, in the transaction that makes it so: off the board at once, and out of
 * as many weeks as have `room` beside the street's own document, the nearest first. What is left over `afterStandingDown` does.
 * The street is read first: whoever plans a week writes it too, so one of two who do so at once begins anew and nothing slips through.
 * Reads: street, weeks, each week; writes the same.
 */
export async function standDown(
  tx: Transaction,
  call: CommandCall,
  at: AtDesk,
  sitter: Sitter,
  room: number,
): Promise<StoodDown> {
  const street = await tx.get('organisations', orgIdOf(at.street))
  // A desk without its street means that the books are broken, and that is no refusal.
  if (!street) throw new Error('a duty desk without a street')
  const left = await comingWeeks(call, at, sitter)
  const gone = left.flatMap(({ vacant }) => vacant.map(({ id }) => id))
  await tx.put('organisations', { ...street, board: street.board && boardWithout(street.board, gone) })
  for (const { week } of left.slice(0, room)) {
    const stored = await tx.get('dutyWeeks', week._id)
    const again = stored && leftBy(stored, at.userId, staysOf(sitter, at.street), momentOf(call))
    if (again) await tx.put('dutyWeeks', again.week)
  }
  return stoodDownOf(left)
}

/**
 * Does what had no room in the transaction, and tells whoever must know: the street's staff of the gap, and whoever had asked for a swap.
 * Beside the transaction, and again with every replay; each is told once, by the command's id.
 * Round trips: roster line, identity and weeks; (staff; news, side by side); what is left over in transactions of ten documents.
 */
export async function afterStandingDown(call: CommandCall, at: AtDesk, done?: StoodDown): Promise<void> {
  const { store } = call
  const [line, identity] = await Promise.all([
    store.get('mediators', at.userId),
    store.get('identities', `uid:${at.userId}`),
  ])
  const sitter = { active: identity?.state === 'active', roles: identity?.roles ?? [], line }
  const left = await comingWeeks(call, at, sitter)
  await tell(call, at, done ?? stoodDownOf(left))
  for (let weeks = left.length; weeks > 0; weeks -= mostWeeksAtOnce)
    await store.transaction(
      (tx) => standDown(tx, call, at, sitter, mostWeeksAtOnce),
      () => true,
    )
}

const momentOf = ({ now }: CommandCall) => ({ today: chinaDate(now.getTime()), time: timeLabel(now.getTime()) })

const staysOf = (sitter: Sitter, street: OrgPath): Stays => ({
  sits: (kind, on) => maySit(sitter, kind, on, street),
  takesOver: (kind, on) => mayTakeOver(sitter, kind, on, street) !== undefined,
})

const stoodDownOf = (left: Left[]): StoodDown => ({
  vacant: left.flatMap(({ vacant }) => vacant.map(gapOf)),
  asks: left.flatMap(({ asks }) => asks.map((shift) => ({ ...gapOf(shift), userId: shift.userId }))),
})
const gapOf = ({ id, on, from, to, place }: Shift): Gap => ({ id, on, from, to, place })

/** A week is named by its Monday: the one that runs began at most six days ago. */
async function comingWeeks(call: CommandCall, { userId, streetId, street }: AtDesk, sitter: Sitter): Promise<Left[]> {
  const first = chinaDate(call.now.getTime() - 6 * dayMs)
  const weeks: StoredDutyWeek[] = await call.store.find(
    'dutyWeeks',
    { _id: command.gte(`${streetId}:${first}`).and(command.lt(`${streetId}:9999`)) },
    { orderBy: [['_id', 'asc']], limit: mostWeeks },
  )
  return weeks.flatMap((week) => leftBy(week, userId, staysOf(sitter, street), momentOf(call)) ?? [])
}

async function tell(call: CommandCall, at: AtDesk, { vacant, asks }: StoodDown): Promise<void> {
  const street = { streetId: at.streetId, orgPath: at.street }
  const said = { id: call.commandId, at: call.now }
  const staff = vacant.length === 0 ? [] : await staffOf(call, at)
  await Promise.all([
    ...staff.map((userId) => addOnce(call.store, deskVacant(street, userId, vacant, said))),
    ...asks.map((ask) => addOnce(call.store, swapFell(street, ask, said))),
  ])
}

async function staffOf(call: CommandCall, { userId, streetId }: AtDesk): Promise<UserId[]> {
  const today = chinaDate(call.now.getTime())
  const held = await call.store.find(
    'users',
    { streetId, work: 'staff', 'roles.role': 'streetStaff' },
    { limit: mostTold },
  )
  return held
    .filter(({ _id, roles }) => _id !== userId && rolesInForce(roles, today).some(({ role }) => role === 'streetStaff'))
    .map(({ _id }) => _id)
}

async function addOnce(store: Store, news: Parameters<typeof store.add<'inbox'>>[1]): Promise<void> {
  await store.add('inbox', news).catch((error: unknown) => {
    if (!(error instanceof DuplicateId)) throw error
  })
}
