import type { StoredVisit } from '../visit/stored'
import type { StoredInboxItem } from './stored'

/** What the author is told when somebody has looked at a visit. The id is derived, so it is told once. */
export function reviewNews(visit: StoredVisit, at: Date): StoredInboxItem {
  const counts = visit.state === 'verified'
  return {
    _id: `visit:${visit._id}:${visit.version}`,
    userId: visit.authorId,
    streetId: visit.streetId,
    orgPath: visit.orgPath,
    kind: counts ? 'visitVerified' : 'visitRefused',
    title: counts ? '走访核实了' : '有一次走访没算数',
    text: counts
      ? `您走访「${visit.placeName}」，社区看过了，算数。`
      : `您走访「${visit.placeName}」这一次没算数：${visit.review?.reason ?? ''}。有疑问请给社区打个电话。`,
    at,
    read: false,
  }
}
