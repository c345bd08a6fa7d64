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
  reason: visit.review?.decision === 'refuse' ? visit.review.reason : visit.reason,
  points: visit.state === 'refused' || visit.state === 'withdrawn' ? 0 : visit.points,
  reviewed: visit.review !== null,
})
