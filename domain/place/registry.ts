import type { PlainDate } from '../kernel/instant'

/** How many people work in a firm. Its number is kept beside it where it is known. */
export const staffBands = ['upTo9', 'upTo49', 'upTo99', 'from100'] as const
export type StaffBand = (typeof staffBands)[number]

export const staffBandLabels = {
  upTo9: '1–9 人',
  upTo49: '10–49 人',
  upTo99: '50–99 人',
  from100: '100 人以上',
} as const satisfies Record<StaffBand, string>

const bandFrom = { upTo9: 1, upTo49: 10, upTo99: 50, from100: 100 } as const satisfies Record<StaffBand, number>

/** The band of a known number; undefined for nobody at all. */
export const bandOf = (count: number): StaffBand | undefined =>
  [...staffBands].reverse().find((band) => count >= bandFrom[band])

/** Who answers for whose wages on a site: the general contractor pays first (Order 724, 30). */
export const contractorParts = ['general', 'sub', 'labour'] as const
export type ContractorPart = (typeof contractorParts)[number]

export const contractorLabels = {
  general: '总包',
  sub: '分包',
  labour: '劳务公司',
} as const satisfies Record<ContractorPart, string>

/** A chain with more firms than this is no chain: the register takes the first dozen. */
export const mostContractors = 12

/** Who mediates inside a firm. */
export const mediationBodies = ['none', 'mediator', 'committee'] as const
export type MediationBody = (typeof mediationBodies)[number]

export const mediationBodyLabels = {
  none: '没有',
  mediator: '调解员',
  committee: '调解委员会',
} as const satisfies Record<MediationBody, string>

/** From and through which legal day something counts; the last day is still in force. */
export type Term = { from: PlainDate; through: PlainDate }

/** What a firm has of what it should have; `null` where it has none, or nobody has said. */
export type Compliance = {
  mediation: MediationBody
  collectiveContract: Term | null
  womensContract: Term | null
  harmony: Term | null
}

export const noCompliance: Compliance = {
  mediation: 'none',
  collectiveContract: null,
  womensContract: null,
  harmony: null,
}

/** So many codes may hang at one place at once; a transaction that renews them all stays within ten documents. */
export const mostCodes = 6
