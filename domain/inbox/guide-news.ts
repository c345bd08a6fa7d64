import type { UserId } from '../kernel/id'
import type { StoredInboxItem } from './stored'

/**
 * What a volunteer is told when a report with the own code was accepted: that, and the points. Nothing leads to the report: no
 * place, no people, no time but that of the acceptance, and an id made of chance at that moment.
 */
export const guidedNews = (
  { referralId, awarded }: { referralId: string; awarded: number },
  { userId, streetId, orgPath }: { userId: UserId; streetId: string; orgPath: string },
  at: Date,
): StoredInboxItem => ({
  _id: `guided:${referralId}`,
  ...{ userId, streetId, orgPath },
  kind: 'guidedAccepted',
  title: '您引导的事受理了',
  text:
    awarded > 0
      ? `您引导的一件事，街道受理了，记 ${awarded} 分。`
      : '您引导的一件事，街道受理了。这次没有加分，原因写在积分明细里。',
  at,
  read: false,
})
