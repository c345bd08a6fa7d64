import type { VisitView } from '#domain/contract/shared'
import { instantOf } from '#domain/kernel/instant'
import type { StoredVisit } from '#domain/visit/stored'

/** A visit as its author and its reviewer see it. */
export const viewOf = (visit: StoredVisit): VisitView => ({
  visitId: visit._id,
  placeId: visit.placeId,
  placeName: visit.placeName,
  placeKind: visit.placeKind,
  result: visit.result,
  note: visit.note,
  at: instantOf(visit.at.getTime()),
  receivedAt: instantOf(visit.receivedAt.getTime()),
  state: visit.state,
  flags: visit.flags,
  reason: reasonOf(visit),
  points: visit.state === 'verified' ? visit.awarded : visit.state === 'held' ? visit.points : 0,
  reviewed: visit.review !== null,
  version: visit.version,
})

function reasonOf({ state, reason, review }: StoredVisit): string {
  if (state === 'verified' || state === 'withdrawn') return ''
  return review?.decision === 'refuse' ? review.reason : reason
}
