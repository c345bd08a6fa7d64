import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { award, earnedIn, openAccount, type PointsAccount, type PointsEntry, post } from '#domain/points/account'
import { verifyChain } from '#domain/points/verify'
import { pointsPolicy } from '#domain/policy/points'

// The test's own hash: if the code's were wrong, both would not be.
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Step = { kind: 'earn'; points: number; at: string } | { kind: 'reverse'; which: number }
const year = fc.constantFrom(
  '2025-06-01T00:00:00.000Z',
  '2026-06-01T00:00:00.000Z',
  '2025-12-31T15:59:59.999Z',
  '2025-12-31T16:00:00.000Z',
)
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('earn' as const), points: fc.constantFrom(1, 2, 3), at: year }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reverse' as const), which: fc.nat() }) },
  ),
  { maxLength: 220 },
)

/** Lives a history the way the functions do: award under the cap, post, reverse once. */
function live(history: Step[]): { account: PointsAccount; entries: PointsEntry[]; most: number } {
  let account = openAccount('user', 's1')
  const entries: PointsEntry[] = []
  const open = new Map<string, { entry: PointsEntry; earnedAt: string }>()
  let most = 0
  history.forEach((step, index) => {
    const base = {
      rule: { policy: 'points', version: pointsPolicy.version },
      event: { kind: 'visit' as const, id: `v${index}` },
    }
    if (step.kind === 'earn') {
      const points = award(step.points, account, step.at, pointsPolicy)
      const made = post(
        account,
        {
          ...base,
          _id: `visit:v${index}`,
          at: step.at,
          earnedAt: step.at,
          kind: 'visit',
          points,
          reason: '走访',
          confirmedBy: 'rule',
        },
        sha256,
      )
      account = made.account
      entries.push(made.entry)
      open.set(made.entry._id, { entry: made.entry, earnedAt: step.at })
    } else if (open.size > 0) {
      const [id, { entry, earnedAt }] = [...open][step.which % open.size] as [
        string,
        { entry: PointsEntry; earnedAt: string },
      ]
      open.delete(id)
      const made = post(
        account,
        {
          ...base,
          _id: `${id}:reversal`,
          at: earnedAt,
          earnedAt,
          kind: 'visitReversal',
          points: -entry.points,
          reason: '撤回',
          confirmedBy: 'user',
        },
        sha256,
      )
      account = made.account
      entries.push(made.entry)
    }
    most = Math.max(most, ...Object.values(account.earnedByYear))
  })
  return { account, entries, most }
}

describe('the ledger', () => {
  it('in every history: entries sum to zero, the balance is their sum, the cap of 100 a year holds, nothing is negative', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { account, entries, most } = live(history)
        const lines = entries.flatMap(({ lines }) => lines)
        expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(0)
        expect(entries.reduce((sum, { points }) => sum + points, 0)).toBe(account.available)
        expect(most).toBeLessThanOrEqual(100)
        expect(account.available).toBeGreaterThanOrEqual(0)
        expect(verifyChain(account, entries, sha256)).toEqual([])
      }),
    )
  })
  it('gives what fits under the cap, then 0', () => {
    const account = { ...openAccount('u', 's1'), earnedByYear: { '2026': 99 } }
    expect(award(3, account, '2026-05-01T00:00:00.000Z', pointsPolicy)).toBe(1)
    expect(award(1, { ...account, earnedByYear: { '2026': 100 } }, '2026-05-01T00:00:00.000Z', pointsPolicy)).toBe(0)
    expect(award(1, account, '2027-05-01T00:00:00.000Z', pointsPolicy)).toBe(1)
    expect(earnedIn(account, '2025-12-31T16:00:00.000Z')).toBe(99)
  })
})

const earn: Step[] = Array.from({ length: 40 }, (_, i) => ({
  kind: 'earn' as const,
  points: 1 + (i % 3),
  at: '2026-06-01T00:00:00.000Z',
}))

describe('checking a chain finds', () => {
  const { account, entries } = live(earn)
  const seqOf = (faults: ReturnType<typeof verifyChain>) =>
    faults.flatMap((fault) => ('seq' in fault ? [fault.seq] : []))
  it('nothing in an untouched one', () => expect(verifyChain(account, entries, sha256)).toEqual([]))
  it('the one entry whose content was changed, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.nat(entries.length - 1),
        fc.constantFrom('points', 'reason', 'at', 'confirmedBy', 'userId') as fc.Arbitrary<keyof PointsEntry>,
        (at, field) => {
          const changed = entries.map((entry, index) =>
            index === at ? { ...entry, [field]: field === 'points' ? entry.points + 1 : 'x' } : entry,
          )
          const faults = verifyChain(account, changed, sha256)
          expect(faults).toContainEqual({ kind: 'altered', seq: at + 1 })
          expect(new Set(seqOf(faults))).toEqual(new Set([at + 1]))
        },
      ),
    )
  })
  it('an altered entry even when its own hash was made anew: the next one does not follow it', () => {
    const forged = entries.map((entry, index) => {
      if (index !== 10) return entry
      const made = post(
        { ...account, seq: 10, headHash: entry.prevHash },
        { ...entry, earnedAt: entry.at, points: 3 },
        sha256,
      ).entry
      return made
    })
    expect(seqOf(verifyChain(account, forged, sha256))).toContain(12)
  })
  it('the place where one is missing', () => {
    fc.assert(
      fc.property(fc.nat(entries.length - 1), (at) => {
        expect(
          verifyChain(
            account,
            entries.filter((_, index) => index !== at),
            sha256,
          ),
        ).toContainEqual({ kind: 'missing', seq: at + 1 })
      }),
    )
  })
  it('one that was put in twice, and one after the end', () => {
    const twice = [...entries.slice(0, 5), entries[4] as PointsEntry, ...entries.slice(5)]
    expect(verifyChain(account, twice, sha256)).toContainEqual({ kind: 'extra', seq: 5 })
    const longer = live([...earn, { kind: 'earn', points: 1, at: '2025-06-01T00:00:00.000Z' }]).entries
    expect(verifyChain(account, longer, sha256)).toContainEqual({ kind: 'extra', seq: 41 })
  })
  it('two that changed places', () => {
    const swapped = [...entries]
    ;[swapped[7], swapped[8]] = [swapped[8] as PointsEntry, swapped[7] as PointsEntry]
    expect(verifyChain(account, swapped, sha256).length).toBeGreaterThan(0)
  })
})
