import type { PlainDate } from '../kernel/instant'
import type { VisitResult } from '../visit/visit'

/**
 * What verified work earns. Source: seed S0 ("走访一次积1分，发现矛盾引导到街道调解1次积2分，主动调解1次积3分，最高积100分").
 * Decided by us where the seed is silent: the cap counts points earned in a calendar year; a door where nobody answered
 * earns nothing, or touching doors would pay; only volunteers earn, since points thank unpaid work (志愿服务条例).
 */
export type PointsPolicy = {
  kind: 'points'
  version: string
  source: string
  from: string
  visit: number
  /** A dispute guided to the street, when the street accepts it. */
  guided: number
  /** An active mediation, when a mediator of the roster has confirmed it. */
  mediated: number
  /** Of guiding and mediating the same dispute a volunteer gets the higher one, not both. */
  stacking: 'highest'
  /** Guiding and mediating at the same place within so many days are taken for the same dispute. */
  sameDisputeDays: number
  visitEarns: Record<VisitResult, boolean>
  cap: number
  capPeriod: 'calendarYear'
}

/** Every version there ever was, oldest first: what was decided by one is posted and explained by the same. */
export const pointsPolicies: readonly PointsPolicy[] = [
  {
    kind: 'points',
    version: '2026-01',
    source: '江南街道经验（S0）：走访企业、个体工商户一次 1 分，引导到街道调解 2 分，主动调解 3 分，最高 100 分',
    from: '2026-01-01',
    visit: 1,
    guided: 2,
    mediated: 3,
    stacking: 'highest',
    sameDisputeDays: 30,
    visitEarns: { noIssue: true, clue: true, declined: true, nobodyThere: false },
    cap: 100,
    capPeriod: 'calendarYear',
  },
]

/** The newest version in force on a legal day of China; before the first one, the first. */
export const pointsPolicyOn = (day: PlainDate): PointsPolicy =>
  [...pointsPolicies].reverse().find(({ from }) => from <= day) ?? firstPolicy

export const pointsPolicyNamed = (version: string): PointsPolicy =>
  pointsPolicies.find((policy) => policy.version === version) ?? firstPolicy

const firstPolicy = pointsPolicies[0] as PointsPolicy
