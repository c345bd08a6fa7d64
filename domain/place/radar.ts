import type { PlainDate } from '../kernel/instant'
import type { Compliance, MediationBody, StaffBand, Term } from './registry'

/**
 * What the firms of a street have of what they should have (seed S2), and who has to do something next. A fold: nothing is kept,
 * every figure can be counted again from the register.
 */
export type Firm = { staffBand: StaffBand | null; compliance: Compliance }

export const measures = ['mediation', 'collectiveContract', 'womensContract', 'harmony'] as const
export type Measure = (typeof measures)[number]

export const measureLabels = {
  mediation: '调解组织',
  collectiveContract: '集体合同',
  womensContract: '女职工专项合同',
  harmony: '和谐企业',
} as const satisfies Record<Measure, string>

/** Covered `covered` of all `of`; `percent` by `percentOf`, `null` when there is nothing to cover. */
export type Coverage = { measure: Measure; covered: number; of: number; percent: number | null }

/** A term ends within so many days: somebody should begin to renew it. Decided by us. */
export const warnDays = 60

/** A hundred or more need a committee, fewer a mediator (seed S4); `null` while nobody has said how many they are. */
export const neededBody = (staffBand: StaffBand | null): Exclude<MediationBody, 'none'> | null =>
  staffBand === null ? null : staffBand === 'from100' ? 'committee' : 'mediator'

/** A committee serves a small firm too; whose number is unknown is covered by anything. */
export function isMediated({ staffBand, compliance: { mediation } }: Firm): boolean {
  return neededBody(staffBand) === 'committee' ? mediation === 'committee' : mediation !== 'none'
}

/** In force on its first and its last day. */
const inForce = (term: Term | null, today: PlainDate): boolean =>
  term !== null && term.from <= today && today <= term.through

const isCovered = (firm: Firm, measure: Measure, today: PlainDate): boolean =>
  measure === 'mediation' ? isMediated(firm) : inForce(firm.compliance[measure], today)

export const coverageOf = (firms: Firm[], today: PlainDate): Coverage[] =>
  measures.map((measure) => {
    const covered = firms.filter((firm) => isCovered(firm, measure, today)).length
    return { measure, covered, of: firms.length, percent: percentOf(covered, firms.length) }
  })

/**
 * A whole per cent, halves up; but "100 %" is said only when nothing is missing and "0 %" only when nothing is there: 299 of 300 are
 * 99 %. `null` of nothing.
 */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  const rounded = Math.floor((200 * part + whole) / (2 * whole))
  if (part < whole && rounded === 100) return 99
  return part > 0 && rounded === 0 ? 1 : rounded
}

/** What a firm is without today. */
export const missingOf = (firm: Firm, today: PlainDate): Measure[] =>
  measures.filter((measure) => !isCovered(firm, measure, today))

/** Which of its terms, in force today, end on or before `warnOn`. */
export const expiringOf = ({ compliance }: Firm, today: PlainDate, warnOn: PlainDate) =>
  (['collectiveContract', 'womensContract', 'harmony'] as const).flatMap((measure) => {
    const term = compliance[measure]
    return term !== null && inForce(term, today) && term.through <= warnOn ? [{ measure, through: term.through }] : []
  })
