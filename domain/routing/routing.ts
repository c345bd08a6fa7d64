import { type Agency, agencyLabels } from '../organisation/agency'

/** Whom the routing table names: the street's own two, and agencies of the directory. */
export const linkedAgencies = [
  'streetMediation',
  'humanResources',
  'housing',
  'urbanInvestment',
  'parkCommittee',
  'emergency',
  'police',
  'leader',
] as const satisfies readonly (Agency | 'streetMediation' | 'leader')[]
export type LinkedAgency = (typeof linkedAgencies)[number]
export const linkedAgencyLabels = {
  streetMediation: '街道调解室',
  humanResources: agencyLabels.humanResources,
  housing: agencyLabels.housing,
  urbanInvestment: agencyLabels.urbanInvestment,
  parkCommittee: agencyLabels.parkCommittee,
  emergency: agencyLabels.emergency,
  police: agencyLabels.police,
  leader: '包案领导',
} as const satisfies Record<LinkedAgency, string>

/** Ordinary disputes are settled within 3 days, complex ones within 7 (seed S1). */
export const disputeClasses = ['ordinary', 'complex'] as const
export type DisputeClass = (typeof disputeClasses)[number]
export const disputeClassLabels = {
  ordinary: '一般',
  complex: '复杂',
} as const satisfies Record<DisputeClass, string>
