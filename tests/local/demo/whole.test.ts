import fc from 'fast-check'
import { foldCase } from '#domain/case/fold'
import { StoredDutyWeek } from '#domain/duty/stored'
import { StoredInboxItem } from '#domain/inbox/stored'
import { isWithin } from '#domain/organisation/path'
import {
  StoredCredential,
  StoredIdentity,
  StoredMediator,
  StoredOrganisation,
  StoredUser,
} from '#domain/organisation/stored'
import { StoredApplication, StoredInvitation } from '#domain/people/stored'
import { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import { StoredPointsAccount } from '#domain/points/stored'
import { verifyChain } from '#domain/points/verify'
import { pointsPolicies, pointsPolicyOn } from '#domain/policy/points'
import { StoredVisit } from '#domain/visit/stored'
import type { Demo } from '../../../local/demo'
import { chainsOf, sha256, smallDemo } from './builders'

/** Early January, the day before the points rule, a day in the second year, and three that chance chooses each time. */
const edges: [seed: string, today: string][] = [
  ['edge', '2025-12-31'],
  ['edge', '2026-01-02'],
  ['edge', '2027-01-03'],
]
const anyDay = fc
  .integer({ min: 0, max: 729 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
const wishes = [...edges, ...fc.sample(fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), anyDay), 3)]
const demos: { seed: string; today: string; demo: Demo }[] = []

beforeAll(async () => {
  for (const [seed, today] of wishes) demos.push({ seed, today, demo: await smallDemo(seed, today) })
})

function always(hold: (demo: Demo, today: string, seed: string) => void) {
  for (const { seed, today, demo } of demos) {
    try {
      hold(demo, today, seed)
    } catch (error) {
      throw new Error(`seed ${JSON.stringify(seed)} on ${today}`, { cause: error })
    }
  }
}

describe('whatever the seed and the day', () => {
  it('the same seed, day and size make the same street, document by document', async () => {
    const { seed, today, demo } = demos.at(-1) as (typeof demos)[number]
    expect(await smallDemo(seed, today)).toEqual(demo)
    expect((await smallDemo(`${seed}!`, today)).users).not.toEqual(demo.users)
  })

  it('every document passes the schema under which the functions keep it', () =>
    always((demo) => {
      const schemas = {
        organisations: StoredOrganisation,
        places: StoredPlace,
        placeCodes: StoredPlaceCode,
        users: StoredUser,
        identities: StoredIdentity,
        credentials: StoredCredential,
        mediators: StoredMediator,
        dutyWeeks: StoredDutyWeek,
        applications: StoredApplication,
        invitations: StoredInvitation,
        visits: StoredVisit,
        pointsAccounts: StoredPointsAccount,
        inbox: StoredInboxItem,
      }
      for (const [name, schema] of Object.entries(schemas))
        expect(demo[name as keyof typeof schemas].flatMap((one) => schema.safeParse(one).error ?? [])).toEqual([])
    }))

  it('every chain of points is untouched, balanced, never below zero and never above the cap', () =>
    always((demo) => {
      const chains = chainsOf(demo)
      for (const account of demo.pointsAccounts) {
        const chain = chains.get(account._id) ?? []
        expect(verifyChain(account, chain, sha256)).toEqual([])
        expect(account.available).toBeGreaterThanOrEqual(0)
        let balance = 0
        for (const { points } of chain) {
          balance += points
          expect(balance).toBeGreaterThanOrEqual(0)
        }
        for (const earned of Object.values(account.earnedByYear))
          expect(earned).toBeLessThanOrEqual(pointsPolicyOn('2026-12-31').cap)
      }
      for (const { kind, listed, reversed } of demo.pointsEntries)
        expect([listed, reversed]).toEqual([kind === 'guided' || kind === 'mediated', false])
      const moved = demo.pointsEntries.flatMap(({ lines }) => lines).reduce((sum, { points }) => sum + points, 0)
      expect(moved).toBe(0)
    }))

  it('what is pending is what the visits that wait would earn', () =>
    always((demo) => {
      for (const { _id, pending } of demo.pointsAccounts) {
        const held = demo.visits.filter(({ authorId, state }) => authorId === _id && state === 'held')
        expect(pending).toBe(held.reduce((sum, { points }) => sum + points, 0))
      }
    }))

  it('every visit that counts and earns has exactly one entry, and nothing else has one that stands', () =>
    always((demo) => {
      const standing = new Set(demo.pointsEntries.flatMap(({ kind, _id }) => (kind === 'visit' ? [_id] : [])))
      for (const { kind, event } of demo.pointsEntries)
        if (kind === 'visitReversal') standing.delete(`visit:${event.id}`)
      const owed = demo.visits.filter(({ state, points }) => state === 'verified' && points > 0)
      expect([...standing].sort()).toEqual(owed.map(({ _id }) => `visit:${_id}`).sort())
    }))

  it('every id refers to something, and no id is given twice', () =>
    always((demo) => {
      const users = new Map(demo.users.map((user) => [user._id as string, user]))
      const places = new Map(demo.places.map((place) => [place._id as string, place]))
      const visits = new Map(demo.visits.map((visit) => [visit._id as string, visit]))
      const paths = new Set(demo.organisations.map(({ orgPath }) => orgPath))
      for (const documents of Object.values(demo))
        expect(new Set(documents.map(({ _id }) => _id)).size).toBe(documents.length)

      const lost = (ids: (string | null | undefined)[], known: { has(id: string): boolean }) =>
        ids.filter((id) => id && !known.has(id))
      const { organisations, identities, credentials, pointsAccounts, inbox } = demo
      expect(
        lost(
          organisations.map(({ parentPath }) => parentPath),
          paths,
        ),
      ).toEqual([])
      const placed = [...demo.users, ...identities, ...demo.places, ...demo.visits]
      expect(
        lost(
          placed.map(({ orgPath }) => orgPath),
          paths,
        ),
      ).toEqual([])
      const owned = [...identities, ...credentials, ...pointsAccounts, ...inbox]
      expect(
        lost(
          owned.map(({ userId }) => userId),
          users,
        ),
      ).toEqual([])
      const seats = organisations.flatMap(({ team }) => Object.values(team ?? {}))
      expect(
        lost(
          seats.map((seat) => seat?.userId),
          users,
        ),
      ).toEqual([])
      expect(
        lost(
          demo.placeCodes.map(({ placeId }) => placeId),
          places,
        ),
      ).toEqual([])

      const strange = demo.visits.filter((visit) => {
        const place = places.get(visit.placeId)
        return place?.name !== visit.placeName || place.kind !== visit.placeKind || place.orgPath !== visit.orgPath
      })
      expect(strange).toEqual([])
      const ofVisits = demo.pointsEntries.filter(({ event }) => event.kind === 'visit')
      expect(ofVisits.filter(({ event, userId }) => visits.get(event.id)?.authorId !== userId)).toEqual([])
    }))

  it('the shelf balances: opening + received − handed out = on hand, move by move', () =>
    always((demo) => {
      for (const item of demo.stock) {
        const moved = (kind: string) =>
          demo.stockMoves
            .filter((move) => move.stockId === item._id && move.kind === kind)
            .reduce((sum, { count }) => sum + count, 0)
        expect([moved('received'), moved('handedOut')]).toEqual([item.received, item.handedOut])
        expect(item.opening + item.received - item.handedOut).toBe(item.onHand)
        const waiting = demo.redemptions.filter(({ stockId, state }) => stockId === item._id && state === 'reserved')
        expect(waiting.length).toBe(item.reserved)
      }
      const held = (userId: string) =>
        demo.redemptions
          .filter((redemption) => redemption.userId === userId && redemption.state === 'reserved')
          .reduce((sum, { points }) => sum + points, 0)
      for (const account of demo.pointsAccounts) expect(account.held).toBe(held(account.userId))
    }))

  it('every case is the fold of its changes, numbered without gaps, and guided by somebody who was thanked for it', () =>
    always((demo) => {
      for (const dispute of demo.cases) {
        const changes = demo.caseEvents.filter(({ caseId }) => caseId === dispute._id).sort((a, b) => a.seq - b.seq)
        expect(dispute).toMatchObject(foldCase<Date>(changes))
        const report = demo.reports.find(({ _id }) => _id === dispute.reportId)
        expect([report?.state, report?.caseId, report?.priority]).toEqual(['accepted', dispute._id, dispute.priority])
        for (const { entryId, points, userId } of dispute.awards) {
          expect(demo.pointsEntries.find(({ _id }) => _id === entryId)).toMatchObject({
            points,
            userId,
            kind: 'guided',
          })
          expect(report?.guidedBy).toBe(userId)
        }
      }
      const numbers = demo.cases.map(({ number }) => Number(/(\d+) 号$/.exec(number)?.[1])).sort((a, b) => a - b)
      const years = new Set(demo.cases.map(({ number }) => /〔(\d+)〕/.exec(number)?.[1]))
      if (years.size === 1) expect(numbers).toEqual(demo.cases.map((_, index) => index + 1))
    }))

  it('whoever looked at a visit holds the desk for it, and is not its author', () =>
    always((demo) => {
      const users = new Map(demo.users.map((user) => [user._id, user]))
      const wrong = demo.visits.filter(({ review, orgPath, authorId }) => {
        if (!review) return false
        const desks = users.get(review.by)?.roles.filter(({ role }) => role === 'communityStaff') ?? []
        return review.by === authorId || !desks.some((desk) => isWithin(orgPath, desk.orgPath))
      })
      expect(wrong).toEqual([])
    }))

  it('the two streets share nobody, no place and no visit', () =>
    always((demo) => {
      const documents = [...demo.users, ...demo.identities, ...demo.places, ...demo.visits]
      expect(documents.filter(({ streetId, orgPath }) => !isWithin(orgPath, `/d1/${streetId}`))).toEqual([])
      const streetOf = new Map(demo.users.map(({ _id, streetId }) => [_id as string, streetId]))
      expect(demo.visits.filter(({ authorId, streetId }) => streetOf.get(authorId) !== streetId)).toEqual([])
      const elsewhere = demo.users.filter(({ streetId, roles }) =>
        roles.some(({ orgPath }) => !isWithin(orgPath, `/d1/${streetId}`)),
      )
      expect(elsewhere).toEqual([])
    }))

  it('nothing has happened today or later, and nothing before the rule on points', () =>
    always((demo, today) => {
      const end = Date.parse(`${today}T00:00:00+08:00`)
      const begin = Date.parse(`${pointsPolicies[0]?.from}T00:00:00+08:00`)
      const moments = [
        ...demo.visits.flatMap(({ at, receivedAt }) => [at, receivedAt]),
        ...demo.inbox.map(({ at }) => at),
      ]
      expect(moments.filter((at) => at.getTime() >= end)).toEqual([])
      expect(demo.visits.filter(({ at }) => at.getTime() < begin)).toEqual([])
    }))
})
