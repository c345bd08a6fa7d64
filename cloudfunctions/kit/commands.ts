import { canonical, type Plain } from '#domain/kernel/canonical'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { CommandCall } from './route'
import { sha256 } from './seal'
import { DuplicateId, type Transaction } from './store'

/** What a command left behind, wherever it is kept: who sent it, with which input. */
export type Trace<A> = { caller: string; inputHash: string; answer: A }

export const traceOf = (call: CommandCall, input: unknown): { caller: string; inputHash: string } => ({
  caller: call.caller.userId,
  inputHash: sha256(`${call.route} ${canonical(input as Plain)}`),
})

/**
 * Carries a command out once. `body` runs in a transaction and must leave a trace in it that cannot be left twice (a new
 * document under the command's id); `traceLeft` finds it afterwards. The same command again is answered as done: by what was
 * answered first, or by the thing it created as it now stands;
 * another person's or another input under the same id is refused, and nothing is told of the first.
 *
 * The trace is looked for only when the body could not do its work (refused, or its document was there already), so the
 * ordinary case costs no extra read.
 */
export async function once<A>(
  call: CommandCall,
  input: unknown,
  work: { body(tx: Transaction): Promise<Result<A>>; traceLeft(): Promise<Trace<A> | undefined> },
): Promise<Result<A>> {
  const outcome = await call.store
    .transaction(work.body, (result) => result.ok)
    .catch((error: unknown) => {
      if (error instanceof DuplicateId) return 'duplicate' as const
      throw error
    })
  if (outcome !== 'duplicate' && outcome.ok) return outcome
  const trace = await work.traceLeft()
  if (!trace) return outcome === 'duplicate' ? refused('conflict', '刚才有人同时在改，请刷新再试。') : outcome
  const mine = traceOf(call, input)
  if (trace.caller === mine.caller && trace.inputHash === mine.inputHash) return granted(trace.answer)
  return refused('conflict', '这个编号已经用过了，内容不一样。请重新记一次。')
}

/** A command that changes what is already there: its trace is a document in `commands`. */
export async function changeOnce<A>(
  call: CommandCall,
  input: unknown,
  body: (tx: Transaction) => Promise<Result<A>>,
): Promise<Result<A>> {
  return once<A>(call, input, {
    async body(tx) {
      const result = await body(tx)
      if (result.ok) {
        const trace = { ...traceOf(call, input), route: call.route, answer: result.value, at: call.now }
        const { streetId, orgPath } = call.caller
        await tx.add('commands', { _id: call.commandId, streetId, orgPath, ...trace })
      }
      return result
    },
    traceLeft: async () => (await call.store.get('commands', call.commandId)) as Trace<A> | undefined,
  })
}
