import type { Instant } from '../kernel/instant'
import type { PlaceKind } from '../place/place'

/** What was found behind the door. */
export const visitResults = ['noIssue', 'clue', 'nobodyThere', 'declined'] as const
export type VisitResult = (typeof visitResults)[number]

export const visitResultLabels = {
  noIssue: '没有问题',
  clue: '听到点情况',
  nobodyThere: '没人在',
  declined: '不愿谈',
} as const satisfies Record<VisitResult, string>

/**
 * verified: counts · held: somebody of the community looks first · refused: does not count, with the reason ·
 * withdrawn: taken back by its author within the time for it.
 */
export const visitStates = ['verified', 'held', 'refused', 'withdrawn'] as const
export type VisitState = (typeof visitStates)[number]

/** 防·查·引·帮: volunteers prevent, grid workers inspect; guiding and helping come with reports and aid. */
export const lanes = ['prevent', 'inspect'] as const
export type Lane = (typeof lanes)[number]

/** Why a visit is looked at, or does not count. */
export const visitFlags = [
  'noDoorCode',
  'codeRevoked',
  'placeClosed',
  'clue',
  'repeat',
  'late',
  'clockAhead',
  'together',
  'many',
] as const
export type VisitFlag = (typeof visitFlags)[number]

/** Who records: as a volunteer (earns) or as a grid worker (paid work, earns nothing). */
export const visitorRoles = ['volunteer', 'gridWorker'] as const
export type VisitorRole = (typeof visitorRoles)[number]

/** The place as the visit keeps it: what the door was called that day. */
export type VisitedPlace = { placeId: string; name: string; kind: PlaceKind; orgPath: string }

/** An earlier visit of the same person, as far as the repeat rule needs it. */
export type EarlierVisit = { visitId: string; placeId: string; at: Instant; receivedAt: Instant }
