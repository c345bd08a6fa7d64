import type { StoredCase } from '#domain/case/stored'
import { chinaDate } from '#domain/kernel/instant'
import { type Award, alreadyGiven, disputeOf, sameDisputeSpan } from '#domain/mediation/same-dispute'
import type { StoredMediation } from '#domain/mediation/stored'
import { type PointsPolicy, pointsPolicyNamed, pointsPolicyOn } from '#domain/policy/points'
import type { StoredReport } from '#domain/report/stored'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { takenBackAmong } from '../points/posting'

/**
 * Guiding and mediating of one dispute by one volunteer give the higher of the two, whichever comes first. Both sides are looked up
 * outside the transaction but after it has read the volunteer's account: whoever posts for the same volunteer meanwhile writes that
 * account too, so one of the two begins anew and then sees the other.
 */

/** So many are looked at: nobody guides or mediates more at one place within the time. */
const most = 20

/** The guide's own confirmed mediation at the place of a report that belongs to no dispute yet. One read, none without a place. */
export async function mediationBefore(call: GrantedCall, report: StoredReport): Promise<StoredMediation | undefined> {
  if (report.guidedBy === null || report.placeId === null) return undefined
  const { from, until } = sameDisputeSpan(report.receivedAt, rulesToday(call))
  const found = await call.store.find(
    'mediations',
    { authorId: report.guidedBy, placeId: report.placeId, state: 'confirmed', receivedAt: between(from, until) },
    { orderBy: [['at', 'desc']], limit: most },
  )
  return found.find(({ caseId }) => caseId === null)
}

/** The case that the author of a mediation guided at the same place. Two reads, one when there is none. */
export async function guidedBefore(call: GrantedCall, mediation: StoredMediation): Promise<StoredCase | undefined> {
  const { authorId, placeId, receivedAt } = mediation
  const { from, until } = sameDisputeSpan(receivedAt, pointsPolicyNamed(mediation.pointsVersion))
  const reports = await call.store.find(
    'reports',
    { guidedBy: authorId, placeId, receivedAt: between(from, until), state: 'accepted' },
    { orderBy: [['receivedAt', 'desc']], limit: most },
  )
  const ids = reports.flatMap(({ caseId }) => caseId ?? [])
  if (ids.length === 0) return undefined
  const cases = await call.store.find('cases', { _id: command.in(ids) }, { limit: ids.length })
  return disputeOf(newestFirst(cases), authorId)
}

/** What was given for a dispute and not taken back since. One read, none where nothing was given. */
export async function givenFor(call: GrantedCall, awards: readonly Award[], userId: string): Promise<number> {
  const own = awards.filter((award) => award.userId === userId)
  const takenBack = await takenBackAmong(
    call.store,
    own.map(({ entryId }) => entryId),
  )
  return alreadyGiven(own, userId, takenBack)
}

const rulesToday = ({ now }: GrantedCall): PointsPolicy => pointsPolicyOn(chinaDate(now.getTime()))
const between = (from: Date, until: Date) => command.gte(from).and(command.lte(until))
const newestFirst = (cases: StoredCase[]): StoredCase[] =>
  [...cases].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())
