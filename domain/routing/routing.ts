/** Who may be asked to act together (seed S1: 法院+工会+人社+N). */
export const linkedAgencies = [
  'streetMediation',
  'humanResources',
  'housing',
  'urbanInvestment',
  'parkCommittee',
  'emergency',
  'police',
  'leader',
] as const
export type LinkedAgency = (typeof linkedAgencies)[number]
export const linkedAgencyLabels = {
  streetMediation: '街道调解室',
  humanResources: '人社',
  housing: '住建',
  urbanInvestment: '城投',
  parkCommittee: '园区管委会',
  emergency: '应急',
  police: '公安',
  leader: '包案领导',
} as const satisfies Record<LinkedAgency, string>

/** Ordinary disputes are settled within 3 days, complex ones within 7 (seed S1). */
export const disputeClasses = ['ordinary', 'complex'] as const
export type DisputeClass = (typeof disputeClasses)[number]
export const disputeClassLabels = {
  ordinary: '一般',
  complex: '复杂',
} as const satisfies Record<DisputeClass, string>
