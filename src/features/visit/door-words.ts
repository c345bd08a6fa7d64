import type { PlaceCard } from '#domain/contract/shared'
import { type Instant, listTimeLabel } from '#domain/kernel/instant'
import { isWithin, type OrgPath } from '#domain/organisation/path'
import type { PickItem } from '../../ui/row/pick-list'
import { placeIcons } from '../visits/visit-words'

/** A door known by its code; its place may still be unknown to the phone. */
export interface CodedDoor {
  code: string
  place: PlaceCard | null
}

/**
 * One door of the list. Of places in one's own grid (`home`) the last visit says more than where they are. A phone knows
 * only one's latest visits, so it never says that there was none.
 */
export function placeItem(place: PlaceCard, last: Map<string, number>, home: OrgPath, now: Instant): PickItem {
  const { placeId, name, kind, where, orgPath } = place
  const visitedAtMs = last.get(placeId)
  const before = visitedAtMs === undefined ? '' : `上次 ${listTimeLabel(visitedAtMs, now)}`
  const note = before !== '' && isWithin(orgPath, home) ? before : [where, before].filter(Boolean).join('·')
  return { key: placeId, title: name, note, icon: placeIcons[kind] }
}

export function codeItem({ code, place }: CodedDoor): PickItem {
  if (place) return { key: code, title: place.name, note: place.where, icon: placeIcons[place.kind] }
  const title = `门牌码 ${code.slice(0, 4)} ${code.slice(4)}`
  return { key: code, title, note: '有信号就知道是哪一家，先记也行', icon: 'door' }
}
