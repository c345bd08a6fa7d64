import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { award, earnedIn, openAccount, type PointsAccount, type PointsEntry, post } from '#domain/points/account'
import { storedEntry } from '#domain/points/stored'
import { verifyChain } from '#domain/points/verify'
import { visitPosting, visitReversal } from '#domain/points/visit-points'
import { pointsPolicies, pointsPolicyNamed, pointsPolicyOn } from '#domain/policy/points'

const pointsPolicy = pointsPolicies[0] as (typeof pointsPolicies)[number]
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
  const put = (posting: Parameters<typeof post>[1]) => {
    const made = post(account, posting, sha256)
    account = made.account
    entries.push(made.entry)
    return made.entry
  }
  history.forEach((step, index) => {
    if (step.kind === 'earn') {
      const visit = { visitId: `v${index}`, at: step.at, points: step.points, placeName: '面馆' }
      const entry = put(visitPosting(visit, account, { confirmedBy: 'somebody', at: step.at, policy: pointsPolicy }))
      open.set(entry._id, { entry, earnedAt: step.at })
    } else if (open.size > 0) {
      const [id, { entry, earnedAt }] = [...open][step.which % open.size] as [
        string,
        { entry: PointsEntry; earnedAt: string },
      ]
      open.delete(id)
      // Taken back in another year than it was earned in: the cap of the first year gets it back.
      put(visitReversal(entry, earnedAt, '2027-01-15T00:00:00.000Z'))
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
        const years = new Map<number, number>()
        for (const { year, points } of entries) years.set(year, (years.get(year) ?? 0) + points)
        for (const [year, points] of years) expect(account.earnedByYear[String(year)]).toBe(points)
        expect(entries.every(({ year }) => year === 2025 || year === 2026)).toBe(true)
      }),
    )
  })
  it('says when the cap left less than the visit earns', () => {
    const full = { ...openAccount('u', 's1'), earnedByYear: { '2026': 100 } }
    const visit = { visitId: 'v', at: '2026-05-01T00:00:00.000Z', points: 1, placeName: '面馆' }
    const posting = visitPosting(visit, full, { confirmedBy: 'x', at: visit.at, policy: pointsPolicy })
    expect(posting).toMatchObject({ points: 0, reason: '走访「面馆」已核实，今年的 100 分已经满了' })
    expect(Object.is(visitReversal(post(full, posting, sha256).entry, visit.at, visit.at).points, 0)).toBe(true)
  })
  it('knows which policy was in force on a day and which one an entry names', () => {
    expect(pointsPolicyOn('2026-03-05').version).toBe('2026-01')
    expect(pointsPolicyOn('1999-01-01').version).toBe('2026-01')
    expect(pointsPolicyNamed('2026-01').visit).toBe(1)
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
  it('nothing where only what the street’s list needs was changed: that is not of the chain', () => {
    const marked = entries.map((entry, index) => ({
      ...{ ...storedEntry(entry, '/d1/s1'), at: entry.at },
      ...{ listed: index % 2 === 0, reversed: index % 3 === 0 },
    }))
    expect(verifyChain(account, marked, sha256)).toEqual([])
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
  it('a balance, a year or a pair of lines that was changed beside untouched entries', () => {
    const faults = (changed: Partial<PointsAccount>) => verifyChain({ ...account, ...changed }, entries, sha256)
    expect(faults({ available: account.available + 1 })).toEqual([{ kind: 'balanceDiffers' }])
    expect(faults({ earnedByYear: { '2024': 60, '2026': account.available - 60 } })).toEqual(
      expect.arrayContaining([
        { kind: 'yearDiffers', year: '2024' },
        { kind: 'yearDiffers', year: '2026' },
      ]),
    )
    expect(faults({ headHash: 'x' })).toEqual([{ kind: 'headDiffers' }])
    const lopsided = entries.map((entry, index) =>
      index === 3 ? { ...entry, lines: [{ account: 'volunteer:user', points: entry.points }] } : entry,
    )
    expect(verifyChain(account, lopsided, sha256)).toContainEqual({ kind: 'unbalanced', seq: 4 })
  })
})
