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
    policyVersion: visitRules.version,
    review: null,
    version: 1,
  }
}

/** More than anybody makes in one window of the repeat rule. */
const mostRemembered = 40

/** The latest visits of a person, newest first. One that did not count must not make the next honest one a repeat. */
export function rememberVisit(
  earlier: EarlierVisit[],
  visit: Pick<StoredVisit, '_id' | 'placeId' | 'at' | 'state'>,
): EarlierVisit[] {
  if (visit.state === 'refused') return earlier
  const latest = { visitId: visit._id, placeId: visit.placeId, at: instantOf(visit.at.getTime()) }
  return [latest, ...earlier].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostRemembered)
}
