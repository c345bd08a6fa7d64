import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Reply } from '#domain/contract/envelope'
import type { AnswerOf, FunctionName, InputOf } from '#domain/contract/index'
import { mintId } from '#domain/kernel/mint-id'
import type { CommandOf } from '../../client/call'
import { thisPhone } from '../../client/this-phone'
import { clock } from '../../platform/clock'
import { randomBytes } from '../../platform/random'
import { useDesk } from './use-session'

/**
 * A command that makes sense only now, with the person waiting for its answer. Its id is minted at the first try and kept
 * for the same wish until the street has answered: whoever taps again after silence gets it once, not twice.
 */
export function useTell<F extends FunctionName, R extends CommandOf<F>>(
  functionName: F,
  route: R,
  // Whether other pages show something else afterwards.
  { changes = true }: { changes?: boolean } = {},
) {
  const client = useQueryClient()
  const userId = useDesk()?.userId
  const open = useRef(new Map<string, string>())
  const [telling, setTelling] = useState(0)

  async function idOf(wish: string): Promise<string> {
    const chance = await randomBytes(10)
    // Asked for again after the wait: two quick taps are one wish.
    const id = open.current.get(wish) ?? mintId(clock.now(), chance)
    open.current.set(wish, id)
    return id
  }

  return {
    busy: telling > 0,
    async tell(input: InputOf<F, R>): Promise<Reply<AnswerOf<F, R>>> {
      const wish = JSON.stringify(input)
      setTelling((count) => count + 1)
      try {
        const reply = await thisPhone().calls.tell(functionName, route, input, await idOf(wish))
        if (isAnswer(reply)) open.current.delete(wish)
        // Granted, it changed something; refused, what the page shows is old.
        if (changes) void client.invalidateQueries({ queryKey: [userId] })
        return reply
      } finally {
        setTelling((count) => count - 1)
      }
    },
    /** The street's own lists show that these commands were heard: their wishes are fulfilled, a new one is another. */
    heard(commandIds: readonly string[]): void {
      for (const [wish, id] of open.current) if (commandIds.includes(id)) open.current.delete(wish)
    },
  }
}

/** Silence and a fault say nothing of whether it was done. */
const isAnswer = (reply: Reply<unknown>): boolean => reply.ok || reply.refusal.code !== 'unavailable'
