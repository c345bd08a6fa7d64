import { boardRenamed, renamedIn } from '#domain/duty/leaving'
import { orgIdOf } from '#domain/organisation/organisation'
import type { Call } from './route'
import type { AtDesk } from './sitting'
import { command } from './store'

/** Ten documents a transaction, and the street is one of them. */
const atOnce = 9
/** Ten years of weeks. */
const mostWeeks = 520

/**
 * Writes another name wherever somebody sits, sat, or was asked to: in the weeks and on the board. The street is read first, as by whoever
 * plans a week. Idempotent. Reads: weeks; then nine weeks at a time: street, each week, the same written.
 */
export async function renameAtDesk(call: Call, { userId, streetId, street }: AtDesk, name: string): Promise<void> {
  const inStreet = command.gte(`${streetId}:`).and(command.lt(`${streetId}:9999`))
  const found = await call.store.find(
    'dutyWeeks',
    command.and([{ _id: inStreet }, command.or([{ 'shifts.userId': userId }, { 'shifts.swap.toUserId': userId }])]),
    { orderBy: [['_id', 'desc']], limit: mostWeeks },
  )
  const weeks = found.map(({ _id }) => _id)
  for (let from = 0; from < weeks.length; from += atOnce)
    await call.store.transaction(
      async (tx) => {
        const above = await tx.get('organisations', orgIdOf(street))
        const theirs: string[] = []
        for (const id of weeks.slice(from, from + atOnce)) {
          const week = await tx.get('dutyWeeks', id)
          const renamed = week && renamedIn(week, userId, name)
          if (!renamed) continue
          theirs.push(...renamed.shifts.filter((shift) => shift.userId === userId).map((shift) => shift.id))
          await tx.put('dutyWeeks', renamed)
        }
        if (above)
          await tx.put('organisations', { ...above, board: above.board && boardRenamed(above.board, theirs, name) })
      },
      () => true,
    )
}
