import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PlaceCard } from '#domain/contract/shared'
import { answerOf, Refused } from '../../client/query'
import { thisPhone } from '../../client/this-phone'
import { clock } from '../../platform/clock'
import { useAsk } from '../session/use-ask'
import { useDesk } from '../session/use-session'

/** More than a screen holds; the words narrow it further. */
const mostShown = 30
/** Typing is over when nothing came for so long. */
const typedMs = 350
const dayMs = 24 * 3_600_000

/** The list of places on the phone, fetched once a day. */
export function usePlaceList(enabled: boolean) {
  const desk = useDesk()
  return useQuery({
    queryKey: [desk?.userId, 'places'],
    enabled: enabled && desk !== null,
    staleTime: dayMs,
    // The list itself stays with the desk: it is too long to be copied into a cache beside it.
    queryFn: async () => {
      const ask = async (cursor: string | undefined) =>
        answerOf(await thisPhone().calls.ask('visit', 'nearbyPlaces', cursor === undefined ? {} : { cursor }))
      if (desk?.places.isOld()) await desk.places.refresh(ask)
      return true
    },
  })
}

/**
 * The doors to choose from: those on the phone at once, and with words those of the whole street as soon as it answers.
 * `home` is the caller's own place, so that the own grid comes first.
 */
export function usePlaces(words: string, home: string) {
  const desk = useDesk()
  const list = usePlaceList(true)
  const wanted = useSettled(words.trim())
  const search = useAsk('visit', 'searchPlaces', { words: wanted }, { enabled: wanted !== '', keep: false })
  const near = desk?.places.offer(words.trim(), home, mostShown) ?? []
  const far = wanted === words.trim() && wanted !== '' ? (search.data?.places ?? []) : []
  const known = new Set(near.map(({ placeId }) => placeId))
  const places: PlaceCard[] = [...near, ...far.filter(({ placeId }) => !known.has(placeId))].slice(0, mostShown)
  const nothing = places.length === 0 && (desk?.places.all().length ?? 0) === 0
  return {
    places,
    lastVisits: desk?.places.lastVisits() ?? new Map<string, number>(),
    stage: stageOf(nothing, list.isFetching, list.error !== null),
    requestId: list.error instanceof Refused ? list.error.requestId : undefined,
    retry: () => void list.refetch(),
    /** How far the words have been looked for. */
    reach: reachOf(wanted !== '' && search.stage, search.offline),
  }
}

function reachOf(stage: 'loading' | 'ready' | 'failed' | false, offline: boolean): string {
  if (offline) return '没信号，只找了手机里的'
  return stage === 'loading' ? '正在全街道找' : ''
}

/** A sketch or a failure only while there is nothing at all to show. */
function stageOf(nothing: boolean, fetching: boolean, failed: boolean): 'loading' | 'ready' | 'failed' {
  if (!nothing) return 'ready'
  return fetching ? 'loading' : failed ? 'failed' : 'ready'
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => clock.after(typedMs, () => setSettled(text)), [text])
  return settled
}
