import type { Plan } from '../plan'
import type { Selection } from '../scan'
import type { Doc, Value } from '../values'

/** Work for a thread that nobody waits for. Everything in it is plain data. */
export type Task =
  | { kind: 'select'; plan: Plan; selection: Selection }
  | { kind: 'count'; plan: Plan; query: Doc }
  | {
      kind: 'aggregate'
      plan: Plan
      query: Doc
      stages: readonly Value[]
      /** How each other collection of the pipeline is read. */
      foreign: readonly (readonly [name: string, plan: Plan])[]
    }

/** What comes back of it: rows in pieces, then the end. */
export type Report =
  | { task: number; kind: 'rows'; rows: [id: string, text: string][] }
  | { task: number; kind: 'done'; total: number }
  | { task: number; kind: 'failed'; code: string; message: string }

/** One answer carries so much at most, as in the cloud. */
export const answerLimitBytes = 16 * 1024 * 1024
