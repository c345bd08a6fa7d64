import type { PlaceCard } from '#domain/contract/shared'
import { isWithin, type OrgPath } from '#domain/organisation/path'
import { isFound } from '#domain/place/find'
import type { Clock } from '../platform/clock'
import type { KeyValueStore } from '../platform/storage.types'
import { keep, readKept } from './kept'

const dayMs = 24 * 3_600_000
/** WeChat allows 1 MB a key; letters outside ASCII take three bytes. */
const mostLettersAKey = 250_000
/** All chunks together: about 2 MB on the phone at worst. */
const mostLetters = 650_000
const mostRecent = 40
const mostCodes = 100

const prefixOf = (userId: string): string => `xhm/places/${userId}/`
type Recent = { placeId: string; atMs: number; place: PlaceCard | null }
type Page = { places: PlaceCard[]; next: string | null }

export type PlacePorts = { storage: KeyValueStore; clock: Clock }

/**
 * The places of one person's community, kept on the phone so that a visit needs no signal: fetched once a day, written in
 * chunks under a new name each time. Only when all of them stand is the list pointed at them, so a kill leaves the old
 * list or the new one, never half of one.
 */
export function openPlaces(userId: string, { storage, clock }: PlacePorts) {
  const prefix = prefixOf(userId)
  const headKey = `${prefix}head`
  let loaded: PlaceCard[] | undefined
  let lately: Recent[] | undefined

  function head(): { name: string; chunks: number; atMs: number } | null {
    const { name, chunks, atMs } = readKept(storage, headKey) ?? {}
    return typeof name === 'string' && typeof chunks === 'number' && typeof atMs === 'number'
      ? { name, chunks, atMs }
      : null
  }

  function load(): PlaceCard[] {
    const { name = '', chunks = 0 } = head() ?? {}
    const read = Array.from({ length: chunks }, (_, i) => readKept(storage, `${prefix}list/${name}/${i}`)?.places)
    return read.flatMap((places) => (Array.isArray(places) ? (places as PlaceCard[]) : []))
  }

  const all = (): PlaceCard[] => {
    loaded ??= load()
    return loaded
  }

  function replace(places: PlaceCard[]): void {
    loaded = places
    const old = head()?.name
    const name = String(Number(old ?? 0) + 1)
    const chunks = chunked(places)
    const stands =
      chunks.every((chunk, i) => keep(storage, `${prefix}list/${name}/${i}`, { places: chunk })) &&
      keep(storage, headKey, { name, chunks: chunks.length, atMs: clock.now() })
    forgetListsBut(stands ? name : old)
  }

  /** Also what a kill left behind. */
  function forgetListsBut(name: string | undefined): void {
    for (const key of storage.keys(`${prefix}list/`))
      if (name === undefined || !key.startsWith(`${prefix}list/${name}/`)) storage.remove(key)
  }

  const recents = (): Recent[] => {
    lately ??= (readKept(storage, `${prefix}recent`)?.list as Recent[] | undefined) ?? []
    return lately
  }
  const codes = (): [string, PlaceCard][] =>
    (readKept(storage, `${prefix}codes`)?.list as [string, PlaceCard][] | undefined) ?? []

  return {
    all,
    isOld: (): boolean => clock.now() - (head()?.atMs ?? 0) > dayMs,

    /** Fetches the list page by page; when `page` throws, the old list stays. */
    async refresh(page: (cursor: string | undefined) => Promise<Page>): Promise<void> {
      const fetched: PlaceCard[] = []
      let letters = 0
      let cursor: string | undefined
      do {
        const answer = await page(cursor)
        for (const place of answer.places) {
          letters += JSON.stringify(place).length + 1
          if (letters < mostLetters) fetched.push(place)
        }
        cursor = answer.next ?? undefined
      } while (cursor !== undefined && letters < mostLetters)
      replace(fetched)
    },

    /** When each place was last visited by this person, as far as this phone knows. */
    lastVisits: (): Map<string, number> => new Map(recents().map(({ placeId, atMs }) => [placeId, atMs])),

    /** Remembers visits of this person, whoever told of them. What is known of a place already stays. */
    noteVisits(visits: readonly { placeId: string; atMs: number; place?: PlaceCard }[]): void {
      const noted = new Map(recents().map((recent) => [recent.placeId, recent]))
      for (const { placeId, atMs, place } of visits) {
        const known = noted.get(placeId)
        noted.set(placeId, {
          placeId,
          atMs: Math.max(atMs, known?.atMs ?? 0),
          place: place ?? known?.place ?? all().find((card) => card.placeId === placeId) ?? null,
        })
      }
      lately = [...noted.values()].sort((a, b) => b.atMs - a.atMs).slice(0, mostRecent)
      keep(storage, `${prefix}recent`, { list: lately })
    },

    noteCode(code: string, place: PlaceCard): void {
      const list = [[code, place], ...codes().filter(([known]) => known !== code)].slice(0, mostCodes)
      keep(storage, `${prefix}codes`, { list })
    },
    byCode: (code: string): PlaceCard | null => codes().find(([known]) => known === code)?.[1] ?? null,

    /**
     * What the visit page offers: visited lately first, then one's own grid, then the rest, by name. With words only what
     * they find.
     */
    offer(words: string, home: OrgPath, most: number): PlaceCard[] {
      const last = new Map(recents().map((recent) => [recent.placeId, recent]))
      const known = new Map(all().map((place) => [place.placeId as string, place]))
      for (const { placeId, place } of last.values()) if (place && !known.has(placeId)) known.set(placeId, place)
      const visitedAtMs = ({ placeId }: PlaceCard): number => last.get(placeId)?.atMs ?? 0
      const group = (place: PlaceCard): number => (last.has(place.placeId) ? 0 : isWithin(place.orgPath, home) ? 1 : 2)
      return [...known.values()]
        .filter((place) => isFound(place, words))
        .sort((a, b) => group(a) - group(b) || visitedAtMs(b) - visitedAtMs(a) || (a.initials < b.initials ? -1 : 1))
        .slice(0, most)
    },
  }
}
export type Places = ReturnType<typeof openPlaces>

function chunked(places: PlaceCard[]): PlaceCard[][] {
  const chunks: PlaceCard[][] = []
  let letters = mostLettersAKey
  for (const place of places) {
    const length = JSON.stringify(place).length + 1
    if (letters + length > mostLettersAKey) {
      chunks.push([])
      letters = 0
    }
    chunks[chunks.length - 1]?.push(place)
    letters += length
  }
  return chunks
}

/** The lists can be fetched again, a visit cannot. True when there was something to give back. */
export function giveBackRoom(storage: KeyValueStore): boolean {
  const keys = storage.keys('xhm/places/').filter((key) => /\/(list|head)(\/|$)/.test(key))
  for (const key of keys) storage.remove(key)
  return keys.length > 0
}

export function forgetPlaces(storage: KeyValueStore, userId: string): void {
  for (const key of storage.keys(prefixOf(userId))) storage.remove(key)
}
