import type { Receptions } from '#domain/contract/duty'
import type { ParsedInputOf } from '#domain/contract/index'
import { receptionLabel } from '#domain/duty/duty'
import type { StoredBoard } from '#domain/duty/stored'
import { granted, type Result, refused } from '#domain/kernel/result'
import { orgIdOf } from '#domain/organisation/organisation'
import { grantOf } from '#domain/organisation/scope'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall, GrantedCall } from '../kit/route'
import { deskStreet } from './duty-week'

/** A street has a handful of leaders; more hours than these nobody reads. */
const most = 20

/** When leaders receive. Round trips: identity, street. */
export async function receptions(call: GrantedCall): Promise<Result<Receptions>> {
  const path = deskStreet(call)
  const street = await call.store.get('organisations', orgIdOf(path))
  return granted({
    receptions: (street?.board?.receptions ?? []).map((each) => ({ ...each, when: receptionLabel(each) })),
    mayEdit: grantOf('duty.edit', call.caller.roles)?.within.includes(path) ?? false,
  })
}

/** Writes one down, changes or removes it. Round trips: identity; begin, street, street, audit, command, commit; street. */
export const setReception = (
  call: CommandCall,
  input: ParsedInputOf<'directory', 'setReception'>,
): Promise<Result<Receptions>> =>
  changeThenShow(
    call,
    input,
    async (tx) => {
      const street = await tx.get('organisations', orgIdOf(deskStreet(call)))
      // A desk without its street means that the books are broken, and that is no refusal.
      if (!street) throw new Error('a duty desk without a street')
      const board: StoredBoard = street.board ?? { shifts: [], receptions: [] }
      const kept = board.receptions.filter(({ id }) => id !== input.id)
      if (input.id !== undefined && kept.length === board.receptions.length)
        return refused('notFound', '这一条已经没有了，刷新看看。')
      if (input.by === 'set') {
        if (input.reception.from >= input.reception.to) return refused('invalidInput', '结束要晚于开始，请改一下时间。')
        if (kept.length >= most) return refused('limitReached', '接访时间太多了，先去掉几条。')
        kept.push({ id: input.id ?? call.commandId, ...input.reception })
      }
      kept.sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))
      await tx.put('organisations', { ...street, board: { ...board, receptions: kept } })
      await audit(tx, call, { ...street, userId: call.caller.userId }, { what: call.route, about: street._id })
      return granted({ count: kept.length })
    },
    () => receptions(call),
  )
