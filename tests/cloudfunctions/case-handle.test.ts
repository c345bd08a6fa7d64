import { foldCase } from '#domain/case/fold'
import { storedState } from '#domain/case/recorded'
import type { StoredCase } from '#domain/case/stored'
import type { InputOf } from '#domain/contract/index'
import type { StoredInboxItem } from '#domain/inbox/stored'
import type { StoredReport } from '#domain/report/stored'
import { accepted, addReport, caseOf, changesOf, keptAnswer, reporter, reportOf } from './desk'
import { handedIn } from './reports'
import { send, tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let staff: Person
let mediator: Person
let other: Person
beforeAll(async () => {
  street = await startStreet()
  staff = await street.addPerson('streetStaff', '/d1/s1', { name: '何立新' })
  mediator = await street.addPerson('mediator', '/d1/s1', { name: '陈律师' })
  other = await street.addPerson('mediator', '/d1/s1', { name: '吴老师' })
})
afterAll(() => street.close())

const opened = async (who: Person = mediator, more: Parameters<typeof addReport>[1] = {}) => {
  const report = await addReport(street, more)
  const { caseId } = await accepted(street, staff, report, who)
  return { caseId, report }
}
type Note = Omit<InputOf<'case', 'note'>, 'caseId'>
const said = '老板说月底一定给，先给一半'
const note = (who: Person, caseId: StoredCase['_id'], more: Partial<Note> = {}, commandId?: string) =>
  send(street, who, 'case', 'note', { caseId, version: 1, how: 'session', words: said, ...more }, commandId)
const settle = (who: Person, caseId: StoredCase['_id'], version = 1, payBy: string | null = null) =>
  send(street, who, 'case', 'settle', { caseId, version, words: '两边签了字', agreedFen: 420_000, payBy })
const fail = (who: Person, caseId: StoredCase['_id'], version = 1) =>
  send(street, who, 'case', 'fail', {
    ...{ caseId, version, reason: 'otherSideRefused', words: '', roads: ['legalAid', 'arbitration'] },
  })
const assign = (who: Person, caseId: StoredCase['_id'], to: Person, version = 1, words = '') =>
  send(street, who, 'case', 'assign', { caseId, version, mediatorId: to.userId as never, words })
/** What is stored is what its events amount to. */
async function expectFolded(caseId: StoredCase['_id']): Promise<StoredCase> {
  const stored = await caseOf(street, caseId)
  expect(storedState(stored)).toEqual(storedState(foldCase<Date>(await changesOf(street, caseId))))
  return stored
}
const openedBy = (who: Person, caseId: StoredCase['_id']) => street.call(who, 'case', 'open', { caseId })

describe('a case', () => {
  it('is told whole to whoever has it and to the desk, each with the actions of their own', async () => {
    const { caseId, report } = await opened()
    const reply = await openedBy(mediator, caseId)
    const view = answered(reply)
    expect(view).toMatchObject({
      ...{ caseId, reportId: report._id, status: 'mediating', mine: true, mediatorName: '陈律师', mayReveal: false },
      actions: ['note', 'settle', 'fail', 'reply'],
      messages: [],
      photos: [],
    })
    expect(view.clock).toMatchObject({ provisional: expect.any(Boolean), leftLabel: expect.any(String) })
    expect(view.events).toMatchObject([
      { seq: 1, byLabel: '何立新', event: { kind: 'accepted' } },
      { seq: 1, byLabel: '何立新', event: { kind: 'assigned', mediatorId: mediator.userId } },
    ])
    expect(view.line.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['收到', '受理', '3 天期满', '提示仲裁']),
    )
    expect(view.line.filter(({ state }) => state === 'now')).toHaveLength(1)
    const named = ['identity', 'case', 'report', 'changes', 'messages', 'names']
    expect(await tripsOf(street, reply)).toBe(named.length)
    const atDesk = answered(await openedBy(staff, caseId))
    expect(atDesk).toMatchObject({ mine: false, actions: ['assign', 'reply'] })
    for (const secret of ['awards', 'guided', 'receiptHash', 'contact'])
      expect(JSON.stringify(view)).not.toContain(secret)
  })

  it('of another mediator is not found, on every route, and nothing changes', async () => {
    const { caseId, report } = await opened()
    const stranger = await street.addPerson('mediator', '/d1/s2')
    const tried = async (who: Person) => [
      await openedBy(who, caseId),
      await note(who, caseId),
      await settle(who, caseId),
      await fail(who, caseId),
      await street.call(who, 'case', 'reply', { reportId: report._id, text: '在吗' }),
      await street.call(who, 'case', 'revealContact', { reportId: report._id, reason: '看看' }),
    ]
    const never = answered(await street.call(other, 'case', 'day', {}))
    expect(never.cards.map((card) => card.caseId)).not.toContain(caseId)
    const missing = await openedBy(other, newId() as never)
    const before = await street.fingerprint()
    for (const who of [other, stranger]) {
      const replies = await tried(who)
      expect(replies.map(refusalOf)).toEqual(Array(6).fill('notFound'))
      expect(replies[0]?.ok === false && replies[0].refusal).toEqual(missing.ok === false && missing.refusal)
    }
    expect(refusalOf(await assign(mediator, caseId, other))).toBe('forbidden')
    expect(refusalOf(await note(staff, caseId))).toBe('forbidden')
    expect(await street.fingerprint()).toBe(before)
  })

  it('handed to another mediator leaves the first one’s sight at once; both are told, and a replay shows it to neither wrong one', async () => {
    const { caseId } = await opened()
    const commandId = newId()
    const noted = await note(mediator, caseId, {}, commandId)
    expect(answered(noted).version).toBe(2)
    const handed = await assign(staff, caseId, other, 2, '他在那儿熟')
    expect(answered(handed)).toMatchObject({ mediatorName: '吴老师', version: 3, mine: false })
    const named = ['identity', 'mediator', 'begin', 'case', 'report', 'case', 'change', 'news', 'news']
    const shown = ['case', 'report', 'changes', 'messages', 'names']
    expect(await tripsOf(street, handed)).toBe([...named, 'command', 'commit', ...shown].length)
    expect(await expectFolded(caseId)).toMatchObject({ mediatorId: other.userId, lastWords: '他在那儿熟' })
    expect(refusalOf(await openedBy(mediator, caseId))).toBe('notFound')
    expect(refusalOf(await note(mediator, caseId, {}, commandId))).toBe('notFound')
    expect(answered(await openedBy(other, caseId)).mine).toBe(true)
    const told = async (who: Person) =>
      (await street.find<StoredInboxItem>('inbox', { userId: who.userId }))
        .filter(({ _id }) => _id.startsWith(`case:${caseId}:2`) || _id.startsWith(`case:${caseId}:3`))
        .map(({ title }) => title)
    expect([await told(mediator), await told(other)]).toEqual([['有一件事转给同事了'], ['有一件事请您调解']])
    expect(refusalOf(await assign(staff, caseId, other, 3))).toBe('alreadyDone')
    expect(refusalOf(await assign(staff, caseId, mediator, 2))).toBe('notNow')
    expect(refusalOf(await assign(staff, caseId, staff, 3))).toBe('notFound')
  })
})

describe('working on a case', () => {
  it('a note sent ten times at once is written once, in seven round trips and five to show it; its words lie in the story only', async () => {
    const { caseId } = await opened()
    const commandId = newId()
    const once = () => note(mediator, caseId, {}, commandId)
    const first = await once()
    const replies = [...(await Promise.all(Array.from({ length: 10 }, once))), await once()]
    for (const reply of replies) expect(answered(reply)).toEqual(answered(first))
    expect(answered(first).events[2]).toMatchObject({
      seq: 2,
      byLabel: '陈律师',
      event: { how: 'session', words: said },
    })
    const named = ['identity', 'begin', 'case', 'case', 'change', 'command', 'commit']
    const shown = ['case', 'report', 'changes', 'messages', 'names']
    expect(await tripsOf(street, first)).toBe(named.length + shown.length)
    expect(await keptAnswer(street, commandId)).toEqual({ version: 2 })
    expect(await expectFolded(caseId)).toMatchObject({ seq: 2, version: 2, lastWords: said })
    expect(refusalOf(await note(mediator, caseId, { words: '别的话', version: 2 }, commandId))).toBe('conflict')
  })

  it('two notes on one reading: one is written, the other is asked to read first', async () => {
    const { caseId } = await opened()
    const replies = await Promise.all([note(mediator, caseId), note(mediator, caseId), note(mediator, caseId)])
    expect(replies.map(refusalOf).sort()).toEqual(['notNow', 'notNow', 'ok'])
    expect((await expectFolded(caseId)).seq).toBe(2)
  })

  it('settled: the sum and its day stand in the story, and nothing follows but words', async () => {
    const { caseId } = await opened()
    expect(refusalOf(await settle(mediator, caseId, 1, '2026-01-01'))).toBe('invalidInput')
    const reply = await settle(mediator, caseId, 1, '2099-04-15')
    const within = ['begin', 'case', 'case', 'change', 'report', 'report', 'command', 'commit']
    const shown = ['case', 'report', 'changes', 'messages', 'names']
    expect(await tripsOf(street, reply)).toBe(['identity', ...within, ...shown].length)
    const view = answered(reply)
    expect(view).toMatchObject({ status: 'settled', clock: null, actions: ['reply'] })
    expect(view.line[view.line.length - 1]).toEqual({ title: '说好给钱', on: '2099-04-15', state: 'later' })
    const stored = await expectFolded(caseId)
    expect(stored.priority.startsWith('9|')).toBe(true)
    for (const reply of [
      await note(mediator, caseId, { version: 2 }),
      await settle(mediator, caseId, 2),
      await fail(mediator, caseId, 2),
      await assign(staff, caseId, other, 2),
    ])
      expect(refusalOf(reply)).toBe('alreadyDone')
    expect(await expectFolded(caseId)).toEqual(stored)
  })

  it('settled and failed at once ends one way', async () => {
    const { caseId } = await opened()
    const replies = await Promise.all([settle(mediator, caseId), fail(mediator, caseId)])
    expect(replies.map(refusalOf).sort()).toEqual(['alreadyDone', 'ok'])
    expect(['settled', 'failed']).toContain((await expectFolded(caseId)).status)
  })

  it('failed: the other roads are named to the worker, who reads them with the receipt', async () => {
    const { reportId, receipt, who } = await handedIn(street)
    const report = await reportOf(street, reportId)
    const { caseId } = await accepted(street, staff, report, mediator)
    expect(answered(await fail(mediator, caseId)).events[2]?.event).toMatchObject({
      ...{ kind: 'failed', reason: 'otherSideRefused', roads: ['arbitration', 'legalAid'] },
    })
    await expectFolded(caseId)
    const follow = answered(await street.call(who, 'report', 'follow', { receipt }))
    expect(follow.roads.slice(0, 2).map(({ title }) => title)).toEqual(['劳动仲裁', '法律援助'])
  })

  it('refused in writing: the worker reads the ground and the words with the receipt', async () => {
    const { reportId, receipt, who } = await handedIn(street)
    const input = {
      reportId: reportId as StoredReport['_id'],
      version: 1,
      ground: 'notLabour' as const,
      words: '是租房的事。',
    }
    answered(await street.call(staff, 'case', 'refuse', input))
    const follow = answered(await street.call(who, 'report', 'follow', { receipt }))
    expect(follow.state).toBe('refused')
    expect(JSON.stringify(follow)).toContain('是租房的事。')
    expect(JSON.stringify(follow)).not.toContain(staff.name)
  })
})

describe('the mediator’s day', () => {
  it('shows the own open cases, what is due first on top, and who waits, in six round trips', async () => {
    const mine = await street.addPerson('mediator', '/d1/s1')
    const [first, second] = [await opened(mine), await opened(mine)]
    await opened(other)
    await street.local.database.updateOne(
      'cases',
      { _id: second.caseId },
      { $set: { priority: '0|2026-01-01|x', waitsForReply: true } },
    )
    const reply = await street.call(mine, 'case', 'day', {})
    const day = answered(reply)
    expect(day.cards.map(({ caseId }) => caseId)).toEqual([second.caseId, first.caseId])
    expect(day).toMatchObject({ waiting: 1, unread: 2, mediations: 0, next: null })
    expect(day.cards[1]).toMatchObject({ status: 'mediating', lastWords: '交到调解员手里', waitsForReply: false })
    const named = ['identity', 'open', 'ended that wait', 'waiting', 'mediations', 'unread']
    expect(await tripsOf(street, reply)).toBe(named.length)
    // Ended, it is gone from the day, until somebody asks again.
    answered(await settle(mine, first.caseId))
    expect(answered(await street.call(mine, 'case', 'day', {})).cards).toHaveLength(1)
    await street.local.database.updateOne('cases', { _id: first.caseId }, { $set: { waitsForReply: true } })
    const later = answered(await street.call(mine, 'case', 'day', {}))
    expect(later.cards.map(({ status }) => status)).toEqual(['mediating', 'settled'])
    expect(later.waiting).toBe(2)
  })
})

describe('a message', () => {
  it('goes both ways without a name, is sent once, and no longer waits when it is answered', async () => {
    const { reportId, receipt, who } = await handedIn(street)
    const report = await reportOf(street, reportId)
    const { caseId } = await accepted(street, staff, report, mediator)
    answered(await street.call(who, 'report', 'say', { receipt, text: '什么时候能谈' }))
    expect(await caseOf(street, caseId)).toMatchObject({ waitsForReply: true, version: 1 })
    const input = { reportId: reportId as StoredReport['_id'], text: '明天上午来二楼调解室' }
    const commandId = newId()
    const first = await street.call(mediator, 'case', 'reply', input, commandId)
    expect(answered(first).messages.map(({ from, text }) => [from, text])).toEqual([
      ['reporter', '什么时候能谈'],
      ['street', '明天上午来二楼调解室'],
    ])
    const within = ['begin', 'report', 'case', 'message', 'report', 'case', 'command', 'commit']
    expect(await tripsOf(street, first)).toBe(['identity', ...within, 'report', 'case', 'messages'].length)
    for (let again = 0; again < 10; again++)
      expect(answered(await street.call(mediator, 'case', 'reply', input, commandId))).toEqual(answered(first))
    expect(await caseOf(street, caseId)).toMatchObject({ waitsForReply: false, version: 1 })
    expect(await reportOf(street, reportId)).toMatchObject({ waitsForReply: false })
    expect(JSON.stringify(await keptAnswer(street, commandId))).not.toContain(input.text)
    const follow = answered(await street.call(who, 'report', 'follow', { receipt }))
    expect(follow.messages.map(({ from }) => from)).toEqual(['reporter', 'street'])
    expect(JSON.stringify(follow.messages)).not.toContain(mediator.name)
    // The desk may answer too, before there is a case and after it was refused.
    answered(await street.call(staff, 'case', 'reply', { reportId: report._id, text: '带上工资条' }))
    const early = await addReport(street)
    expect(
      answered(await street.call(staff, 'case', 'reply', { reportId: early._id, text: '是哪个楼' })).messages,
    ).toHaveLength(1)
    // Answering is no change that a decision must have read.
    expect((await reportOf(street, early._id)).version).toBe(1)
  })
})

describe('the reporter’s name and phone', () => {
  const reveal = (
    who: Person,
    { _id: reportId }: Pick<StoredReport, '_id'>,
    commandId?: string,
    reason = '约谈前要打个电话',
  ) => street.call(who, 'case', 'revealContact', { reportId, reason }, commandId)
  const looksAt = (reportId: string) => street.find<Record<string, unknown>>('audit', { about: reportId })

  it.each([
    ['named', ['ok', 'ok'], ['ok', 'ok', 'notFound']],
    ['mediatorOnly', ['forbidden', 'notFound'], ['forbidden', 'ok', 'notFound']],
    ['anonymous', ['notFound', 'notFound'], ['notFound', 'notFound', 'notFound']],
  ] as const)(
    '%s: before a case is open the desk (and nobody else), then desk, mediator, another',
    async (openness, early, late) => {
      const report = await addReport(street, { openness })
      expect(refusalOf(await reveal(staff, report))).toBe(early[0])
      expect(refusalOf(await reveal(mediator, report))).toBe('notFound')
      const { caseId } = await accepted(street, staff, report, mediator)
      const replies = [await reveal(staff, report), await reveal(mediator, report), await reveal(other, report)]
      expect(replies.map(refusalOf)).toEqual(late)
      for (const reply of replies) if (reply.ok) expect(reply.data).toEqual(reporter)
      for (const [who, may] of [
        [staff, late[0] === 'ok'],
        [mediator, late[1] === 'ok'],
      ] as const)
        expect(answered(await openedBy(who, caseId)).mayReveal).toBe(may)
      const granted = [early[0], late[0], late[1]].filter((code) => code === 'ok')
      expect(await looksAt(report._id)).toHaveLength(granted.length)
    },
  )

  it('says to the desk in words what can be done instead', async () => {
    const anonymous = await reveal(staff, await addReport(street))
    expect(anonymous.ok === false && anonymous.refusal.message).toBe(
      '他没有留姓名和电话。想问什么，可以在这里给他留言。',
    )
  })

  it('every look is written down with its reason under the command’s id; a replay is the same look, and nothing seen is kept', async () => {
    const report = await addReport(street, { openness: 'named' })
    const commandId = newId()
    const first = await reveal(staff, report, commandId)
    expect(await tripsOf(street, first)).toBe(['identity', 'report', 'audit'].length)
    for (let again = 0; again < 10; again++) expect(answered(await reveal(staff, report, commandId))).toEqual(reporter)
    expect(await looksAt(report._id)).toMatchObject([
      { _id: commandId, by: staff.userId, what: 'case.revealContact', reason: '约谈前要打个电话', streetId: 's1' },
    ])
    expect(await keptAnswer(street, commandId)).toBeUndefined()
    for (const collection of ['commands', 'audit', 'inbox', 'messages'])
      expect(JSON.stringify(await street.find(collection, {}))).not.toContain(reporter.phone)
    expect(refusalOf(await reveal(staff, report, commandId, '别的理由'))).toBe('conflict')
    expect(refusalOf(await reveal(staff, await addReport(street, { openness: 'named' }), commandId))).toBe('conflict')
    expect(refusalOf(await reveal(staff, report, newId(), ' '))).toBe('invalidInput')
    expect(JSON.stringify(street.logs)).not.toContain(reporter.phone)
    answered(await reveal(staff, report))
    expect(await looksAt(report._id)).toHaveLength(2)
  })

  it('once seen by a mediator is not seen again by the same command after the case was handed on', async () => {
    const { report, caseId } = await opened(mediator, { openness: 'mediatorOnly' })
    const commandId = newId()
    expect(answered(await reveal(mediator, report, commandId))).toEqual(reporter)
    answered(await assign(staff, caseId, other))
    expect(refusalOf(await reveal(mediator, report, commandId))).toBe('notFound')
    expect(answered(await reveal(other, report))).toEqual(reporter)
  })
})
