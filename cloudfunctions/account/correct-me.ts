import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { renameAtDesk } from '../kit/desk-names'
import { readPerson, writePerson } from '../kit/person'
import type { CommandCall } from '../kit/route'
import { deskOf } from '../kit/sitting'
import { me } from './me'
import { changeSeats } from './seats'

type Input = ParsedInputOf<'account', 'correctMe'>

/**
 * One's own name or number put right. The keyed hash moves with the number; the roster, a grid's seats and the duty desk with the name.
 * Round trips: identity; whose number it is; begin, person, person, audit, command, commit; with a name: user; seats, and of whoever sits
 * at the desk its weeks; to show: as `me`.
 */
export async function correctMe(call: CommandCall, input: Input): Promise<Result<AnswerOf<'account', 'me'>>> {
  const { userId, streetId } = call.caller
  const phoneHash = input.phone === undefined ? undefined : call.seal.hashPhone(input.phone)
  const [other] = phoneHash === undefined ? [] : await call.store.find('users', { streetId, phoneHash }, { limit: 1 })
  const done = await changeThenShow(
    call,
    input,
    async (tx) => {
      if (other && other._id !== userId)
        return refused('conflict', '这个手机号已经是别人的了。要是您的，请带上手机到社区改。')
      const person = await readPerson(tx, userId)
      if (!person) return refused('signInNeeded', '没找到您的资料，请联系社区。')
      const user = {
        ...person.user,
        ...(input.name !== undefined && { name: input.name }),
        ...(input.phone !== undefined &&
          phoneHash !== undefined && { phoneSealed: call.seal.seal(input.phone, 'users.phone'), phoneHash }),
      }
      await writePerson(tx, { ...person, user }, {})
      await audit(tx, call, call.caller, { what: 'account.correctMe', about: userId })
      return granted({ changed: true })
    },
    () => me(call),
  )
  // Beside the transaction, and again with every replay.
  if (done.ok && input.name !== undefined) await carryName(call, input.name)
  return done
}

async function carryName(call: CommandCall, name: string): Promise<void> {
  const { userId } = call.caller
  const user = await call.store.get('users', userId)
  const desk = user && deskOf(user)
  await Promise.all([changeSeats(call, userId, { name }), desk && renameAtDesk(call, desk, name)])
}
