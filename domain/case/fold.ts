import { assertNever } from '../kernel/result'
import type { DisputeClass } from '../routing/routing'
import { type CaseEvent, type CaseStatus, failureReasonLabels } from './case'

/** What one command did to a case; `seq` counts from 1 without gaps. The moment is whatever its reader keeps moments as. */
export type CaseChange<At> = { seq: number; by: string; at: At; events: readonly CaseEvent[] }

/** What the changes of a case amount to: the part of the stored case that nobody may write but by an event. */
export type CaseState<At> = {
  status: CaseStatus
  disputeClass: DisputeClass
  mediatorId: string
  acceptedAt: At
  concludedAt: At | null
  lastWords: string
  lastAt: At
  seq: number
}

/** The whole story, from the acceptance on. Throws on a story that cannot have happened: a bug, not an input. */
export function foldCase<At>(changes: readonly CaseChange<At>[]): CaseState<At> {
  const state = changes.reduce<CaseState<At> | undefined>((before, change) => applied(before, change), undefined)
  if (!state) throw new Error('a case without a beginning')
  return state
}

/** The case after one more change. */
export function applied<At>(before: CaseState<At> | undefined, change: CaseChange<At>): CaseState<At> {
  if (change.seq !== (before?.seq ?? 0) + 1) throw new Error(`change ${change.seq} after ${before?.seq ?? 0}`)
  const state = change.events.reduce<CaseState<At> | undefined>((now, event) => happened(now, event, change), before)
  if (!state || state.mediatorId === '') throw new Error('a case is always in somebody’s hands')
  return { ...state, seq: change.seq }
}

function happened<At>(state: CaseState<At> | undefined, event: CaseEvent, { at, seq }: CaseChange<At>): CaseState<At> {
  const last = { lastWords: wordsOf(event), lastAt: at }
  if (event.kind === 'accepted') {
    if (state) throw new Error('accepted twice')
    return {
      ...{
        status: 'mediating',
        disputeClass: event.disputeClass,
        mediatorId: '',
        acceptedAt: at,
        concludedAt: null,
        seq,
      },
      ...last,
    }
  }
  if (state?.status !== 'mediating') throw new Error(`${event.kind} on a case that is not being mediated`)
  switch (event.kind) {
    case 'assigned':
      return { ...state, ...last, mediatorId: event.mediatorId }
    case 'noted':
      return { ...state, ...last }
    case 'settled':
    case 'failed':
      return { ...state, ...last, status: event.kind, concludedAt: at }
    default:
      return assertNever(event)
  }
}

/** An event in one line, for cards and lists. */
export function wordsOf(event: CaseEvent): string {
  switch (event.kind) {
    case 'accepted':
      return '街道受理了'
    case 'assigned':
      return '交到调解员手里'
    case 'noted':
    case 'settled':
      return event.words
    case 'failed':
      return event.words === '' ? failureReasonLabels[event.reason] : event.words
    default:
      return assertNever(event)
  }
}
