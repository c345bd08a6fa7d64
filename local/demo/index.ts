import type { StoredCase, StoredCaseChange, StoredCounter } from '#domain/case/stored'
import type { StoredDutyWeek } from '#domain/duty/stored'
import type { StoredRedemption, StoredStock, StoredStockMove } from '#domain/goods/stored'
import type { StoredInboxItem } from '#domain/inbox/stored'
import type { PlainDate } from '#domain/kernel/instant'
import { foundBy } from '#domain/organisation/found-by'
import {
  StoredCredential,
  StoredIdentity,
  type StoredMediator,
  type StoredOrganisation,
  StoredUser,
} from '#domain/organisation/stored'
import { type Skill, skills } from '#domain/people/skills'
import type { StoredApplication, StoredInvitation } from '#domain/people/stored'
import type { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import type { StoredEntry, StoredPointsAccount } from '#domain/points/stored'
import type { StoredMessage, StoredReport } from '#domain/report/stored'
import type { StoredVisit } from '#domain/visit/stored'
import { demoPassword } from './accounts'
import { type Chance, makeChance } from './chance'
import type { Codec } from './codec'
import { dayMs, historyBefore, type Span, startOfDay } from './days'
import { dutyOf } from './duty'
import { type ShelfItem, shelfOf, stockOf, wishesOf } from './goods'
import { applicationsOf, invitationsOf } from './joining'
import { type History, historyOf, type ReviewerOf } from './ledger'
import { communityOf, has, namedNeighbours, type Person, peopleOf, phoneOf, teamsOf } from './people'
import { type Door, doorsOf, personInitialsOf, placeCodesOf } from './places'
import { featuredPlans, isFeatured, neighbourhoodsOf, type Plan, plansOf, quotasOf, waitingPlan } from './plans'
import { type Disputes, disputesOf } from './reports'
import { rosterOf } from './roster'
import { mainStreet, organisationsOf, otherStreet, type Street } from './town'

export { type DemoAccount, demoAccounts, demoDoors, demoPassword } from './accounts'
export type { Codec } from './codec'

/** How large the main street is. The small one beside it is always the same. */
export type DemoSize = { volunteers: number; visits: number }
export const usualSize: DemoSize = { volunteers: 300, visits: 3000 }
const otherSize: DemoSize = { volunteers: 6, visits: 40 }

/** Every document of the demo, by collection. */
export type Demo = {
  organisations: StoredOrganisation[]
  places: StoredPlace[]
  placeCodes: StoredPlaceCode[]
  users: StoredUser[]
  identities: StoredIdentity[]
  credentials: StoredCredential[]
  mediators: StoredMediator[]
  dutyWeeks: StoredDutyWeek[]
  applications: StoredApplication[]
  invitations: StoredInvitation[]
  visits: StoredVisit[]
  pointsAccounts: StoredPointsAccount[]
  pointsEntries: StoredEntry[]
  inbox: StoredInboxItem[]
  stock: StoredStock[]
  stockMoves: StoredStockMove[]
  redemptions: StoredRedemption[]
  reports: StoredReport[]
  cases: StoredCase[]
  caseEvents: StoredCaseChange[]
  messages: StoredMessage[]
  counters: StoredCounter[]
}

export type DemoWish = {
  seed: string
  /** The day on which the demo is looked at; its history ends the evening before. */
  today: PlainDate
  size?: DemoSize
  codec: Codec
  /** Told now and then how many people's histories are done. */
  report?: (done: number, all: number) => void
}

/**
 * A whole made-up street with half a year behind it. Only `seed`, `today` and `size` decide what is in it; the codec
 * decides only how personal fields look at rest. Everything passes the domain's own schemas and rules on the way.
 */
export async function makeDemo({ seed, today, size = usualSize, codec, report }: DemoWish): Promise<Demo> {
  const chance = makeChance(seed)
  const todayMs = startOfDay(today)
  let serial = 2045
  const nextPhone = () => phoneOf(++serial)
  const passwordHash = await codec.hashPassword(demoPassword)
  const quarters = (
    [
      [mainStreet, size],
      [otherStreet, otherSize],
    ] as const
  ).map(([street, wanted]) => {
    const ownChance = chance.fork(street.id)
    const people = peopleOf(street, wanted.volunteers, { chance: ownChance.fork('people'), todayMs, nextPhone })
    const doors = doorsOf(street, { todayMs, chance: ownChance.fork('doors'), codec })
    const shelf = shelfOf(street, historyBefore(today), ownChance.fork('shelf'))
    const disputes = disputesOf({
      ...{ street, people, doors, span: historyBefore(today), codec, nextPhone },
      chance: ownChance.fork('disputes'),
    })
    const joining = { street, people, todayMs, codec, nextPhone, chance: ownChance.fork('joining') }
    const [applications, invitations] = [applicationsOf(joining), invitationsOf(joining)]
    return { street, people, doors, wanted, shelf, disputes, applications, invitations, chance: ownChance }
  })
  const histories: History[] = []
  for (const quarter of quarters) histories.push(...(await historiesOf(quarter, historyBefore(today), codec, report)))
  const people = quarters.flatMap((quarter) => quarter.people)
  const redemptions = histories.flatMap((history) => history.redemptions)
  const shelves = quarters.map((quarter) => stockOf(quarter.shelf, redemptions, counterOf(quarter.people)))
  const doors = quarters.flatMap((quarter) => quarter.doors)
  const duties = quarters.map((quarter) =>
    dutyOf(quarter.street, quarter.people, rosterOf(quarter.people), today, quarter.chance.fork('duty')),
  )
  return {
    organisations: quarters.flatMap(({ street, people: inhabitants, chance: ownChance }, index) => {
      // The district is one for all: it comes with the first street.
      const documents = organisationsOf([street], teamsOf(street, inhabitants, ownChance), duties[index]?.board)
      return index === 0 ? documents : documents.filter(({ kind }) => kind !== 'district')
    }),
    places: doors.map(({ place }) => place),
    placeCodes: placeCodesOf(doors, todayMs),
    users: people.map((person) => userOf(person, codec)),
    identities: people.map(identityOf),
    credentials: people.flatMap((person) => credentialOf(person, passwordHash)),
    mediators: quarters.flatMap((quarter) => rosterOf(quarter.people)),
    dutyWeeks: duties.flatMap(({ weeks }) => weeks),
    applications: quarters.flatMap(({ applications }) => applications),
    invitations: quarters.flatMap(({ invitations }) => invitations),
    visits: histories.flatMap(({ visits }) => visits),
    pointsAccounts: histories.map(({ account }) => account),
    pointsEntries: histories.flatMap(({ entries }) => entries),
    inbox: histories.flatMap(({ inbox }) => inbox),
    stock: shelves.flatMap(({ stock }) => stock),
    stockMoves: [...shelves.flatMap(({ arrivals }) => arrivals), ...histories.flatMap(({ moves }) => moves)],
    redemptions,
    reports: quarters.flatMap(({ disputes }) => disputes.reports),
    cases: quarters.flatMap(({ disputes }) => disputes.cases),
    caseEvents: quarters.flatMap(({ disputes }) => disputes.caseEvents),
    messages: quarters.flatMap(({ disputes }) => disputes.messages),
    counters: quarters.flatMap(({ disputes }) => disputes.counters),
  }
}

type Quarter = {
  street: Street
  people: Person[]
  doors: Door[]
  wanted: DemoSize
  shelf: ShelfItem[]
  disputes: Disputes
  chance: Chance
}

/** Who works at the street's counter. */
const counterOf = (people: Person[]): string => people.find((person) => has(person, 'streetStaff'))?.userId ?? ''

async function historiesOf(
  { street, people, doors, wanted, shelf, disputes, chance }: Quarter,
  span: Span,
  codec: Codec,
  report: DemoWish['report'],
): Promise<History[]> {
  const authors = people.filter((person) => has(person, 'volunteer') || has(person, 'gridWorker'))
  const featured = authors.filter(isFeatured)
  const others = authors.filter((person) => !isFeatured(person))
  const plans = new Map<Person, Plan[]>()
  const neighbourhoods = neighbourhoodsOf(doors)
  for (const person of featured)
    plans.set(person, featuredPlans(neighbourhoods(person), span, chance.fork(`plans ${person.userId}`)))
  const planned = [...plans.values()].reduce((sum, { length }) => sum + length, 0)
  const quotas = quotasOf(others, Math.max(0, wanted.visits - planned), span, chance)
  others.forEach((person, index) => {
    const ownChance = chance.fork(`plans ${person.userId}`)
    const near = neighbourhoods(person)
    const usual = plansOf(person, quotas[index] as number, near, span, ownChance)
    plans.set(person, isNeighbour(street, person, span) ? [...usual, waitingPlan(near, span, ownChance)] : usual)
  })
  const reviewerOf = reviewersOf(people)
  const histories: History[] = []
  for (const person of authors) {
    const ownChance = chance.fork(`history ${person.userId}`)
    const mayShop = has(person, 'volunteer') && !isFeatured(person) && !person.suspended
    const wishes = mayShop ? wishesOf(shelf, span, ownChance.fork('wishes')) : []
    const counter = counterOf(people)
    const guided = disputes.guided.filter(({ guide }) => guide.userId === person.userId)
    const circumstances = {
      ...{ endMs: span.endMs, reviewerOf, sha256: codec.sha256, chance: ownChance },
      ...{ wishes, counter, guided },
    }
    histories.push(historyOf(person, plans.get(person) ?? [], circumstances))
    if (histories.length % 50 === 0) {
      report?.(histories.length, authors.length)
      // Lets a terminal count its seconds during a large street.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return histories
}

/** The named volunteers around 周桂芳, whose visits of yesterday wait. */
const isNeighbour = (street: Street, person: Person, span: Span): boolean =>
  street === mainStreet &&
  span.days > 0 &&
  communityOf(person.orgPath) === street.communities[0]?.path &&
  Object.values(namedNeighbours).includes(person.name)

function reviewersOf(people: Person[]): ReviewerOf {
  const desks = new Map<string, Person[]>()
  // Whoever also visits doors reviews nobody here: nobody's visit is looked at by its author.
  for (const person of people.filter((one) => has(one, 'communityStaff') && one.roles.length === 1))
    desks.set(person.orgPath, [...(desks.get(person.orgPath) ?? []), person])
  return (orgPath, chance) => chance.pick(desks.get(communityOf(orgPath)) ?? [])
}

const consentDays = 2

function userOf(person: Person, codec: Codec): StoredUser {
  return StoredUser.parse({
    _id: person.userId,
    streetId: person.streetId,
    orgPath: person.orgPath,
    name: person.name,
    initials: personInitialsOf(person.name),
    ...foundBy({ orgPath: person.orgPath, roles: person.roles }),
    phoneSealed: codec.seal(person.phone, 'users.phone'),
    phoneHash: codec.hashPhone(person.phone),
    roles: person.roles,
    skills: has(person, 'volunteer') ? skillsOf(person, codec) : [],
    consents: [{ text: '隐私说明', version: '2026-01', at: new Date(person.sinceMs + consentDays * dayMs) }],
    since: new Date(person.sinceMs),
  } satisfies Record<keyof StoredUser, unknown>)
}

/** One in three of each, the same for the same person. */
const skillsOf = ({ userId }: Person, { sha256 }: Codec): Skill[] => {
  const digits = sha256(userId)
  return skills.filter((_, nth) => Number.parseInt(digits.charAt(nth), 16) < 5)
}

const identityOf = (person: Person): StoredIdentity =>
  StoredIdentity.parse({
    _id: `uid:${person.userId}`,
    userId: person.userId,
    streetId: person.streetId,
    orgPath: person.orgPath,
    roles: person.roles,
    state: person.suspended ? 'suspended' : 'active',
    version: 1,
  } satisfies Record<Exclude<keyof StoredIdentity, 'wechat' | 'session'>, unknown>)

const credentialOf = ({ account, userId, streetId, orgPath }: Person, passwordHash: string): StoredCredential[] =>
  account === undefined
    ? []
    : [
        StoredCredential.parse({
          _id: account,
          userId,
          streetId,
          orgPath,
          passwordHash,
          failures: 0,
          lockedUntil: null,
        } satisfies Record<keyof StoredCredential, unknown>),
      ]
