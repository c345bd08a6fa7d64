import fc from 'fast-check'
import { type CaseEvent, caseActions, caseStatuses } from '#domain/case/case'
import * as decide from '#domain/case/decide'
import { type CaseChange, foldCase, wordsOf } from '#domain/case/fold'
import { type LineFacts, lineOf } from '#domain/case/line'
import { caseCounterOf, caseNumber } from '#domain/case/number'
import { casePriority, endedFrom, endedPriority } from '#domain/case/priority'
import {
  acceptedReport,
  changedCase,
  concludedReport,
  openedCase,
  refusedReport,
  storedState,
} from '#domain/case/recorded'
import { refusalText } from '#domain/case/refusal'
import { mayReveal } from '#domain/case/reveal'
import { StoredCase, StoredCaseChange } from '#domain/case/stored'
import { deadlinePolicies } from '#domain/policy/deadlines'
import { keptUntil } from '#domain/report/forget'
import { StoredReport } from '#domain/report/stored'
import { priorityOf } from '#domain/report/title'

const rules = deadlinePolicies[0] as (typeof deadlinePolicies)[number]
const idOf = (nth: number) => `01JQ8Z0000000000000000${String(nth).padStart(4, '0')}`
const [reportId, caseId, staff, guide] = [idOf(1), idOf(2), idOf(3), idOf(4)] as [string, string, string, string]
const mediators = [idOf(10), idOf(11), idOf(12)] as const

const report = StoredReport.parse({
  _id: reportId,
  streetId: 's1',
  orgPath: '/d1/s1/c01/g01',
  where: '桃园社区·第 1 网格',
  placeId: idOf(20),
  placeName: '柳溪花园二期工地',
  placeKind: 'site',
  claim: {
    trouble: 'wagesUnpaid',
    stillThere: true,
    concerns: [],
    amount: { by: 'range', range: '10kTo30k' },
    months: ['2026-01', '2026-02'],
    people: 'tenOrMore',
    debtor: 'subcontractor',
    placeNote: '',
  },
  openness: 'anonymous',
  consent: { text: '反映说明', version: '2026-01' },
  contactSealed: null,
  receiptHash: 'h',
  guidedBy: guide,
  routing: {
    version: '2026-01',
    to: [{ agency: 'streetMediation', rule: 'r', reason: '先调解' }],
    disputeClass: 'complex',
    classReason: '10 人以上',
    collective: true,
    urgent: ['10 人以上'],
  },
  priority: '0|2026-03-10|2026-03-05T06:20:00.000Z',
  state: 'received',
  receivedAt: new Date('2026-03-05T06:20:00.000Z'),
  answerBy: '2026-03-10',
  answerByProvisional: false,
  refusal: null,
  caseId: null,
  photos: [],
  keptUntil: null,
  waitsForReply: false,
  command: { inputHash: 'x' },
  version: 3,
})
const acceptedAt = new Date('2026-03-06T01:30:00.000Z')

const changeOf = (seq: number, events: CaseEvent[], by: string = staff, at = acceptedAt): StoredCaseChange =>
  StoredCaseChange.parse({
    ...{ _id: `${caseId}:${seq}`, caseId, seq, streetId: 's1', orgPath: report.orgPath, by, at, events },
  })

function opened(disputeClass: 'ordinary' | 'complex' = 'complex'): { stored: StoredCase; changes: StoredCaseChange[] } {
  const events = decide.accept(report, { by: staff, mediatorId: mediators[0], disputeClass, seenVersion: 3 })
  if (!events.ok) throw new Error(events.refusal.message)
  const change = changeOf(1, events.value)
  const opening = {
    ...{ caseId: caseId as StoredCase['_id'], number: '柳调〔2026〕38 号', mediatorName: '陈律师', change },
    awards: [{ userId: guide as StoredCase['mediatorId'], entryId: 'guided:x', points: 2 }],
  }
  return { stored: openedCase(report, opening, rules), changes: [change] }
}

type Command =
  | { kind: 'assign'; to: number; words: string; stale: boolean }
  | { kind: 'note'; words: string; stale: boolean }
  | { kind: 'settle'; payBy: string | null; stale: boolean }
  | { kind: 'fail'; roads: ('arbitration' | 'court')[]; stale: boolean }
const stale = fc.integer({ min: 0, max: 3 }).map((one) => one === 0)
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('note' as const), words: fc.string({ minLength: 1 }), stale }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('assign' as const),
        to: fc.integer({ min: 0, max: 3 }),
        words: fc.constantFrom('', '他在那儿熟'),
        stale,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('settle' as const),
        payBy: fc.constantFrom(null, '2026-03-01', '2026-04-15'),
        stale,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('fail' as const),
        roads: fc.subarray(['arbitration' as const, 'court' as const]),
        stale,
      }),
    },
  ),
  { maxLength: 30 },
)

function decided(stored: StoredCase, command: Command) {
  const open = { ...stored, interested: stored.awards.map(({ userId }) => userId as string) }
  const seenVersion = command.stale ? stored.version - 1 : stored.version
  switch (command.kind) {
    case 'assign':
      return decide.assign(open, {
        mediatorId: [...mediators, guide][command.to] as string,
        words: command.words,
        seenVersion,
      })
    case 'note':
      return decide.note(open, { how: 'call', words: command.words, seenVersion })
    case 'settle':
      return decide.settle(open, {
        words: '谈成',
        agreedFen: 1,
        payBy: command.payBy,
        today: '2026-03-09',
        seenVersion,
      })
    case 'fail':
      return decide.fail(open, { reason: 'noAgreement', words: '', roads: command.roads, seenVersion })
  }
}

/** What must come of a command, said a second time without the code: the refusal's code, or the status after it. */
function expected(model: { status: string; mediator: string }, command: Command): string {
  if (model.status !== 'mediating') return 'alreadyDone'
  if (command.stale) return 'notNow'
  switch (command.kind) {
    case 'assign':
      if ([...mediators, guide][command.to] === model.mediator) return 'alreadyDone'
      return command.to === 3 ? 'forbidden' : 'mediating'
    case 'note':
      return 'mediating'
    case 'settle':
      return command.payBy === '2026-03-01' ? 'invalidInput' : 'settled'
    case 'fail':
      return command.roads.length === 0 ? 'invalidInput' : 'failed'
  }
}

describe('any history of commands', () => {
  it('never reaches an impossible status, and what is stored is what its events amount to', () => {
    fc.assert(
      fc.property(commands, fc.constantFrom('ordinary' as const, 'complex' as const), (history, disputeClass) => {
        let { stored, changes } = opened(disputeClass)
        const model = { status: 'mediating', mediator: mediators[0] as string }
        for (const command of history) {
          const want = expected(model, command)
          const events = decided(stored, command)
          expect([command, events.ok ? 'ok' : events.refusal.code]).toEqual([
            command,
            (caseStatuses as readonly string[]).includes(want) ? 'ok' : want,
          ])
          if (!events.ok) continue
          const change = changeOf(stored.seq + 1, events.value, stored.mediatorId)
          const before = stored
          stored = changedCase(stored, change)
          changes = [...changes, change]
          model.status = want
          if (command.kind === 'assign') model.mediator = [...mediators, guide][command.to] as string
          expect(before.status).toBe('mediating')
          expect(stored).toMatchObject({
            status: model.status,
            mediatorId: model.mediator,
            version: before.version + 1,
          })
          // Ended exactly when it says so, and then behind everything that is open.
          expect(stored.concludedAt === null).toBe(stored.status === 'mediating')
          expect(stored.priority > '9').toBe(stored.status !== 'mediating')
          // What the words say is of this change, and the points given for it are not touched by any.
          expect(change.events.map(wordsOf)).toContain(stored.lastWords)
          expect(stored.awards).toEqual(before.awards)
          expect(StoredCase.parse(stored)).toEqual(stored)
        }
        expect(storedState(stored)).toEqual(storedState(foldCase<Date>(changes)))
        expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1))
      }),
      { numRuns: 400 },
    )
  })

  it('in any other order or made by hand, a story that cannot have happened is a bug and throws', () => {
    const kinds = ['accepted', 'assigned', 'noted', 'settled', 'failed'] as const
    const made: Record<(typeof kinds)[number], CaseEvent> = {
      accepted: { kind: 'accepted', disputeClass: 'ordinary' },
      assigned: { kind: 'assigned', mediatorId: mediators[0] },
      noted: { kind: 'noted', how: 'call', words: 'x' },
      settled: { kind: 'settled', words: 'x', agreedFen: null, payBy: null },
      failed: { kind: 'failed', reason: 'noAgreement', words: '', roads: ['court'] },
    }
    // One letter an event: the only stories there are, as a pattern.
    const letters = { accepted: 'a', assigned: 'g', noted: 'n', settled: 's', failed: 'f' } as const
    const possible = /^an*g[gn]*[sf]?$/
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 8 }), (story) => {
        const change: CaseChange<string> = { seq: 1, by: 'x', at: 't', events: story.map((kind) => made[kind]) }
        const text = story.map((kind) => letters[kind]).join('')
        const fold = () => foldCase([change])
        if (possible.test(text)) expect(fold).not.toThrow()
        else expect(fold).toThrow()
      }),
      { numRuns: 2000 },
    )
    const { changes } = opened()
    expect(() => foldCase([])).toThrow()
    expect(() => foldCase([...changes, changeOf(3, [made.noted])])).toThrow('change 3 after 1')
    expect(() => foldCase([changeOf(1, [made.accepted])])).toThrow()
  })
})

describe('a report that is accepted', () => {
  it('opens a case with its clocks, its mediator and what was given for it, and leads its reader on to it', () => {
    const { stored } = opened()
    expect(StoredCase.parse(stored)).toEqual(stored)
    expect(stored).toMatchObject({
      ...{
        status: 'mediating',
        disputeClass: 'complex',
        mediatorId: mediators[0],
        mediatorName: '陈律师',
        seq: 1,
        version: 1,
      },
      ...{
        settleBy: '2026-03-13',
        settleByProvisional: false,
        arbitrationFrom: '2026-03-20',
        lastWords: '交到调解员手里',
      },
      priority: '0|2026-03-13|2026-03-05T06:20:00.000Z',
    })
    expect(acceptedReport(report, stored._id)).toMatchObject({
      state: 'accepted',
      caseId,
      version: 4,
      claim: report.claim,
    })
    // Nothing of who reported goes into the case.
    expect(JSON.stringify(stored)).not.toContain('receiptHash')
    expect(Object.keys(stored)).not.toContain('contactSealed')
  })

  it('is not accepted by its guide, nor given to its guide, nor answered twice or unread; no sentence names anybody', () => {
    const given = { by: staff, mediatorId: mediators[0] as string, disputeClass: 'ordinary' as const, seenVersion: 3 }
    const codeOf = (result: ReturnType<typeof decide.accept>) => (result.ok ? 'ok' : result.refusal.code)
    expect(codeOf(decide.accept(report, given))).toBe('ok')
    const byGuide = decide.accept(report, { ...given, by: guide })
    expect(byGuide).toMatchObject({ ok: false, refusal: { code: 'forbidden', message: '这件请换一位同事受理。' } })
    const toGuide = decide.accept(report, { ...given, mediatorId: guide })
    expect(toGuide).toMatchObject({ ok: false, refusal: { code: 'forbidden', message: '这件请换一位调解员来办。' } })
    expect(codeOf(decide.accept(report, { ...given, seenVersion: 2 }))).toBe('notNow')
    for (const state of ['accepted', 'refused'] as const)
      expect(codeOf(decide.accept({ ...report, state }, given))).toBe('alreadyDone')
    // Without a guide nobody is shut out.
    expect(codeOf(decide.accept({ ...report, guidedBy: null }, { ...given, by: guide }))).toBe('ok')
  })
})

describe('a report whose case has ended', () => {
  it('stands where its case stands, behind everything that is open, and is otherwise as it was', () => {
    const { stored } = opened()
    const settled = { kind: 'settled' as const, words: '谈成了', agreedFen: null, payBy: null }
    const ended = changedCase(stored, changeOf(2, [settled]))
    const before = acceptedReport(report, stored._id)
    const concluded = concludedReport(before, ended)
    const kept = keptUntil(ended.concludedAt as Date)
    expect(StoredReport.parse(concluded)).toEqual({ ...before, priority: ended.priority, keptUntil: kept })
    expect(concluded.priority >= endedFrom).toBe(true)
    expect(before.priority < endedFrom).toBe(true)
    // However late it is due, what is open stands before it.
    expect(priorityOf({ urgent: [], dueOn: '9999-12-31', receivedAt: '9999-12-31T00:00:00.000Z' }) < endedFrom).toBe(
      true,
    )
  })
})

describe('a report that is refused', () => {
  it('keeps its written ground and goes behind everything that waits', () => {
    const refusal = { ground: 'notLabour' as const, words: '', by: staff as StoredCase['mediatorId'], at: acceptedAt }
    const refused = refusedReport(report, refusal)
    expect(StoredReport.parse(refused)).toEqual(refused)
    expect(refused).toMatchObject({ state: 'refused', refusal, version: 4 })
    expect(refused.priority > report.priority).toBe(true)
  })
  it('says what can be done instead, and then what the street added', () => {
    expect(refusalText({ ground: 'notLabour', words: '' })).toBe('这件事不是劳动争议，请打 12345 问该找谁。')
    expect(refusalText({ ground: 'tooLittle', words: '请说说是哪个楼。' })).toBe(
      '说得太少，找不到是哪家单位。请补几句再反映一次。\n请说说是哪个楼。',
    )
  })
})

describe('the actions of a status', () => {
  it('are exactly those that the decisions allow', () => {
    const codes = (status: StoredCase['status']) => {
      const open = { status, mediatorId: mediators[0] as string, version: 1, interested: [] }
      const tried = {
        assign: decide.assign(open, { mediatorId: mediators[1], words: '', seenVersion: 1 }),
        note: decide.note(open, { how: 'call', words: 'x', seenVersion: 1 }),
        settle: decide.settle(open, { words: 'x', agreedFen: null, payBy: null, today: '2026-03-09', seenVersion: 1 }),
        fail: decide.fail(open, { reason: 'noAgreement', words: '', roads: ['court'], seenVersion: 1 }),
      }
      return Object.entries(tried).flatMap(([action, result]) => (result.ok ? action : []))
    }
    for (const status of caseStatuses)
      expect(codes(status)).toEqual((caseActions[status] as readonly string[]).filter((action) => action !== 'reply'))
  })

  it('a failed mediation names every other road once, in one order, and never none', () => {
    const open = { status: 'mediating' as const, mediatorId: mediators[0] as string, version: 1, interested: [] }
    const failed = decide.fail(open, {
      ...{ reason: 'otherSideGone', words: '', seenVersion: 1 },
      roads: ['court', 'arbitration', 'court'],
    })
    expect(failed).toMatchObject({ ok: true, value: [{ roads: ['arbitration', 'court'] }] })
  })
})

describe('a number', () => {
  it('is the street’s mark, the year and the place in it', () => {
    expect(caseNumber('柳', 2026, 38)).toBe('柳调〔2026〕38 号')
    expect(caseCounterOf('s1', 2026)).toBe('s1:case:2026')
  })
})

describe('the order of lists', () => {
  it('is urgent before due before old, open before ended, and of the ended the newest first', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 2, day))
    const open = (urgent: string[], settleBy: string, receivedAt: Date) =>
      casePriority({ concludedAt: null, urgent, settleBy, receivedAt })
    const sorted = [
      open(['10 人以上'], '2026-03-13', at(1)),
      open(['有人威胁'], '2026-03-14', at(1)),
      open([], '2026-03-09', at(1)),
      open([], '2026-03-09', at(2)),
      // A report that is due between two cases stands between them.
      priorityOf({ urgent: [], dueOn: '2026-03-10', receivedAt: at(1).toISOString() }),
      open([], '2026-03-11', at(1)),
      endedPriority(at(20)),
      endedPriority(at(19)),
      endedPriority(new Date('2019-12-31T00:00:00.000Z')),
    ]
    expect([...sorted].sort()).toEqual(sorted)
  })
})

describe('the line of time', () => {
  const facts: LineFacts = {
    ...{ receivedOn: '2026-03-05', acceptedOn: '2026-03-06', disputeClass: 'complex', settleBy: '2026-03-13' },
    ...{ arbitrationFrom: '2026-03-20', status: 'mediating', concludedOn: null, payBy: null },
  }
  const read = (more: Partial<LineFacts>, today: string) =>
    lineOf({ ...facts, ...more }, today, rules).map(({ title, on, state }) => `${on.slice(5)} ${title} ${state}`)

  it('shows an open case with today between what was and what comes', () => {
    expect(read({}, '2026-03-11')).toEqual([
      '03-05 收到 done',
      '03-06 受理 done',
      '03-11 今天 now',
      '03-13 7 天期满 later',
      '03-20 提示仲裁 later',
    ])
  })
  it('on the last day that day is now; afterwards it has passed and today goes on', () => {
    expect(read({}, '2026-03-13')).toContain('03-13 7 天期满 now')
    expect(read({}, '2026-03-13')).toHaveLength(4)
    expect(read({}, '2026-03-16')).toEqual(expect.arrayContaining(['03-13 7 天期满 done', '03-16 今天 now']))
  })
  it('of a settled case looks ahead to the money, of a failed one to arbitration', () => {
    const concluded = { concludedOn: '2026-03-12' }
    expect(read({ ...concluded, status: 'settled', payBy: '2026-04-15' }, '2026-03-12')).toEqual([
      '03-05 收到 done',
      '03-06 受理 done',
      '03-12 谈成了 done',
      '04-15 说好给钱 later',
    ])
    expect(read({ ...concluded, status: 'failed' }, '2026-03-21')).toEqual([
      '03-05 收到 done',
      '03-06 受理 done',
      '03-12 没谈成 done',
      '03-20 提示仲裁 done',
    ])
  })
  it('is always in the order of days, with exactly one now while a case is open', () => {
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((nth) => new Date(Date.UTC(2026, 2, 6 + nth)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.constantFrom('ordinary' as const, 'complex' as const), (today, disputeClass) => {
        const line = lineOf({ ...facts, disputeClass }, today, rules)
        expect(line.map(({ on }) => on)).toEqual(line.map(({ on }) => on).sort())
        expect(line.filter(({ state }) => state === 'now')).toHaveLength(1)
        for (const { on, state } of line) expect(state).toBe(on < today ? 'done' : on > today ? 'later' : state)
      }),
    )
  })
})

describe('who the reporter is', () => {
  const who = [
    { atDesk: true, handles: false },
    { atDesk: false, handles: true },
    { atDesk: false, handles: false },
  ]
  it.each([
    ['named', ['ok', 'ok', 'forbidden']],
    ['mediatorOnly', ['forbidden', 'ok', 'forbidden']],
    ['anonymous', ['notFound', 'notFound', 'notFound']],
  ] as const)('%s is shown to the desk, to the mediator, to anybody else as: %s', (openness, wanted) => {
    const shown = who.map((one) => mayReveal(openness, one))
    expect(shown.map((result) => (result.ok ? 'ok' : result.refusal.code))).toEqual(wanted)
  })
})
