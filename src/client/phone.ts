import type { Envelope } from '#domain/contract/envelope'
import { chance } from '../platform/chance'
import type { Clock } from '../platform/clock'
import type { Lifecycle } from '../platform/lifecycle.types'
import type { Network } from '../platform/network.types'
import type { PhotoBox } from '../platform/photo.types'
import type { KeyValueStore } from '../platform/storage.types'
import { makeCalls } from './call'
import { forgetDrafts, openDrafts } from './drafts'
import { openOutbox } from './outbox'
import type { Item } from './outbox-core'
import { waitingCount } from './outbox-items'
import { forgetPlaces, giveBackRoom, openPlaces } from './places'
import { openReceipts } from './receipts'
import { openReportPost } from './report-post'
import { openReports } from './reports'
import { isSignedIn, openSession } from './session'
import { forgetSnapshots, openSnapshots } from './snapshots'
import type { Transport } from './transport.types'
import { openVisits } from './visits'

export type PhonePorts = {
  storage: KeyValueStore
  clock: Clock
  network: Network
  lifecycle: Lifecycle
  transport: Transport
  photos: PhotoBox
  randomBytes(count: number): Promise<ArrayLike<number>>
  client: Envelope['client']
}

/**
 * One phone: who is signed in, and that person's desk (outbox, visits, places, drafts, last answers). A desk is opened
 * when somebody comes in and closed when that person leaves; two persons never share one. Reports and their receipts
 * belong to the phone, not to a person: anybody may hand one in.
 */
export function openPhone(ports: PhonePorts) {
  const { storage, clock, network, lifecycle, transport, photos, randomBytes, client } = ports
  const listeners = new Set<() => void>()
  const ends = new Set<(item: Item) => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }

  const calls = makeCalls({
    transport,
    clock,
    client,
    caller: () => userIdOf(session.current()),
    signInNeeded: () => session.expire(),
  })
  const session = openSession({ storage, clock, transport, calls, randomBytes })
  const receipts = openReceipts({ storage })
  const reportPorts = { storage, clock, calls, photos, receipts, randomBytes }
  const reports = openReports(reportPorts)
  const post = openReportPost({ ...reportPorts, upload: (path, file) => transport.upload(path, file) })
  let desk: Desk | null = null

  function openDesk(userId: string) {
    const places = openPlaces(userId, { storage, clock })
    const snapshots = openSnapshots(userId, { storage, clock })
    const outbox = openOutbox(userId, {
      storage,
      clock,
      randomBytes,
      chance,
      deliver: calls.deliver,
      isStill: (user) => isSignedIn(storage, user),
      makeRoom: () => giveBackRoom(storage),
      answered: (item) => visits.absorb(item),
      settled(item) {
        for (const listener of ends) listener(item)
      },
    })
    const visits = openVisits({ outbox, snapshots, places, clock })
    const drafts = openDrafts(userId, { storage, clock })
    return { userId, outbox, visits, places, drafts, snapshots }
  }

  function seat(): void {
    const now = session.current()
    const userId = userIdOf(now)
    if (desk?.userId !== userId) {
      desk?.outbox.close()
      desk = userId === null ? null : openDesk(userId)
      desk?.outbox.start()
    }
    if (now.kind === 'somebody') desk?.outbox.signedIn()
    tell()
  }

  function comeToFront(): void {
    session.reread()
    desk?.outbox.nudge()
  }

  return {
    session,
    calls,
    receipts,
    reports,
    post,
    /** Of whoever is signed in, also while the session has ended; `null` when nobody is. */
    desk: (): Desk | null => desk,
    /** Called when somebody came or left. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Called with every command of this person that came to its end, granted or refused. */
    onSettled(listener: (item: Item) => void): () => void {
      ends.add(listener)
      return () => ends.delete(listener)
    },

    start(): Promise<void> {
      session.subscribe(seat)
      lifecycle.onShow(comeToFront)
      network.onChange((online) => {
        if (online) desk?.outbox.nudge()
      })
      seat()
      return session.start()
    },

    /** How much of this person's work would stay behind unsent. Asked before a sign-out. */
    unsent: (): number => (desk ? waitingCount(storage, desk.userId) : 0),

    /** Leaves nothing readable of this person on the phone except what still has to be sent in this person's name. */
    async signOut(): Promise<void> {
      const userId = desk?.userId
      await session.signOut()
      reports.leave()
      if (userId === undefined) return
      forgetPlaces(storage, userId)
      forgetSnapshots(storage, userId)
      forgetDrafts(storage, userId)
    },
  }
}
export type Phone = ReturnType<typeof openPhone>
export type Desk = {
  userId: string
  outbox: ReturnType<typeof openOutbox>
  visits: ReturnType<typeof openVisits>
  places: ReturnType<typeof openPlaces>
  drafts: ReturnType<typeof openDrafts>
  snapshots: ReturnType<typeof openSnapshots>
}

function userIdOf(session: ReturnType<ReturnType<typeof openSession>['current']>): string | null {
  return session.kind === 'somebody' || session.kind === 'ended' ? session.me.userId : null
}
