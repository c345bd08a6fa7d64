import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import { changedCard, codesOf } from './open'
import { placeToChange } from './reach'
import { renewCodes } from './stored'

type Input = ParsedInputOf<'place', 'close'>
type Answer = AnswerOf<'place', 'close'>

/** The firm is gone. Its boards still lead to the street; a visit there is looked at. */
export const close = (call: CommandCall, input: Input): Promise<Result<Answer>> => toState(call, input, 'closed')

export const reopen = (call: CommandCall, input: Input): Promise<Result<Answer>> => toState(call, input, 'open')

/** Round trips: identity, codes, begin, place, place, two for each code, audit, command, commit; place and codes to show. */
async function toState(call: CommandCall, input: Input, state: 'open' | 'closed'): Promise<Result<Answer>> {
  const codes = await codesOf(call, input.placeId)
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const found = await placeToChange(tx, call, input)
      if (!found.ok) return found
      if (found.value.state === state)
        return refused('alreadyDone', state === 'closed' ? '这一家已经标成关门了。' : '这一家正开着。')
      const place = { ...found.value, state, version: found.value.version + 1 }
      await tx.put('places', place)
      await renewCodes(tx, codes, place)
      await audit(tx, call, call.caller, {
        what: state === 'closed' ? 'place.close' : 'place.reopen',
        about: input.placeId,
      })
      return granted(input.placeId)
    },
    (kept) => changedCard(call, kept),
  )
}
