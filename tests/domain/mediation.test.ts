import fc from 'fast-check'
import { mediationStates } from '#domain/mediation/mediation'
import { recordedMediation } from '#domain/mediation/recorded'
import { mayReviewMediation } from '#domain/mediation/review'
import { type Award, alreadyGiven, disputeOf, sameDisputeSpan } from '#domain/mediation/same-dispute'
import { StoredMediation } from '#domain/mediation/stored'
import { openAccount, type PointsAccount, post } from '#domain/points/account'
import { guidedPosting, mediatedPosting } from '#domain/points/dispute-points'
import { pointsPolicies } from '#domain/policy/points'

const rules = pointsPolicies[0] as (typeof pointsPolicies)[number]
const idOf = (nth: number) => `01JQ8Z0000000000000000${String(nth).padStart(4, '0')}`

describe('an active mediation', () => {
  it('always waits for a look, with the points of the day on which it arrives', () => {
    const mediation = recordedMediation(
      {
        ...{ _id: idOf(1), authorId: idOf(2), streetId: 's1', placeId: idOf(3), outcome: 'agreed', words: '谈成了' },
        ...{ at: new Date(), receivedAt: new Date(), command: { caller: 'x', inputHash: 'y' } },
        place: { orgPath: '/d1/s1/c01', where: '桃园社区', name: '老周面馆' },
      } as Parameters<typeof recordedMediation>[0],
      rules,
    )
    expect(StoredMediation.parse(mediation)).toEqual(mediation)
    expect(mediation).toMatchObject({ state: 'held', points: 3, awarded: 0, caseId: null, placeName: '老周面馆' })
  })

  it('is looked at once, by somebody else, who has read it', () => {
    const held = { state: 'held' as const, authorId: 'a', version: 2 }
    const code = (result: ReturnType<typeof mayReviewMediation>) => (result.ok ? 'ok' : result.refusal.code)
    expect(code(mayReviewMediation(held, 'b', 2))).toBe('ok')
    expect(code(mayReviewMediation(held, 'a', 2))).toBe('forbidden')
    expect(code(mayReviewMediation(held, 'b', 1))).toBe('notNow')
    for (const state of mediationStates.filter((one) => one !== 'held'))
      expect(code(mayReviewMediation({ ...held, state }, 'b', 2))).toBe('alreadyDone')
  })
})

describe('guiding and mediating one dispute', () => {
  it('reach thirty days to either side', () => {
    const { from, until } = sameDisputeSpan(new Date('2026-03-31T00:00:00.000Z'), rules)
    expect([from.toISOString(), until.toISOString()]).toEqual(['2026-03-01T00:00:00.000Z', '2026-04-30T00:00:00.000Z'])
  })

  it('count what one person was given and kept, of nobody else', () => {
    const awards: Award[] = [
      { userId: 'a', entryId: 'guided:1', points: 2 },
      { userId: 'b', entryId: 'guided:2', points: 2 },
      { userId: 'a', entryId: 'mediated:3', points: 1 },
    ]
    expect(alreadyGiven(awards, 'a', new Set())).toBe(3)
    expect(alreadyGiven(awards, 'a', new Set(['guided:1']))).toBe(1)
    expect(alreadyGiven(awards, 'c', new Set())).toBe(0)
  })

  it('a mediation is of the dispute that its author has not mediated yet, else again of the newest', () => {
    const [newer, older] = [
      { id: 'newer', awards: [{ userId: 'a', entryId: 'mediated:1', points: 1 }] },
      { id: 'older', awards: [{ userId: 'a', entryId: 'guided:1', points: 2 }] },
    ]
    expect(disputeOf([newer, older], 'a')?.id).toBe('older')
    expect(disputeOf([newer], 'a')?.id).toBe('newer')
    expect(disputeOf([], 'a')).toBeUndefined()
  })

  it('give the higher of the two in whatever order they come, never more than the year leaves, and every entry says why', () => {
    const step = fc.constantFrom('guided' as const, 'mediated' as const)
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 90, max: 100 }),
        (steps, earned) => {
          let account: PointsAccount = { ...openAccount('a', 's1'), earnedByYear: { 2026: earned } }
          const awards: Award[] = []
          steps.forEach((kind, index) => {
            const before = {
              ...{ already: alreadyGiven(awards, 'a', new Set()), confirmedBy: 'b', at: '2026-03-09T00:00:00.000Z' },
              policy: rules,
            }
            const posting =
              kind === 'guided'
                ? guidedPosting(`r${index}`, account, before)
                : mediatedPosting({ mediationId: `m${index}`, placeName: '面馆' }, account, before)
            const posted = post(account, posting, () => 'h')
            account = posted.account
            awards.push({ userId: 'a', entryId: posted.entry._id, points: posted.entry.points })
            if (before.already > 0) expect(posted.entry.reason).toContain(`之前已记 ${before.already} 分`)
            expect(posted.entry.points).toBeGreaterThanOrEqual(0)
          })
          const worth = steps.includes('mediated') ? 3 : 2
          expect(alreadyGiven(awards, 'a', new Set())).toBe(Math.min(worth, 100 - earned))
        },
      ),
    )
  })
})
