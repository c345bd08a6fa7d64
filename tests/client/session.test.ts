import { anna, bo, FakePhone, placeOf, viewOf } from './support/desk'
import { settle } from './support/phone'

const visitHere = {
  as: 'volunteer' as const,
  stop: { by: 'list' as const, place: placeOf(1) },
  result: 'noIssue' as const,
  note: '',
}

async function signedIn(fake = new FakePhone()): Promise<FakePhone> {
  const phone = await fake.start()
  const result = await phone.session.signIn(anna.name, 'right')
  expect(result.ok).toBe(true)
  return fake
}

describe('signing in', () => {
  it('opens as nobody on a new phone, without asking the server', async () => {
    const fake = new FakePhone()
    const phone = await fake.start()
    expect(phone.session.current()).toEqual({ kind: 'nobody', why: '' })
    expect(fake.back.sent).toEqual([])
    expect(phone.desk()).toBeNull()
  })

  it('trades account and password for a ticket, and the ticket for a session', async () => {
    const { phone, back } = await signedIn()
    expect(phone.session.current()).toMatchObject({
      kind: 'somebody',
      me: { name: '周桂芳' },
      role: { role: 'volunteer' },
    })
    expect(phone.desk()?.userId).toBe(anna.userId)
    expect(back.of('account.signIn')[0]?.commandId).toBeUndefined()
  })

  it('says what the server says about a wrong password, and that is no ended session', async () => {
    const fake = new FakePhone()
    const phone = await fake.start()
    const result = await phone.session.signIn(anna.name, 'wrong')
    expect(result).toMatchObject({ ok: false, refusal: { message: '账号或密码不对，请再看看。' } })
    expect(phone.session.current().kind).toBe('nobody')
  })

  it('never keeps a password anywhere on the phone', async () => {
    const { storage } = await signedIn()
    expect([...storage.kept.values()].join(' ')).not.toContain('right')
  })

  it('says so kindly when there is no connection', async () => {
    const fake = new FakePhone()
    const phone = await fake.start()
    fake.back.online = false
    const result = await phone.session.signIn(anna.name, 'right')
    expect(result).toMatchObject({
      ok: false,
      refusal: { code: 'unavailable', message: expect.stringContaining('没连上') },
    })
  })

  it('binds a WeChat identity once, by a command', async () => {
    const fake = new FakePhone()
    fake.back.signsIn = 'byWeChat'
    fake.back.token = 'wx'
    fake.back.answers['account.linkWechat'] = () => ({ data: anna })
    const phone = await fake.start()
    expect(phone.session.current()).toMatchObject({ kind: 'nobody' })
    expect((await phone.session.signIn('a', 'b')).ok).toBe(true)
    expect(fake.back.of('account.linkWechat')[0]?.commandId).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
    expect(phone.session.current().kind).toBe('somebody')
  })

  it('lets WeChat open the door by itself, but not after somebody signed out', async () => {
    const fake = new FakePhone()
    fake.back.signsIn = 'byWeChat'
    fake.back.token = anna.userId
    const phone = await fake.start()
    expect(phone.session.current().kind).toBe('somebody')
    await phone.signOut()
    fake.back.token = anna.userId
    const again = await fake.start()
    expect(again.session.current().kind).toBe('nobody')
    await again.session.lookUp()
    expect(again.session.current().kind).toBe('somebody')
  })
})

describe('an open session', () => {
  it('opens without signal as whoever it was, with everything that waits', async () => {
    const fake = await signedIn()
    fake.back.online = false
    await fake.phone.desk()?.visits.record(visitHere)
    const phone = await fake.start()
    expect(phone.session.current()).toMatchObject({ kind: 'somebody', me: { name: '周桂芳' } })
    expect(phone.desk()?.outbox.items()).toHaveLength(1)
  })

  it('keeps the chosen role over a restart, until it is no longer held', async () => {
    const fake = await signedIn()
    const staff = anna.roles[1]
    if (staff) fake.phone.session.chooseRole(staff)
    const phone = await fake.start()
    expect(phone.session.current()).toMatchObject({ role: { role: 'communityStaff' } })
    fake.back.answers['account.me'] = () => ({ data: { ...anna, roles: anna.roles.slice(0, 1) } })
    await phone.session.lookUp()
    expect(phone.session.current()).toMatchObject({ role: { role: 'volunteer' } })
  })

  it('has ended when the server no longer knows it: what waits stays, and goes out after signing in again', async () => {
    const fake = await signedIn()
    fake.back.answers['visit.record'] = ({ asUser }) =>
      asUser === null ? 'ended' : { data: { visit: viewOf('01ARZ3NDEKTSV4RRFFQ69G5FAV') } }
    fake.back.token = null
    await fake.phone.desk()?.visits.record(visitHere)
    await settle()
    expect(fake.phone.session.current().kind).toBe('ended')
    expect(fake.phone.desk()?.outbox.items()).toHaveLength(1)
    await fake.phone.session.signIn(anna.name, 'right')
    await settle()
    expect(fake.phone.session.current().kind).toBe('somebody')
    expect(fake.phone.desk()?.outbox.items()).toEqual([])
    expect(fake.back.of('visit.record').map(({ asUser }) => asUser)).toEqual([null, anna.userId])
  })

  it('stays ended over a restart, and nothing goes out in its name', async () => {
    const fake = await signedIn()
    fake.back.answers['visit.record'] = () => 'ended'
    fake.back.token = null
    await fake.phone.desk()?.visits.record(visitHere)
    await settle()
    const phone = await fake.start()
    await fake.clock.pass(3_600_000)
    expect(phone.session.current().kind).toBe('ended')
    expect(fake.back.of('visit.record')).toHaveLength(1)
    expect(phone.desk()?.outbox.items()).toHaveLength(1)
  })

  it('is not ended by an answer to somebody else’s call that comes late', async () => {
    const fake = await signedIn()
    let answerLate: () => void = () => undefined
    fake.back.answers['visit.home'] = () =>
      new Promise((resolve) => {
        answerLate = () => resolve('ended')
      })
    const asked = fake.phone.calls.ask('visit', 'home', {})
    await fake.phone.signOut()
    await fake.phone.session.signIn(bo.name, 'right')
    answerLate()
    await asked
    expect(fake.phone.session.current()).toMatchObject({ kind: 'somebody', me: { name: '王强' } })
  })
})

describe('two persons on one phone', () => {
  it('neither sees nor sends what the other left, and each finds it again', async () => {
    const fake = await signedIn()
    fake.back.answers['visit.record'] = ({ commandId }) => ({ data: { visit: viewOf(String(commandId)) } })
    fake.back.online = false
    await fake.phone.desk()?.visits.record(visitHere)
    expect(fake.phone.unsent()).toBe(1)
    fake.back.online = true
    await fake.phone.signOut()
    const offlineTries = fake.back.of('visit.record').length

    await fake.phone.session.signIn(bo.name, 'right')
    await fake.clock.pass(3_600_000)
    fake.show()
    await settle()
    expect(fake.phone.desk()?.outbox.items()).toEqual([])
    expect(fake.back.of('visit.record')).toHaveLength(offlineTries)

    await fake.phone.signOut()
    await fake.phone.session.signIn(anna.name, 'right')
    await settle()
    expect(
      fake.back
        .of('visit.record')
        .slice(offlineTries)
        .map(({ asUser }) => asUser),
    ).toEqual([anna.userId])
  })

  it('never sends for the one before while the next is signing in', async () => {
    const fake = await signedIn()
    const staff = anna.roles[1]
    if (staff) fake.phone.session.chooseRole(staff)
    fake.back.online = false
    await fake.phone.desk()?.visits.record(visitHere)
    fake.back.online = true
    const tries = fake.back.of('visit.record').length
    let letIn: () => void = () => undefined
    fake.back.answers['account.me'] = () =>
      new Promise((resolve) => {
        letIn = () => resolve({ data: bo })
      })
    const entering = fake.phone.session.signIn(bo.name, 'right')
    await fake.clock.pass(10_000)
    letIn()
    await entering
    await fake.clock.pass(600_000)
    expect(fake.back.of('visit.record')).toHaveLength(tries)
    expect(fake.phone.session.current()).toMatchObject({ me: { name: '王强' }, role: { role: 'volunteer' } })
  })

  it('keeps nothing of an answer that comes after the person left', async () => {
    const fake = await signedIn()
    let answer: () => void = () => undefined
    fake.back.answers['visit.record'] = ({ commandId }) =>
      new Promise((resolve) => {
        answer = () => resolve({ data: { visit: viewOf(String(commandId)) } })
      })
    await fake.phone.desk()?.visits.record(visitHere)
    await fake.phone.signOut()
    answer()
    await settle()
    expect([...fake.storage.kept.keys()].filter((key) => /\/(last|places)\//.test(key))).toEqual([])
  })

  it('leaves nothing readable after a sign-out but what has still to be sent', async () => {
    const fake = await signedIn()
    const desk = fake.phone.desk()
    desk?.snapshots.keep('home', { secret: '积分' })
    desk?.drafts.save('visit', { note: '听说老板跑了' })
    desk?.places.noteVisits([{ placeId: placeOf(1).placeId, atMs: 1, place: placeOf(1) }])
    fake.back.online = false
    await desk?.visits.record(visitHere)
    await fake.phone.signOut()
    const left = [...fake.storage.kept.keys()]
    expect(left.filter((key) => key.startsWith('xhm/outbox/'))).toHaveLength(1)
    expect(left.filter((key) => !key.startsWith('xhm/outbox/'))).toEqual(['xhm/signed-out'])
  })

  it('stops sending when another window of the browser signed somebody else in', async () => {
    const fake = await signedIn()
    fake.storage.kept.set('xhm/session', JSON.stringify({ me: bo, role: null, ended: false }))
    fake.back.token = bo.userId
    await fake.phone.desk()?.visits.record(visitHere)
    await settle()
    expect(fake.back.of('visit.record')).toEqual([])
    fake.show()
    expect(fake.phone.session.current()).toMatchObject({ me: { name: '王强' } })
    expect(fake.phone.desk()?.userId).toBe(bo.userId)
  })
})

describe('a call', () => {
  it('gives up after 15 s and says that it is nobody’s fault', async () => {
    const fake = await signedIn()
    fake.back.answers['visit.home'] = () => new Promise(() => undefined)
    const asked = fake.phone.calls.ask('visit', 'home', {})
    await fake.clock.pass(15_000)
    expect(await asked).toEqual({
      ok: false,
      refusal: { code: 'unavailable', message: '没连上，不是您的问题。等一会儿再试一次。' },
      requestId: '',
    })
  })

  it.each([null, 'text', 42, {}, { ok: true }, { ok: false, refusal: {}, requestId: 'r' }, { ok: true, data: 1 }])(
    'takes %j for silence, since no function of ours answers so',
    async (strange) => {
      const fake = await signedIn()
      jest.spyOn(fake.back, 'send').mockResolvedValue(strange)
      expect(await fake.phone.calls.ask('visit', 'home', {})).toMatchObject({ refusal: { code: 'unavailable' } })
    },
  )

  it('passes a refusal on with its request id', async () => {
    const fake = await signedIn()
    fake.back.answers['points.statement'] = () => ({ code: 'forbidden', message: '您的身份办不了这件事。' })
    expect(await fake.phone.calls.ask('points', 'statement', {})).toEqual({
      ok: false,
      refusal: { code: 'forbidden', message: '您的身份办不了这件事。' },
      requestId: 'req-2',
    })
  })

  it('says which app is calling', async () => {
    const fake = await signedIn()
    expect(fake.back.sent[0]?.client).toEqual({ platform: 'h5', version: '0.1.0' })
  })
})
