import { instantOf } from '../kernel/instant'
import type { StoredPlace } from '../place/stored'
import type { PointsPolicy } from '../policy/points'
import type { VisitPolicy } from '../policy/visit'
import { decideVisit, type VisitFacts } from './decide'
import type { StoredVisit } from './stored'
import type { EarlierVisit } from './visit'

/** A visit as it arrives: who, where, what, and under which command. */
export type Arrival = Pick<
  StoredVisit,
  '_id' | 'authorId' | 'streetId' | 'as' | 'result' | 'note' | 'proof' | 'at' | 'receivedAt' | 'command'
> & {
  placeId: StoredPlace['_id']
  place: Pick<StoredPlace, 'orgPath' | 'where' | 'name' | 'kind' | 'state'>
  earlier: EarlierVisit[]
}

/** Decides a visit on arrival and gives the document to keep. */
export function recordedVisit(arrival: Arrival, visitRules: VisitPolicy, pointsRules: PointsPolicy): StoredVisit {
  const { place, earlier, ...given } = arrival
  const facts: VisitFacts = {
    as: given.as,
    placeId: given.placeId,
    result: given.result,
    proof: given.proof,
    placeClosed: place.state === 'closed',
    at: instantOf(given.at.getTime()),
    receivedAt: instantOf(given.receivedAt.getTime()),
    earlier,
  }
  return {
    ...given,
    ...decideVisit(facts, visitRules, pointsRules),
    orgPath: place.orgPath,
    where: place.where,
    placeName: place.name,
    placeKind: place.kind,
    awarded: 0,
    policyVersion: visitRules.version,
    pointsVersion: pointsRules.version,
    review: null,
    version: 1,
  }
}

/**
 * The latest visits of a person in the order of arrival, newest first: the phone's clock has no say in what is forgotten.
 * One that did not count must not make the next honest one a repeat.
 */
export function rememberVisit(
  earlier: EarlierVisit[],
  visit: Pick<StoredVisit, '_id' | 'placeId' | 'at' | 'receivedAt' | 'state'>,
  rules: VisitPolicy,
): EarlierVisit[] {
  if (visit.state === 'refused') return earlier
  const receivedAt = instantOf(visit.receivedAt.getTime())
  const latest = { visitId: visit._id, placeId: visit.placeId, at: instantOf(visit.at.getTime()), receivedAt }
  return [latest, ...earlier].slice(0, rules.mostRemembered)
}

/** A visit that was taken back or did not count leaves the door open for the honest one. */
export const forgetVisit = <T extends { visitId: string }>(earlier: T[], visitId: string): T[] =>
  earlier.filter((each) => each.visitId !== visitId)
