import fc from 'fast-check'
import { RecordVisit } from '#domain/contract/visit'
import { instantOf } from '#domain/kernel/instant'
import { isFound } from '#domain/place/find'
import { placeCodeIn } from '#domain/place/place'
import { pointsPolicies } from '#domain/policy/points'
import { visitPolicy } from '#domain/policy/visit'
import { isAllowed, mayAddNote, mayReview, mayWithdraw } from '#domain/visit/change'
import { decideVisit, type VisitFacts } from '#domain/visit/decide'
import { forgetVisit, rememberVisit } from '#domain/visit/recorded'
import { type EarlierVisit, visitResults, visitStates } from '#domain/visit/visit'

const hour = 3_600_000
const pointsPolicy = pointsPolicies[0] as (typeof pointsPolicies)[number]
const noon = Date.UTC(2026, 2, 5, 4)
const clean: VisitFacts = {
  as: 'volunteer',
  placeId: 'A',
  result: 'noIssue',
  proof: 'doorCode',
  placeClosed: false,
  at: instantOf(noon),
  receivedAt: instantOf(noon + 1_000),
  earlier: [],
}
const decide = (more: Partial<VisitFacts>) => decideVisit({ ...clean, ...more }, visitPolicy, pointsPolicy)

describe('a visit on arrival', () => {
  it('with the door code and nothing odd counts at once and earns 1', () => {
    expect(decide({})).toEqual({ state: 'verified', lane: 'prevent', flags: [], reason: '', points: 1 })
  })
  it('without the door code waits for the community, and would earn 1', () => {
    expect(decide({ proof: 'none' })).toMatchObject({ state: 'held', flags: ['noDoorCode'], points: 1 })
  })
  it('at the same place again inside eight hours does not count and says what to do', () => {
    const earlier = [
      { visitId: 'v', placeId: 'A', at: instantOf(noon - 2 * hour), receivedAt: instantOf(noon - 2 * hour) },
    ]
    const repeat = decide({ earlier })
    expect(repeat.state).toBe('refused')
    expect(repeat.reason).toBe('2 小时前刚记过，这次先不算。有新情况，点「补一句」')
  })
  it('exactly eight hours later counts again, and another place counts at any time', () => {
    expect(
      decide({
        earlier: [
          { visitId: 'v', placeId: 'A', at: instantOf(noon - 8 * hour), receivedAt: instantOf(noon - 8 * hour) },
        ],
      }).state,
    ).toBe('verified')
    expect(
      decide({ earlier: [{ visitId: 'v', placeId: 'B', at: instantOf(noon - 1), receivedAt: instantOf(noon - 1) }] })
        .state,
    ).toBe('verified')
  })
  it('sent late from a basement within three days counts; later it waits', () => {
    expect(decide({ receivedAt: instantOf(noon + 72 * hour) }).state).toBe('verified')
    expect(decide({ receivedAt: instantOf(noon + 72 * hour + 1) })).toMatchObject({ state: 'held', flags: ['late'] })
  })
  it('from a phone whose clock runs ahead waits', () => {
    expect(decide({ at: instantOf(noon + 11 * 60_000), receivedAt: instantOf(noon) })).toMatchObject({
      state: 'held',
      flags: ['clockAhead'],
    })
  })
  it('with something heard always has a reader, even an hour after the last visit', () => {
    expect(decide({ result: 'clue' })).toMatchObject({ state: 'held', points: 1 })
    const at = instantOf(noon - hour)
    expect(decide({ result: 'clue', earlier: [{ visitId: 'v', placeId: 'A', at, receivedAt: at }] })).toMatchObject({
      state: 'held',
      flags: ['clue', 'repeat'],
    })
  })
  it('one door several times in one delivery, each dated a day apart, is looked at', () => {
    const earlier = [{ visitId: 'v', placeId: 'A', at: instantOf(noon - 24 * hour), receivedAt: instantOf(noon) }]
    expect(decide({ earlier })).toMatchObject({ state: 'held', flags: ['together'] })
    expect(decide({ earlier: earlier.map((each) => ({ ...each, placeId: 'B' })) }).state).toBe('verified')
  })
  it('of whoever makes forty in one window is looked at, for the rule cannot see further back', () => {
    const many = (receivedAt: string) =>
      Array.from({ length: 40 }, (_, i) => ({ visitId: `v${i}`, placeId: `P${i}`, at: receivedAt, receivedAt }))
    expect(decide({ earlier: many(instantOf(noon - hour)) })).toMatchObject({ state: 'held', flags: ['many'] })
    expect(decide({ earlier: many(instantOf(noon - 9 * hour)) }).state).toBe('verified')
    expect(decide({ earlier: many(instantOf(noon - hour)).slice(1) }).state).toBe('verified')
  })
  it('where nobody answered is kept and earns nothing; grid workers earn nothing', () => {
    expect(decide({ result: 'nobodyThere' })).toMatchObject({ state: 'verified', points: 0 })
    expect(decide({ as: 'gridWorker' })).toMatchObject({ state: 'verified', lane: 'inspect', points: 0 })
  })

  const facts: fc.Arbitrary<VisitFacts> = fc.record({
    as: fc.constantFrom('volunteer' as const, 'gridWorker' as const),
    placeId: fc.constantFrom('A', 'B'),
    result: fc.constantFrom(...visitResults),
    proof: fc.constantFrom('doorCode' as const, 'revokedCode' as const, 'none' as const),
    placeClosed: fc.boolean(),
    at: fc.integer({ min: noon - 100 * hour, max: noon + hour }).map(instantOf),
    receivedAt: fc.constant(instantOf(noon)),
    earlier: fc.array(
      fc.record({
        visitId: fc.string(),
        placeId: fc.constantFrom('A', 'B'),
        at: fc.integer({ min: noon - 100 * hour, max: noon }).map(instantOf),
        receivedAt: fc.integer({ min: noon - 100 * hour, max: noon }).map(instantOf),
      }),
      { maxLength: 5 },
    ),
  })
  it('counts at once only with the door code and without a flag, and always gives a reason otherwise', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const decided = decideVisit(some, visitPolicy, pointsPolicy)
        if (decided.state === 'verified')
          return decided.flags.length === 0 && some.proof === 'doorCode' && decided.reason === ''
        return decided.flags.length > 0 && decided.reason !== ''
      }),
    )
  })
  it('never earns more than the policy gives for a visit', () => {
    fc.assert(
      fc.property(facts, (some) =>
        [0, pointsPolicy.visit].includes(decideVisit(some, visitPolicy, pointsPolicy).points),
      ),
    )
  })
})

describe('what is remembered of a person', () => {
  const visit = (id: string, state: 'verified' | 'held' | 'refused', at = noon) => ({
    _id: id as never,
    placeId: 'A' as never,
    at: new Date(at),
    receivedAt: new Date(noon),
    state,
  })
  it('are the latest forty in the order of arrival, whatever the phone says of the time', () => {
    let earlier: EarlierVisit[] = []
    for (let i = 0; i < 50; i++)
      earlier = rememberVisit(earlier, visit(`v${i}`, 'held', Date.UTC(2099, 0, 1)), visitPolicy)
    earlier = rememberVisit(earlier, visit('honest', 'verified'), visitPolicy)
    expect(earlier).toHaveLength(40)
    expect(earlier[0]?.visitId).toBe('honest')
  })
  it('holds nothing that did not count or was taken back', () => {
    const one = rememberVisit([], visit('v', 'verified'), visitPolicy)
    expect(rememberVisit(one, visit('w', 'refused'), visitPolicy)).toEqual(one)
    expect(forgetVisit(one, 'v')).toEqual([])
  })
})

describe('changing a visit', () => {
  const receivedAt = instantOf(noon)
  it('is withdrawn within ten minutes, not after', () => {
    expect(mayWithdraw({ state: 'verified', receivedAt }, instantOf(noon + 600_000), visitPolicy).ok).toBe(true)
    expect(mayWithdraw({ state: 'verified', receivedAt }, instantOf(noon + 600_001), visitPolicy)).toMatchObject({
      refusal: { code: 'notNow' },
    })
    expect(mayWithdraw({ state: 'withdrawn', receivedAt }, receivedAt, visitPolicy)).toMatchObject({
      refusal: { code: 'alreadyDone' },
    })
  })
  it('nobody reviews their own', () => {
    expect(mayReview({ state: 'held', authorId: 'me', version: 1 }, 'me', 1)).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    expect(mayReview({ state: 'held', authorId: 'you', version: 1 }, 'me', 1).ok).toBe(true)
    expect(mayReview({ state: 'held', authorId: 'you', version: 2 }, 'me', 1)).toMatchObject({
      refusal: { code: 'notNow' },
    })
    expect(mayReview({ state: 'verified', authorId: 'you', version: 1 }, 'me', 1)).toMatchObject({
      refusal: { code: 'alreadyDone' },
    })
  })
  it('a sentence opens a refused repeat again, but not what a person has decided', () => {
    expect(mayAddNote({ state: 'refused', reviewed: false }).ok).toBe(true)
    expect(mayAddNote({ state: 'refused', reviewed: true }).ok).toBe(false)
    expect(mayAddNote({ state: 'verified', reviewed: false }).ok).toBe(false)
  })
  it('what was withdrawn allows nothing', () => {
    for (const action of ['withdraw', 'addNote', 'review'] as const) expect(isAllowed('withdrawn', action)).toBe(false)
    expect(visitStates).toContain('withdrawn')
  })
})

describe('what a phone may send', () => {
  const good = {
    as: 'volunteer',
    door: { by: 'code', code: '7KQW2N8B' },
    result: 'noIssue',
    note: '',
    at: '2026-03-05T06:20:00.000Z',
  }
  it('passes', () => expect(RecordVisit.safeParse(good).success).toBe(true))
  it.each([
    { at: '2026-03-05' },
    { at: { $gt: '' } },
    { at: '2019-12-31T06:20:00.000Z' },
    { at: '2100-01-01T00:00:00.000Z' },
    { door: { by: 'code', code: { $ne: null } } },
    { door: { by: 'code', code: '7kqw2n8b' } },
    { door: { by: 'place', placeId: 'x' } },
    { as: 'communityStaff' },
    { result: 'fine' },
    { note: 'x'.repeat(301) },
    { state: 'verified' },
    { points: 100 },
    { authorId: 'somebody' },
    { $set: { admin: true } },
    { result: 'clue', note: '  ' },
  ])('%j does not', (wrong) => expect(RecordVisit.safeParse({ ...good, ...wrong }).success).toBe(false))
})

describe('finding the door', () => {
  it.each([
    ['7KQW2N8B', '7KQW2N8B'],
    ['7kqw 2n8b', '7KQW2N8B'],
    ['7KQW-2N8B', '7KQW2N8B'],
    ['https://street.example/?scene=7KQW2N8B#/', '7KQW2N8B'],
    ['https://street.example/a?x=1&scene=7kqw2n8b', '7KQW2N8B'],
    ['https://pay.example/?scene=hello', undefined],
    ['0O1IL', undefined],
    ['', undefined],
  ])('%s is read as %s', (scanned, code) => expect(placeCodeIn(scanned)).toBe(code))
  it('by name, by the first letters of its pinyin, or by nothing', () => {
    const place = { name: '老周面馆', initials: 'lzmg' }
    for (const words of ['老周', '面馆', 'lz', 'LZMG', ' ', '老 周']) expect(isFound(place, words)).toBe(true)
    for (const words of ['zmg', '老王', 'lzmgx']) expect(isFound(place, words)).toBe(false)
  })
})
