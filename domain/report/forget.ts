import { endedFrom } from '../case/priority'
import type { StoredCase } from '../case/stored'
import { keepingPolicy } from '../policy/keeping'
import type { StoredReport } from './stored'

const daysAYear = 365.25
const dayMs = 24 * 3_600_000

/** From this moment on a report that ended at `endedAt` is emptied of what its reporter left. */
export const keptUntil = (endedAt: Date): Date =>
  new Date(endedAt.getTime() + keepingPolicy.reportYears * daysAYear * dayMs)

/** Until when a report is kept to which something was said just now: whatever has ended and was emptied begins its time anew. */
export const keptAfterWords = ({ keptUntil: known, priority }: StoredReport, saidAt: Date): StoredReport['keptUntil'] =>
  known ?? (priority >= endedFrom ? keptUntil(saidAt) : null)

const gone = '（到期已删）'

/** Where no code told the place, its name was the reporter's own words. */
const placeNameOf = ({ placeId, placeName }: Pick<StoredReport, 'placeId' | 'placeName'>): string =>
  placeId === null ? gone : placeName

/** What stays of a report for the street's figures: what kind, how much, how it ended. Words, photos and who it was are gone. */
export const forgottenReport = (report: StoredReport): StoredReport => ({
  ...report,
  contactSealed: null,
  claim: { ...report.claim, placeNote: '' },
  placeName: placeNameOf(report),
  photos: [],
  waitsForReply: false,
  keptUntil: null,
  version: report.version + 1,
})

/** The case beside it: what was agreed stays, as the papers of the case do. */
export const forgottenCase = (found: StoredCase, report: StoredReport): StoredCase => ({
  ...found,
  claim: { ...found.claim, placeNote: '' },
  placeName: placeNameOf(report),
  version: found.version + 1,
})
