import { serve } from '../kit/serve'
import { addNote, withdraw } from './change'
import { home, mine } from './lists'
import { mediations, recordMediation } from './mediation'
import { nearbyPlaces, placeByCode, searchPlaces } from './places'
import { record } from './record'
import { referralCode } from './referral'
import { review, reviewQueue } from './review'

/** Visits and mediations: recorded by volunteers and grid workers; visits are confirmed here by community staff. */
export const main = serve('visit', {
  home: { access: 'visit.own', run: home },
  nearbyPlaces: { access: 'place.find', run: nearbyPlaces },
  searchPlaces: { access: 'place.find', run: searchPlaces },
  placeByCode: { access: 'place.find', run: placeByCode },
  record: { access: 'visit.record', command: true, run: record },
  withdraw: { access: 'visit.own', command: true, run: withdraw },
  addNote: { access: 'visit.own', command: true, run: addNote },
  mine: { access: 'visit.own', run: mine },
  reviewQueue: { access: 'visit.review', run: reviewQueue },
  review: { access: 'visit.review', command: true, run: review },
  referralCode: { access: 'referral.own', command: true, run: referralCode },
  recordMediation: { access: 'mediation.record', command: true, run: recordMediation },
  mediations: { access: 'mediation.own', run: mediations },
})
