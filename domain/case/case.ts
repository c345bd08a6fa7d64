import type { PlainDate } from '../kernel/instant'
import type { DisputeClass } from '../routing/routing'

/** mediating: with a mediator · settled: both sides agreed · failed: they did not, and the other roads were shown. */
export const caseStatuses = ['mediating', 'settled', 'failed'] as const
export type CaseStatus = (typeof caseStatuses)[number]
export const caseStatusLabels = {
  mediating: '调解中',
  settled: '谈成了',
  failed: '没谈成',
} as const satisfies Record<CaseStatus, string>

/** What a mediator writes down between taking a case and concluding it. */
export const noteKinds = ['call', 'session', 'visit', 'other'] as const
export type NoteKind = (typeof noteKinds)[number]
export const noteKindLabels = {
  call: '打了电话',
  session: '坐下来谈',
  visit: '上门看了',
  other: '别的',
} as const satisfies Record<NoteKind, string>

/** Why mediation ended without agreement. A clear refusal of one side ends it (人民调解法 17). */
export const failureReasons = ['otherSideRefused', 'workerRefused', 'noAgreement', 'otherSideGone'] as const
export type FailureReason = (typeof failureReasons)[number]
export const failureReasonLabels = {
  otherSideRefused: '对方不愿谈',
  workerRefused: '本人不愿谈了',
  noAgreement: '谈了，没谈拢',
  otherSideGone: '对方找不到',
} as const satisfies Record<FailureReason, string>

/** The other roads; mediation never locks one (人民调解法 3, 26). */
export const roads = ['arbitration', 'legalAid', 'labourInspection', 'court'] as const
export type Road = (typeof roads)[number]

/**
 * What happened, in order; nothing is ever changed. Status, allowed actions and the line of time are folds of it.
 */
export type CaseEvent =
  | { kind: 'accepted'; disputeClass: DisputeClass }
  | { kind: 'assigned'; mediatorId: string }
  | { kind: 'noted'; how: NoteKind; words: string }
  | { kind: 'settled'; words: string; agreedFen: number | null; payBy: PlainDate | null }
  | { kind: 'failed'; reason: FailureReason; words: string; roads: Road[] }

/** What may be done in each status. The phone shows these buttons, the server holds to them. */
export const caseActions = {
  mediating: ['assign', 'note', 'settle', 'fail', 'reply'],
  settled: ['reply'],
  failed: ['reply'],
} as const satisfies Record<CaseStatus, readonly CaseAction[]>
export type CaseAction = 'assign' | 'note' | 'settle' | 'fail' | 'reply'

export const isCaseAction = (status: CaseStatus, action: CaseAction): boolean =>
  (caseActions[status] as readonly CaseAction[]).includes(action)
