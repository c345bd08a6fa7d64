import { canonical, type Plain } from '#domain/kernel/canonical'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { Call, CommandCall } from './route'
import { DuplicateId, type Transaction } from './store'

/** Who sent a command, with which input. */
export type Mark = { caller: string; inputHash: string }
/** What a command left behind, wherever it is kept. */
export type Trace<A> = Mark & { answer: A }

export const traceOf = (call: CommandCall, input: unknown): Mark => ({
  caller: call.caller.userId,
  inputHash: hashOfInput(call, input),
})

/** Keyed: names and numbers are in many an input, and a stolen file must not let anybody try through who they were. */
export const hashOfInput = ({ seal, route }: Call, input: unknown): string =>
  seal.hash('command', `${route} ${canonical(input as Plain)}`).toString('base64url')

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
  call: Call,
  mark: Mark,
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
  if (trace.caller === mark.caller && trace.inputHash === mark.inputHash) return granted(trace.answer)
  return refused('conflict', '这个编号已经用过了，内容不一样。请重新记一次。')
}

/** A command that changes what is already there: its trace is a document in `commands`, with the answer. */
export async function changeOnce<A>(
  call: CommandCall,
  input: unknown,
  body: (tx: Transaction) => Promise<Result<A>>,
): Promise<Result<A>> {
  const mark = traceOf(call, input)
  return once<A>(call, mark, {
    async body(tx) {
      const result = await body(tx)
      if (result.ok) {
        const trace = { ...mark, route: call.route, answer: result.value, at: call.now }
        const { streetId, orgPath } = call.caller
        await tx.add('commands', { _id: call.commandId, streetId, orgPath, ...trace })
      }
      return result
    },
    traceLeft: async () => (await call.store.get('commands', call.commandId)) as Trace<A> | undefined,
  })
}

/**
 * The same for an answer that must not lie in `commands` (people's words, signed addresses): `body` gives only what is kept, and
 * `show` makes the answer of it afterwards, for the first call and for every replay alike. A replay may come from somebody who
 * has lost sight of the thing since, so `show` has to look again whether they may see it.
 */
export async function changeThenShow<Kept, A>(
  call: CommandCall,
  input: unknown,
  body: (tx: Transaction) => Promise<Result<Kept>>,
  show: (kept: Kept) => Promise<Result<A>>,
): Promise<Result<A>> {
  const done = await changeOnce(call, input, body)
  return done.ok ? show(done.value) : done
}
