/** Who a street can ask to act together with it (seed S1: 法院+工会+人社+N). One list for the directory and for routing. */
export const agencies = [
  'humanResources',
  'housing',
  'urbanInvestment',
  'parkCommittee',
  'emergency',
  'police',
  'court',
  'tradeUnion',
  'justiceOffice',
] as const
export type Agency = (typeof agencies)[number]

export const agencyLabels = {
  humanResources: '人社',
  housing: '住建',
  urbanInvestment: '城投',
  parkCommittee: '园区管委会',
  emergency: '应急',
  police: '公安',
  court: '法院',
  tradeUnion: '工会',
  justiceOffice: '司法所',
} as const satisfies Record<Agency, string>
