import { useState } from 'react'
import type { PlaceCard } from '#domain/contract/shared'
import type { Stop } from '../../client/visits'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'
import { codeItem, placeItem } from './door-words'
import { useCodedDoor } from './use-coded-door'
import { usePlaces } from './use-places'

/** 到了哪一家: the likeliest door is chosen already, a code or a tap chooses another. */
export function useDoor(openedWith: string | undefined) {
  const now = useNow()
  const home = useRoles().role?.orgPath ?? ''
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<string>()
  const found = usePlaces(words, home)
  const coded = useCodedDoor(openedWith, () => {
    setWords('')
    setPicked(undefined)
  })

  // What stands chosen stays chosen: the list may grow while a finger is on its way.
  const [offered, setOffered] = useState<string>()
  const likeliest = words === '' ? (offered ?? found.places[0]?.placeId) : only(found.places)?.placeId
  if (words === '' && offered === undefined && likeliest !== undefined) setOffered(likeliest)

  const { door } = coded
  const isCoded = door !== undefined && (picked === undefined || picked === door.code)
  const place = placeIn(found.places, picked) ?? placeIn(found.places, likeliest)
  const stop: Stop | undefined = isCoded ? { by: 'code', ...door } : place && { by: 'list', place }
  const items = [
    ...(door ? [codeItem(door)] : []),
    ...found.places
      .filter(({ placeId }) => placeId !== door?.place?.placeId)
      .map((one) => placeItem(one, found.lastVisits, home, now)),
  ]
  return {
    ...coded,
    stop,
    stage: items.length > 0 ? ('ready' as const) : found.stage,
    requestId: found.requestId,
    retry: found.retry,
    words,
    setWords,
    items,
    order: words === '' ? '最近去过的排前面' : found.reach,
    chosen: isCoded ? door.code : place?.placeId,
    chosenWord: isCoded ? '门牌码对上了' : picked === undefined ? '替您选好' : '您选的',
    choose: (key: string) => setPicked(key),
    chooseFirst: () => setPicked(items[0]?.key),
    name: stop && (stop.place?.name ?? '这一家'),
  }
}

const only = (places: PlaceCard[]): PlaceCard | undefined => (places.length === 1 ? places[0] : undefined)
const placeIn = (places: PlaceCard[], placeId: string | undefined): PlaceCard | undefined =>
  places.find((place) => place.placeId === placeId)
