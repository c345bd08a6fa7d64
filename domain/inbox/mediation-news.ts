import type { StoredMediation } from '../mediation/stored'
import type { StoredInboxItem } from './stored'

/** What the author is told when a mediator has looked at a mediation. The id is derived, so it is told once. */
export function mediationNews(mediation: StoredMediation, at: Date): StoredInboxItem {
  const counts = mediation.state === 'confirmed'
  const points = mediation.awarded > 0 ? `，记 ${mediation.awarded} 分` : '，这次没有加分，原因写在积分明细里'
  return {
    _id: `mediation:${mediation._id}:${mediation.version}`,
    userId: mediation.authorId,
    streetId: mediation.streetId,
    orgPath: mediation.orgPath,
    kind: counts ? 'mediationConfirmed' : 'mediationRefused',
    title: counts ? '您的调解核实了' : '有一次调解没算数',
    text: counts
      ? `您调解「${mediation.placeName}」，调解员看过了，算数${points}。`
      : `您调解「${mediation.placeName}」这一次没算数：${mediation.review?.reason ?? ''}。有疑问请给街道打个电话。`,
    at,
    read: false,
  }
}
