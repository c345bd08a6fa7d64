import type { AnswerOf, InputOf } from '#domain/contract/index'
import type { PlaceCard, VisitView } from '#domain/contract/shared'
import { instantOf, msOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { VisitorRole, VisitResult } from '#domain/visit/visit'
import type { Clock } from '../platform/clock'
import type { Outbox } from './outbox'
import type { Item } from './outbox-core'
import type { Places } from './places'
import type { Snapshots } from './snapshots'
import type { ShownVisit } from './visit-list'

const snapshot = 'visits'
/** Enough for the first screens without signal; older ones are asked from the street. */
const mostKept = 60

const none: readonly VisitView[] = []
type Page = AnswerOf<'visit', 'mine'>

/** Where somebody is: a place picked from a list, or the code read from its board (with its place, when known). */
export type Stop = { by: 'list'; place: PlaceCard } | { by: 'code'; code: string; place: PlaceCard | null }

export type NewVisit = { as: VisitorRole; stop: Stop; result: VisitResult; note: string }

/** The visits of one person on this phone: what the street last said, and the commands that change it. */
export function openVisits(ports: { outbox: Outbox; snapshots: Snapshots; places: Places; clock: Clock }) {
  const { outbox, snapshots, places, clock } = ports

  // Read once: a list of visits is looked at with every drawing of a page.
  let said = snapshots.read<VisitView[]>(snapshot)

  function remember(visits: VisitView[], atMs: number): void {
    said = { data: visits.slice(0, mostKept), atMs }
    snapshots.keep(snapshot, said.data, atMs)
  }

  return {
    /** What the street last said, newest first, with the answers that came since. The same array until that changes. */
    lastSaid: (): readonly VisitView[] => said?.data ?? none,
    lastSaidAtMs: (): number | undefined => said?.atMs,

    /** The street's newest page replaces what it covers; older ones stay for a start without signal. */
    keepNewest({ visits, next }: Page): void {
      const last = visits[visits.length - 1]
      const older = next === null || !last ? [] : (said?.data ?? []).filter(({ at }) => at < last.at)
      remember([...visits, ...older], clock.now())
      places.noteVisits(counting(visits).map(({ placeId, at }) => ({ placeId, atMs: msOf(at) })))
    },

    /** Keeps the answer to one of the commands below where the list reads it. */
    absorb(item: Item): void {
      if (!changesOwn(item) || item.outcome.kind !== 'answered') return
      const { visit } = item.outcome.data as { visit: VisitView }
      const visits = said?.data ?? []
      const saidLater = said !== undefined && said.atMs > msOf(item.outcome.at)
      if (saidLater && visits.some(({ visitId }) => visitId === visit.visitId)) return
      const others = visits.filter(({ visitId }) => visitId !== visit.visitId)
      remember(
        [visit, ...others].sort((a, b) => (a.at < b.at ? 1 : -1)),
        said?.atMs ?? 0,
      )
      if (item.route === 'record') places.noteVisits([{ placeId: visit.placeId, atMs: msOf(visit.at) }])
    },

    /** Kept on the phone at once, sent when possible. Refuses limitReached (full phone) and invalidInput (no sentence). */
    record({ as, stop, result, note }: NewVisit): Promise<Result<Item>> {
      const words = note.trim()
      if (result === 'clue' && words === '')
        return Promise.resolve(refused('invalidInput', '请写一句听到了什么，一句就够。'))
      const atMs = clock.now()
      const input: InputOf<'visit', 'record'> = {
        as,
        door: stop.by === 'code' ? { by: 'code', code: stop.code } : { by: 'list', placeId: stop.place.placeId },
        result,
        note: words,
        at: instantOf(atMs),
      }
      if (stop.place) places.noteVisits([{ placeId: stop.place.placeId, atMs, place: stop.place }])
      return outbox.enqueue({ functionName: 'visit', route: 'record', input, shown: shownOf(stop) })
    },

    /**
     * Takes a wrong tap back: what never left the phone is deleted, everything else by a command behind the visit.
     * `gone`: deleted at once · `onItsWay`: the street decides.
     */
    async withdraw(visitId: string): Promise<Result<'gone' | 'onItsWay'>> {
      if (outbox.discard(visitId)) return granted('gone')
      const asked = await outbox.enqueue({
        functionName: 'visit',
        route: 'withdraw',
        input: { visitId },
        shown: null,
        after: visitId,
      })
      return asked.ok ? granted('onItsWay') : asked
    },

    async addNote(visitId: string, note: string): Promise<Result<'onItsWay'>> {
      const words = note.trim()
      if (words === '') return refused('invalidInput', '请写一句说明。')
      const asked = await outbox.enqueue({
        functionName: 'visit',
        route: 'addNote',
        input: { visitId, note: words },
        shown: null,
        after: visitId,
      })
      return asked.ok ? granted('onItsWay') : asked
    },
  }
}
export type Visits = ReturnType<typeof openVisits>

/** Whose answer is one of this person's visits. */
const changesOwn = ({ functionName, route }: Item): boolean =>
  functionName === 'visit' && ['record', 'withdraw', 'addNote'].includes(route)

/** A visit that was taken back did not happen. */
const counting = (visits: readonly VisitView[]): VisitView[] => visits.filter(({ state }) => state !== 'withdrawn')

function shownOf(stop: Stop): ShownVisit {
  if (stop.place) return { placeId: stop.place.placeId, name: stop.place.name, kind: stop.place.kind }
  const code = stop.by === 'code' ? stop.code : ''
  return { placeId: null, name: `门牌码 ${code.slice(0, 4)} ${code.slice(4)}`, kind: 'public' }
}
