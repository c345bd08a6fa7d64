import { type Instant, msOf, spanLabel } from '../kernel/instant'
import { assertNever } from '../kernel/result'
import type { PointsPolicy } from '../policy/points'
import type { VisitPolicy } from '../policy/visit'
import type { EarlierVisit, Lane, VisitFlag, VisitorRole, VisitResult, VisitState } from './visit'

export type VisitFacts = {
  as: VisitorRole
  placeId: string
  result: VisitResult
  /** How the door was known: its code scanned at the door, an old code, or a name picked from a list. */
  proof: 'doorCode' | 'revokedCode' | 'none'
  placeClosed: boolean
  /** When the button was touched, by the phone's clock. */
  at: Instant
  receivedAt: Instant
  earlier: EarlierVisit[]
}

export type VisitDecision = {
  state: Extract<VisitState, 'verified' | 'held' | 'refused'>
  lane: Lane
  flags: VisitFlag[]
  /** One plain sentence for the author; empty when it counts at once. */
  reason: string
  /** What it earns once it is verified. */
  points: number
}

const hourMs = 3_600_000

/**
 * Decides a visit on arrival. Clean and with the door's code: verified at once. A repeat inside the window: refused, with
 * the way back in its sentence. Everything else waits for community staff. Never throws, never blames.
 */
export function decideVisit(facts: VisitFacts, visitRules: VisitPolicy, pointsRules: PointsPolicy): VisitDecision {
  const points = facts.as === 'volunteer' && pointsRules.visitEarns[facts.result] ? pointsRules.visit : 0
  const lane: Lane = facts.as === 'volunteer' ? 'prevent' : 'inspect'
  const repeated = repeatOf(facts, visitRules)
  const flags = flagsOf(facts, visitRules, repeated !== undefined)
  // Something heard always has a reader, even from a door that was visited an hour ago.
  if (repeated !== undefined && facts.result !== 'clue')
    return { state: 'refused', lane, flags, reason: repeatReason(facts, repeated), points }
  const first = flags[0]
  if (first === undefined) return { state: 'verified', lane, flags, reason: '', points }
  return { state: 'held', lane, flags, reason: flagReason(first), points }
}

function repeatOf(facts: VisitFacts, rules: VisitPolicy): EarlierVisit | undefined {
  const windowMs = rules.repeatWindowHours * hourMs
  return facts.earlier.find(
    ({ placeId, at }) => placeId === facts.placeId && Math.abs(msOf(facts.at) - msOf(at)) < windowMs,
  )
}

/** One door several times in one delivery, each time dated a window apart: a phone can write any time it likes. */
const arrivedTogether = (facts: VisitFacts, windowMs: number): boolean =>
  facts.earlier.some(
    ({ placeId, receivedAt }) =>
      placeId === facts.placeId && Math.abs(msOf(facts.receivedAt) - msOf(receivedAt)) < windowMs,
  )

/** What is remembered has been filled within one window: the repeat rule cannot see far enough back any more. */
function memoryIsFull({ earlier, receivedAt }: VisitFacts, rules: VisitPolicy): boolean {
  const oldest = earlier[rules.mostRemembered - 1]
  return oldest !== undefined && msOf(receivedAt) - msOf(oldest.receivedAt) < rules.repeatWindowHours * hourMs
}

/** In the order in which a person would name them: what needs an answer first, how the door was known last. */
function flagsOf(facts: VisitFacts, rules: VisitPolicy, repeated: boolean): VisitFlag[] {
  const flags: VisitFlag[] = []
  if (facts.result === 'clue') flags.push('clue')
  if (repeated) flags.push('repeat')
  if (msOf(facts.at) - msOf(facts.receivedAt) > rules.clockAheadMinutes * 60_000) flags.push('clockAhead')
  if (msOf(facts.receivedAt) - msOf(facts.at) > rules.lateAfterHours * hourMs) flags.push('late')
  if (!repeated && arrivedTogether(facts, rules.repeatWindowHours * hourMs)) flags.push('together')
  if (memoryIsFull(facts, rules)) flags.push('many')
  if (facts.placeClosed) flags.push('placeClosed')
  if (facts.proof === 'revokedCode') flags.push('codeRevoked')
  if (facts.proof === 'none') flags.push('noDoorCode')
  return flags
}

const repeatReason = (facts: VisitFacts, earlier: EarlierVisit): string =>
  `${spanLabel(Math.abs(msOf(facts.at) - msOf(earlier.at)))}前刚记过，这次先不算。有新情况，点「补一句」`

/** The same sentence for author and reviewer. */
export function flagReason(flag: VisitFlag): string {
  switch (flag) {
    case 'noDoorCode':
      return '没扫门牌码，社区看过就算数'
    case 'codeRevoked':
      return '扫的是旧门牌码，社区看过就算数'
    case 'placeClosed':
      return '这家登记为已关门，社区看过就算数'
    case 'clue':
      return '听到的情况，社区先看一看'
    case 'repeat':
      return '不久前刚记过这一家'
    case 'late':
      return '隔了好几天才发出来，社区看过就算数'
    case 'clockAhead':
      return '手机时间不对，社区看过就算数'
    case 'together':
      return '同一家的几次一起发来，社区看过就算数'
    case 'many':
      return '一天里记了好多家，社区看过就算数'
    default:
      return assertNever(flag)
  }
}
