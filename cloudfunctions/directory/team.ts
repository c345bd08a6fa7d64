import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { orgIdOf } from '#domain/organisation/organisation'
import type { StoredOrganisation } from '#domain/organisation/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { changedMeanwhile } from './change-organisation'
import { rowAt } from './organisation'
import { noOrganisation, reaches, streetIdOf } from './reach'

type Input = ParsedInputOf<'directory', 'setTeam'>
type Seats = NonNullable<StoredOrganisation['team']>
type Seat = Seats[keyof Seats]

/**
 * Gives one of a grid's four seats to somebody, or leaves it empty. Round trips: identity; begin, grid, (person, identity), grid,
 * audit, command, commit; to show: grid, grids. Refuses notFound (no grid, nobody of this street), conflict (changed since it was read).
 */
export const setTeam = (call: CommandCall, input: Input): Promise<Result<AnswerOf<'directory', 'setTeam'>>> =>
  changeThenShow(
    call,
    input,
    async (tx) => {
      const grid = reaches(call.grant, input.path) ? await tx.get('organisations', orgIdOf(input.path)) : undefined
      if (!grid?.team || grid.closedOn !== null) return noOrganisation()
      if (grid.version !== input.version) return changedMeanwhile()
      const seat = await seatOf(tx, input)
      if (!seat.ok) return seat
      const changed: StoredOrganisation = {
        ...grid,
        team: { ...grid.team, [input.role]: seat.value },
        version: grid.version + 1,
      }
      await tx.put('organisations', changed)
      await audit(tx, call, { ...grid, userId: call.caller.userId }, { what: 'organisation.setTeam', about: grid._id })
      return granted({ version: changed.version })
    },
    () => rowAt(call, input.path),
  )

async function seatOf(tx: Transaction, { path, holder }: Input): Promise<Result<Seat>> {
  if (holder.by === 'nobody') return granted(null)
  if (holder.by === 'name') return granted({ userId: null, name: holder.name })
  const [user, identity] = [await tx.get('users', holder.userId), await tx.get('identities', `uid:${holder.userId}`)]
  if (!user || user.streetId !== streetIdOf(path)) return refused('notFound', '这个街道没有这个人，请换一位。')
  if (identity?.state !== 'active') return refused('notNow', '这个人的账号停用了，请换一位。')
  return granted({ userId: user._id, name: user.name })
}
