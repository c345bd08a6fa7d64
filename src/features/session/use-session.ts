import { useSyncExternalStore } from 'react'
import type { Item } from '../../client/outbox-core'
import type { Desk } from '../../client/phone'
import type { Session } from '../../client/session'
import { thisPhone } from '../../client/this-phone'
import { network } from '../../platform/network'

const none: readonly Item[] = []
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
export function useOutboxItems(): readonly Item[] {
  const outbox = useDesk()?.outbox
  const read = outbox?.items ?? (() => none)
  return useSyncExternalStore(outbox?.subscribe ?? quiet, read, read)
}

/** What the phone believes of its connection. */
export const useOnline = (): boolean => useSyncExternalStore(network.onChange, network.isOnline, network.isOnline)
