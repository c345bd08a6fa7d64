import type { StoredRedemption, StoredStockMove } from '#domain/goods/stored'
import { StoredInboxItem } from '#domain/inbox/stored'
import { reviewNews } from '#domain/inbox/visit-news'
import { canonical, type Plain } from '#domain/kernel/canonical'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { mintId } from '#domain/kernel/mint-id'
import { openAccount, type PointsAccount, type PointsEntry, type Posting, post } from '#domain/points/account'
import { guidedPosting } from '#domain/points/dispute-points'
import { type StoredEntry, StoredPointsAccount, storedEntry } from '#domain/points/stored'
import { byDoorCode, entryIdOf, visitPosting, visitReversal } from '#domain/points/visit-points'
import { pointsPolicyNamed, pointsPolicyOn } from '#domain/policy/points'
import { visitPolicy } from '#domain/policy/visit'
import { recordedVisit, rememberVisit } from '#domain/visit/recorded'
import { StoredVisit } from '#domain/visit/stored'
import type { EarlierVisit } from '#domain/visit/visit'
import type { Chance } from './chance'
import type { Codec } from './codec'
import { dayMs, minuteMs, officeTime } from './days'
import { holdOf, isKept, redemptionOf, spendOf, type Wish } from './goods'
import type { Person } from './people'
import type { Plan } from './plans'
import type { Guided } from './reports'
import { refusals } from './words'

/** What became of one person's visits. */
export type History = {
  account: StoredPointsAccount
  visits: StoredVisit[]
  entries: StoredEntry[]
  inbox: StoredInboxItem[]
  redemptions: StoredRedemption[]
  moves: StoredStockMove[]
}

/** Who may look at a visit: the desks of the community where the door is. */
export type ReviewerOf = (orgPath: string, chance: Chance) => Person

type Circumstances = {
  endMs: number
  reviewerOf: ReviewerOf
  sha256: Codec['sha256']
  chance: Chance
  wishes: Wish[]
  /** Disputes that this person guided to the street. */
  guided: Guided[]
  /** Who hands goods out at the street's counter. */
  counter: string
}

const asDate = (ms: number): Date => new Date(ms)

/** Something that moves points, at its moment. */
type Movement = {
  ms: number
  pending: number
  posting: (account: PointsAccount, before: PointsEntry[]) => Posting | undefined
}

/**
 * Sends a person's visits through the rules as the street would have: decided on arrival, looked at by the community,
 * posted in the order of time to the end of the person's chain.
 */
export function historyOf(author: Person, plans: Plan[], circumstances: Circumstances): History {
  const visits: StoredVisit[] = []
  const movements: Movement[] = []
  const inbox: StoredInboxItem[] = []
  let earlier: EarlierVisit[] = []
  for (const plan of [...plans].sort((a, b) => a.receivedMs - b.receivedMs)) {
    const arrived = arrive(author, plan, earlier, circumstances)
    const visit = settle(arrived, plan, circumstances)
    visits.push(visit)
    movements.push(...movementsOf(arrived, visit))
    const told = tell(visit, circumstances)
    if (told) inbox.push(told)
    if (visit.state !== 'withdrawn') earlier = rememberVisit(earlier, visit, visitPolicy)
  }
  const { wishes, counter, sha256 } = circumstances
  movements.push(...wishes.flatMap((wish) => shopping(wish, counter)), ...circumstances.guided.map(thanked))
  const booked = fold(author, movements, earlier, visits, circumstances)
  const awarded = new Map(booked.entries.map(({ _id, points }) => [_id, points]))
  const settled = visits.map((visit) =>
    visit.state === 'verified' ? { ...visit, awarded: awarded.get(entryIdOf(visit._id)) ?? 0 } : visit,
  )
  const fetched = wishes
    .filter((wish) => booked.entries.some(({ _id }) => _id === `redeem:${wish.redemptionId}:hold`))
    .map((wish) => {
      const inputHash = sha256(`points.reserve ${canonical({ stockId: wish.item._id })}`)
      return redemptionOf(author, wish, counter, inputHash)
    })
  return {
    ...booked,
    visits: settled,
    inbox,
    redemptions: fetched.map(({ redemption }) => redemption),
    moves: fetched.flatMap(({ move }) => move ?? []),
  }
}

function arrive(author: Person, plan: Plan, earlier: EarlierVisit[], { sha256, chance }: Circumstances): StoredVisit {
  const { place, code, oldCode } = plan.door
  const at = instantOf(plan.atMs)
  const { as, result, note, proof } = plan
  const scanned = proof === 'doorCode' ? code : oldCode
  const door: Plain = proof === 'none' ? { by: 'list', placeId: place._id } : { by: 'code', code: scanned ?? '' }
  const inputHash = sha256(`visit.record ${canonical({ as, door, result, note, at })}`)
  const { streetId } = author
  const authorId = author.userId as StoredVisit['authorId']
  const visitId = mintId(plan.atMs, chance.bytes(10)) as StoredVisit['_id']
  return StoredVisit.parse(
    recordedVisit(
      {
        ...{ _id: visitId, authorId, streetId, as, result, note, proof, placeId: place._id, place, earlier },
        at: asDate(plan.atMs),
        receivedAt: asDate(plan.receivedMs),
        command: { caller: authorId, inputHash },
      },
      visitPolicy,
      pointsPolicyOn(chinaDate(plan.receivedMs)),
    ),
  )
}

/** What was done with it since: taken back in time, looked at, or nothing yet. */
function settle(visit: StoredVisit, plan: Plan, { endMs, reviewerOf, chance }: Circumstances): StoredVisit {
  const { state, receivedAt, version } = visit
  if (plan.next === 'takenBack' && state !== 'refused') return { ...visit, state: 'withdrawn', version: version + 1 }
  if (state !== 'held' || plan.next === 'waits') return visit
  const mostMinutes = plan.next === 'confirmed' ? 400 : 1500
  const lookedAtMs = officeTime(receivedAt.getTime() + chance.int(40, mostMinutes) * minuteMs)
  if (lookedAtMs >= endMs) return visit
  const refuses = plan.next !== 'confirmed' && chance.happens(0.07)
  const by = reviewerOf(visit.orgPath, chance).userId
  return StoredVisit.parse({
    ...visit,
    state: refuses ? 'refused' : 'verified',
    review: {
      by,
      at: asDate(lookedAtMs),
      decision: refuses ? 'refuse' : 'verify',
      reason: refuses ? chance.pick(refusals) : '',
    },
    version: version + 1,
  })
}

function movementsOf(arrived: StoredVisit, visit: StoredVisit): Movement[] {
  const arrivedMs = arrived.receivedAt.getTime()
  const changedMs = visit.review?.at.getTime() ?? arrivedMs + 3 * minuteMs
  const movements: Movement[] = []
  const none = () => undefined
  if (arrived.state === 'verified' && visit.points > 0)
    movements.push({ ms: arrivedMs, posting: earned(visit, arrivedMs, byDoorCode), pending: 0 })
  if (arrived.state === 'held') movements.push({ ms: arrivedMs, posting: none, pending: visit.points })
  if (visit.state === 'withdrawn' && arrived.state === 'held')
    movements.push({ ms: changedMs, posting: none, pending: -visit.points })
  if (visit.state === 'withdrawn' && arrived.state === 'verified' && visit.points > 0)
    movements.push({ ms: changedMs, posting: takenBack(visit, changedMs), pending: 0 })
  if (visit.review) {
    const counts = visit.review.decision === 'verify' && visit.points > 0
    const posting = counts ? earned(visit, changedMs, visit.review.by) : none
    movements.push({ ms: changedMs, posting, pending: -visit.points })
  }
  return movements
}

const earned =
  (visit: StoredVisit, ms: number, confirmedBy: string) =>
  (account: PointsAccount): Posting => {
    const { _id: visitId, points, placeName } = visit
    const earning = { visitId, points, placeName, at: instantOf(visit.at.getTime()) }
    return visitPosting(earning, account, {
      confirmedBy,
      at: instantOf(ms),
      policy: pointsPolicyNamed(visit.pointsVersion),
    })
  }

const takenBack =
  (visit: StoredVisit, ms: number) =>
  (_: PointsAccount, before: PointsEntry[]): Posting | undefined => {
    const wrong = before.find(({ _id }) => _id === entryIdOf(visit._id))
    return wrong && visitReversal(wrong, instantOf(visit.at.getTime()), instantOf(ms))
  }

/** The street accepted a dispute that this person had guided to it. */
const thanked = ({ referralId, acceptedMs, acceptedBy }: Guided): Movement => ({
  ms: acceptedMs,
  pending: 0,
  posting: (account) =>
    guidedPosting(referralId, account, {
      already: 0,
      confirmedBy: acceptedBy,
      at: instantOf(acceptedMs),
      policy: pointsPolicyOn(chinaDate(acceptedMs)),
    }),
})

/** Points are set aside when they are there, and gone when the item was fetched. */
function shopping(wish: Wish, counter: string): Movement[] {
  const { reservedMs, fetchedMs, points } = wish
  const hold = (account: PointsAccount) => (account.available >= points ? holdOf(wish) : undefined)
  const kept: Movement = { ms: reservedMs, pending: 0, posting: hold }
  if (fetchedMs === null) return [kept]
  const spend = (_: PointsAccount, before: PointsEntry[]) =>
    isKept(wish, before) ? spendOf(wish, fetchedMs, counter) : undefined
  return [kept, { ms: fetchedMs, pending: 0, posting: spend }]
}

function fold(
  author: Person,
  movements: Movement[],
  recent: EarlierVisit[],
  visits: StoredVisit[],
  { sha256 }: Circumstances,
): Pick<History, 'account' | 'entries'> {
  let account = openAccount(author.userId, author.streetId)
  let pending = 0
  const entries: PointsEntry[] = []
  for (const movement of movements.sort((a, b) => a.ms - b.ms)) {
    pending += movement.pending
    const posting = movement.posting(account, entries)
    if (!posting) continue
    const posted = post(account, posting, sha256)
    account = posted.account
    entries.push(posted.entry)
  }
  return {
    account: StoredPointsAccount.parse({
      ...account,
      _id: author.userId,
      orgPath: author.orgPath,
      pending,
      recentVisits: recent,
      version: visits.length + movements.length,
    }),
    entries: entries.map((entry) => storedEntry(entry, author.orgPath)),
  }
}

/** A person who looked at a visit tells its author. What is older than three days has been read. */
function tell(visit: StoredVisit, { endMs }: Circumstances): StoredInboxItem | undefined {
  if (!visit.review) return undefined
  const at = visit.review.at
  return StoredInboxItem.parse({ ...reviewNews(visit, at), read: at.getTime() < endMs - 3 * dayMs })
}
