import type { CaseStatus } from '#domain/case/case'
import type { StateKey } from '../../ui/status'

/** How the state of a case is drawn. */
export const statusStates = {
  mediating: 'mediating',
  settled: 'settled',
  failed: 'noAgreement',
} as const satisfies Record<CaseStatus, StateKey>
