import type { GrantedCall } from './route'
import type { Transaction } from './store'

/** Writes down, in the same transaction, who did what that somebody may have to answer for. Ids only. */
export const audit = (tx: Transaction, call: GrantedCall, entry: { what: string; about: string; why: string }) =>
  tx.add('audit', {
    _id: call.mintId(),
    streetId: call.caller.streetId,
    at: call.now,
    by: call.caller.userId,
    ...entry,
  })
