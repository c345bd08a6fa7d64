import type { Call } from './route'
import type { Transaction } from './store'

type Doer = { userId: string; streetId: string; orgPath: string }

/** Writes down, in the same transaction, who did what that somebody may have to answer for. Ids only, never words. */
export const audit = (
  tx: Transaction,
  call: Call,
  { userId, streetId, orgPath }: Doer,
  entry: { what: string; about: string; reason?: string },
) => tx.add('audit', { _id: call.mintId(), streetId, orgPath, at: call.now, by: userId, ...entry })
