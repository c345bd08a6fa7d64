import { useSyncExternalStore } from 'react'
import { emptyOutbox, type OutboxState } from '../../client/outbox-core'
import type { Desk } from '../../client/phone'
import type { Session } from '../../client/session'
import { thisPhone } from '../../client/this-phone'
import { network } from '../../platform/network'

const quiet = (): (() => void) => () => undefined

const subscribe = (listener: () => void): (() => void) => thisPhone().session.subscribe(listener)
const current = (): Session => thisPhone().session.current()

/** Who is here. */
export const useSession = (): Session => useSyncExternalStore(subscribe, current, current)

const subscribeDesk = (listener: () => void): (() => void) => thisPhone().subscribe(listener)
const currentDesk = (): Desk | null => thisPhone().desk()

/** The desk of whoever is here; `null` when nobody is. */
export const useDesk = (): Desk | null => useSyncExternalStore(subscribeDesk, currentDesk, currentDesk)

/** Everything of this person that is still on its way, or was refused and not yet read. */
export function useOutbox(): OutboxState {
  const outbox = useDesk()?.outbox
  const read = outbox?.state ?? empty
  return useSyncExternalStore(outbox?.subscribe ?? quiet, read, read)
}
const empty = (): OutboxState => emptyOutbox

/** How many commands have not come to their end. */
export const useWaitingCount = (): number => useOutbox().items.filter(({ outcome }) => outcome.kind === 'open').length

/** What the phone believes of its connection. */
export const useOnline = (): boolean => useSyncExternalStore(network.onChange, network.isOnline, network.isOnline)
