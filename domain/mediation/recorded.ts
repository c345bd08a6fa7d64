import type { StoredPlace } from '../place/stored'
import type { PointsPolicy } from '../policy/points'
import type { StoredMediation } from './stored'

/** A mediation as it arrives: who led it, where, how it ended, and under which command. */
export type MediationArrival = Pick<
  StoredMediation,
  '_id' | 'authorId' | 'streetId' | 'placeId' | 'outcome' | 'words' | 'at' | 'receivedAt' | 'command'
> & { place: Pick<StoredPlace, 'orgPath' | 'where' | 'name'> }

/** Always looked at first: what it earns is fixed by the rules of the day on which it arrives. */
export function recordedMediation({ place, ...given }: MediationArrival, rules: PointsPolicy): StoredMediation {
  return {
    ...given,
    orgPath: place.orgPath,
    where: place.where,
    placeName: place.name,
    state: 'held',
    points: rules.mediated,
    pointsVersion: rules.version,
    awarded: 0,
    review: null,
    caseId: null,
    version: 1,
  }
}
