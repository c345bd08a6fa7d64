import type { VisitorRole, VisitResult } from '#domain/visit/visit'
import { demoAccounts, demoDoors } from './accounts'
import type { Chance } from './chance'
import { dayMs, hourMs, minuteMs, type Span, thisYearOf } from './days'
import { communityOf, has, type Person } from './people'
import type { Door } from './places'
import { clues } from './words'

/** A visit as it was made, before the rules have looked at it. */
export type Plan = {
  as: VisitorRole
  door: Door
  result: VisitResult
  note: string
  proof: 'doorCode' | 'revokedCode' | 'none'
  /** By the phone, and when it reached the street. */
  atMs: number
  receivedMs: number
  /** What the author or the community does next, where chance is not to decide. */
  next?: 'waits' | 'confirmed' | 'takenBack'
}

/** The doors as one person knows them. */
export type Neighbourhood = { own: Door[]; community: Door[]; street: Door[] }

/** Each person's doors. People of one grid share their lists. */
export function neighbourhoodsOf(doors: Door[]): (person: Person) => Neighbourhood {
  const byCommunity = new Map<string, Door[]>()
  for (const door of doors) {
    const path = communityOf(door.place.orgPath)
    const known = byCommunity.get(path)
    if (known) known.push(door)
    else byCommunity.set(path, [door])
  }
  const neighbourhoods = new Map<string, Neighbourhood>()
  return (person) => {
    const grids = new Set([person.orgPath, ...person.roles.map(({ orgPath }) => orgPath)])
    const key = [...grids].join()
    const known = neighbourhoods.get(key)
    if (known) return known
    const community = byCommunity.get(communityOf(person.orgPath)) ?? []
    const near = { own: community.filter(({ place }) => grids.has(place.orgPath)), community, street: doors }
    neighbourhoods.set(key, near)
    return near
  }
}

/** So many that the year's cap is passed: a street has one or two such people. */
const tirelessVisits = 130

/** How many visits each person makes: a few make many, many make a few; the sum is `total`. */
export function quotasOf(people: Person[], total: number, span: Span, chance: Chance): number[] {
  const mostEach = span.days
  const tireless = total >= 8 * tirelessVisits ? 2 : 0
  const weights = people.map((person) => {
    const zeal = Math.exp(chance.fork(`zeal ${person.userId}`).normal())
    return has(person, 'volunteer') ? zeal : 0.6 * zeal
  })
  const quotas = people.map(() => 0)
  const byWeight = weights.map((_, index) => index).sort((a, b) => (weights[b] as number) - (weights[a] as number))
  for (const index of byWeight.slice(0, tireless)) quotas[index] = Math.min(mostEach, tirelessVisits)
  // Shares that pass what fits into the days are handed round again.
  const given = quotas.reduce((sum, quota) => sum + quota, 0)
  for (let left = Math.min(total, mostEach * people.length) - given; left > 0; ) {
    const open = quotas.map((quota, index) => (quota < mostEach ? (weights[index] as number) : 0))
    const sum = open.reduce((a, b) => a + b, 0)
    const before = left
    open.forEach((weight, index) => {
      const share = Math.min(left, Math.ceil((before * weight) / sum), mostEach - (quotas[index] as number))
      quotas[index] = (quotas[index] as number) + share
      left -= share
    })
  }
  return quotas
}

/** A person's visits in the order in which they were made. */
export function plansOf(person: Person, count: number, near: Neighbourhood, span: Span, chance: Chance): Plan[] {
  const from = Math.max(span.beginMs, Math.min(person.sinceMs, span.endMs - dayMs))
  const last = person.roles.find(({ until }) => until !== undefined)?.until
  const to = last === undefined ? span.endMs : Math.min(span.endMs, Date.parse(`${last}T23:00:00+08:00`))
  if (to - from < dayMs) return []
  const times = Array.from({ length: count }, () => momentIn(from, to, chance)).sort((a, b) => a - b)
  const plans: Plan[] = []
  for (const atMs of times) plans.push(planAt(person, atMs, plans.at(-1), near, to, chance))
  return plans
}

/** Between half past eight and half past six, to the second. */
function momentIn(fromMs: number, toMs: number, chance: Chance): number {
  const day = fromMs + chance.int(0, Math.floor((toMs - fromMs) / dayMs) - 1) * dayMs
  const dayStart = day - ((day + 8 * hourMs) % dayMs)
  return dayStart + 8.5 * hourMs + chance.int(0, 36_000) * 1000
}

function planAt(
  person: Person,
  atMs: number,
  before: Plan | undefined,
  near: Neighbourhood,
  endMs: number,
  chance: Chance,
): Plan {
  const as = asWhom(person, chance)
  const door = doorFor(before, near, chance)
  const result = chance.weighted({ noIssue: 80, nobodyThere: 10, clue: 6, declined: 4 })
  const proof = proofAt(door, chance)
  const plan: Plan = {
    as,
    door,
    result,
    note: result === 'clue' ? chance.pick(clues) : '',
    proof,
    atMs,
    receivedMs: arrival(atMs, endMs, chance),
  }
  return chance.happens(0.01) ? { ...plan, next: 'takenBack' } : plan
}

const asWhom = (person: Person, chance: Chance): VisitorRole => {
  if (!has(person, 'gridWorker')) return 'volunteer'
  return has(person, 'volunteer') && chance.happens(0.5) ? 'volunteer' : 'gridWorker'
}

function doorFor(before: Plan | undefined, near: Neighbourhood, chance: Chance): Door {
  if (before && chance.happens(0.01)) return before.door
  const reach = chance.weighted({ own: 70, community: 25, street: 5 })
  const doors = near[reach].length > 0 ? near[reach] : near.street
  const door = chance.pick(doors)
  // Shops and firms before homes; and the door of the visit before is passed over once, or it would often be a repeat.
  const isPassedOver = door === before?.door || (door.place.kind === 'home' && chance.happens(0.8))
  return isPassedOver ? chance.pick(doors) : door
}

const proofAt = ({ code, oldCode }: Door, chance: Chance): Plan['proof'] => {
  if (code === undefined || chance.happens(0.08)) return 'none'
  return oldCode !== undefined && chance.happens(0.4) ? 'revokedCode' : 'doorCode'
}

/** Mostly at once; sometimes from a cellar hours later, rarely days later, and now and then from a phone whose clock runs ahead. */
function arrival(atMs: number, endMs: number, chance: Chance): number {
  const delay = chance.weighted({ atOnce: 900, hours: 88, days: 8, clockAhead: 4 })
  const receivedMs = {
    atOnce: atMs + chance.int(2, 40) * 1000,
    hours: atMs + chance.int(10, 400) * minuteMs,
    days: atMs + chance.int(73, 110) * hourMs,
    clockAhead: atMs - chance.int(15, 90) * minuteMs,
  }[delay]
  return receivedMs < endMs ? receivedMs : atMs + 5000
}

const mostPosted = 46

/**
 * 周桂芳: 46 points this year (as many as fit, early in January), the newest of yesterday at 老周面馆, and one visit that
 * waits for the community: the building site, yesterday morning, without its door code.
 */
export function featuredPlans(near: Neighbourhood, span: Span, chance: Chance): Plan[] {
  const year = thisYearOf(span)
  if (year.days === 0) return []
  const yesterdayMs = year.endMs - dayMs
  const byName = (name: string) => near.own.find(({ place }) => place.name === name) as Door
  const clean = (door: Door, atMs: number): Plan => ({
    as: 'volunteer',
    door,
    result: 'noIssue',
    note: '',
    proof: 'doorCode',
    atMs,
    receivedMs: atMs + 4000,
  })
  const doors = [...near.own, ...near.community].filter(
    ({ place, code }) =>
      code !== undefined && place.state === 'open' && !Object.values(demoDoors).some(({ name }) => name === place.name),
  )
  const earlierDays = year.days - 1
  const earlier = Math.min(mostPosted - 1, earlierDays * 4)
  // Spread evenly, hours apart, never on the last day: no repeat. The two last were picked from the list and confirmed
  // the other day: two new messages.
  const times = Array.from({ length: earlier }, (_, index) => {
    const daysToTheEnd = earlier - index
    const day =
      daysToTheEnd <= 2 && earlierDays > 2 ? earlierDays - daysToTheEnd : Math.floor((index * earlierDays) / earlier)
    return year.beginMs + day * dayMs + (9 + (index % 4) * 2) * hourMs + chance.int(0, 80) * minuteMs
  }).sort((a, b) => a - b)
  const posted = times.map((atMs, index) => clean(doors[index % doors.length] as Door, atMs))
  const confirmed = posted.map((plan, index): Plan => {
    const isRecent = index >= posted.length - 2
    return isRecent ? { ...plan, proof: 'none', next: 'confirmed' } : plan
  })
  return [
    ...confirmed,
    { ...clean(byName(demoDoors.site.name), yesterdayMs + 9.7 * hourMs), proof: 'none', next: 'waits' },
    clean(byName(demoDoors.shop.name), yesterdayMs + 15.4 * hourMs),
  ]
}

export const isFeatured = (person: Person): boolean => person.account === demoAccounts.volunteer.account

/** Yesterday afternoon a few neighbours of 周桂芳 did not scan the door: something for the community's list. */
export function waitingPlan(near: Neighbourhood, span: Span, chance: Chance): Plan {
  const atMs = span.endMs - dayMs + 14 * hourMs + chance.int(0, 200) * minuteMs
  return {
    as: 'volunteer',
    door: chance.pick(near.own.filter(({ place }) => place.state === 'open')),
    result: 'noIssue',
    note: '',
    proof: 'none',
    atMs,
    receivedMs: atMs + 6000,
    next: 'waits',
  }
}
