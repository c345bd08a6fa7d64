import { isReceipt } from '#domain/report/receipt'
import { StoredReport } from '#domain/report/stored'
import { handedIn, input, newSeed, openCase, storedReport, stranger, unpaid } from './reports'
import { tripsOf } from './shelf'
import { answered, newId, type Person, refusalOf, type Street, startStreet } from './street'

let street: Street
let site: { placeId: string; code: string; name: string }
let mediator: Person
beforeAll(async () => {
  street = await startStreet()
  site = await street.addPlace('/d1/s1/c01/g01', { name: '柳溪花园二期工地', kind: 'site' })
  mediator = await street.addPerson('mediator', '/d1/s1', { name: '陈律师' })
})
afterAll(() => street.close())

const messageOf = (reply: { ok: boolean; refusal?: { message: string } }): string => reply.refusal?.message ?? ''

async function referralCodeOf(userId: string, more: { streetId?: string; revokedAt?: Date } = {}): Promise<string> {
  const code = `AB${String(Math.floor(Math.random() * 9999))
    .padStart(4, '2')
    .replace(/[01]/g, '7')}`
  const streetId = more.streetId ?? 's1'
  const revokedAt = more.revokedAt ?? null
  await street.put('referralCodes', {
    _id: code,
    userId,
    streetId,
    orgPath: `/d1/${streetId}`,
    issuedAt: new Date(),
    revokedAt,
  })
  return code
}

describe('a scanned code', () => {
  it('says where one is, who handles it and what is promised, to anybody and in two round trips', async () => {
    const reply = await street.call(stranger(), 'report', 'landing', { code: site.code })
    expect(answered(reply)).toEqual({
      streetId: 's1',
      streetName: '柳溪街道',
      place: { name: '柳溪花园二期工地', kind: 'site', where: '桃园社区·第 12 网格' },
      codeUnknown: false,
      codeRevoked: false,
      ...{ onDuty: [], nextDuty: null, receptions: [] },
      deskPhone: '0999-5550131',
      window: '街道大厅 3 号窗口',
      answerWorkdays: 3,
      settleDays: { ordinary: 3, complex: 7 },
    })
    expect(await tripsOf(street, reply)).toBe(['code', 'street'].length)
  })
  it('that was taken down still leads to its street, and one that never was to the first', async () => {
    const old = await street.addPlace('/d1/s2/c01', { revoked: true })
    expect(answered(await street.call(null, 'report', 'landing', { code: old.code }))).toMatchObject({
      streetName: '望江街道',
      place: null,
      codeUnknown: true,
    })
    const reply = await street.call(null, 'report', 'landing', { code: '99999999' })
    expect(answered(reply)).toMatchObject({ streetName: '柳溪街道', place: null, codeUnknown: true })
    expect(await tripsOf(street, reply)).toBe(['code', 'street'].length)
  })
  it('of somebody’s home leads to the street and says nothing of who lives there', async () => {
    const home = await street.addPlace('/d1/s2/c01', { kind: 'home', name: '江湾里 3 栋 502 孙家' })
    const reply = answered(await street.call(null, 'report', 'landing', { code: home.code }))
    expect(reply).toMatchObject({ streetName: '望江街道', place: null, codeUnknown: false, codeRevoked: false })
    expect(JSON.stringify(reply)).not.toContain('孙家')
  })
  it('is not needed: a street by its name, or the only one', async () => {
    const named = await street.call(null, 'report', 'landing', { streetId: 's2' })
    expect(answered(named)).toMatchObject({ streetName: '望江街道', place: null, codeUnknown: false })
    expect(await tripsOf(street, named)).toBe(['street'].length)
    expect(answered(await street.call(null, 'report', 'landing', {})).streetName).toBe('柳溪街道')
    expect(refusalOf(await street.call(null, 'report', 'landing', { streetId: 's9' }))).toBe('notFound')
  })
})

describe('a report', () => {
  it('by a stranger with a code is received, routed and given a receipt, in seven round trips with names', async () => {
    const who = stranger()
    const reportId = newId()
    const claim = { ...unpaid, people: 'tenOrMore' as const, concerns: ['bossGone' as const, 'bossGone' as const] }
    const reply = await street.call(who, 'report', 'submit', input({ code: site.code, claim }), reportId)
    const { receipt, follow } = answered(reply)
    expect(isReceipt(receipt)).toBe(true)
    expect(follow).toMatchObject({
      placeName: '柳溪花园二期工地',
      state: 'received',
      openness: 'anonymous',
      handler: { name: '街道劳动争议调解室', phone: '0999-5550131' },
      roads: [],
      messages: [],
      photos: 0,
      morePhotos: true,
    })
    expect(follow.steps.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'received done',
      'answer now',
      'talk later',
      'paid later',
    ])
    expect(follow.helpers.map(({ label }) => label)).toEqual(['街道调解室', '人社', '住建', '城投', '包案领导'])
    const named = ['caller', 'caller begun', 'code', 'street', 'report']
    expect(await tripsOf(street, reply)).toBe(named.length)

    const kept = await storedReport(street, reportId)
    expect(kept).toMatchObject({
      placeId: site.placeId,
      orgPath: '/d1/s1/c01/g01',
      where: '桃园社区·第 12 网格',
      placeKind: 'site',
      contactSealed: null,
      guidedBy: null,
      state: 'received',
      waitsForReply: false,
      version: 1,
      claim: { months: ['2026-01', '2026-02'], concerns: ['bossGone'] },
      routing: { version: '2026-01', disputeClass: 'complex', collective: true, urgent: ['10 人以上', '老板跑了'] },
    })
    expect(kept.priority).toBe(`0|${kept.answerBy}|${follow.receivedAt}`)
  })

  it('costs at most nine round trips: WeChat, from an address, with code and referral code, all for the first time', async () => {
    const volunteer = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const referralCode = await referralCodeOf(volunteer.userId)
    const worker = { openid: `o-worker-${newId()}`, sourceIp: '203.0.113.7' }
    const first = await street.call(worker, 'report', 'submit', input({ code: site.code, referralCode }))
    answered(first)
    const named = ['caller', 'begun', 'address', 'begun', 'code', 'referral code', 'identity', 'street', 'report']
    expect(await tripsOf(street, first)).toBe(named.length)
    const second = await street.call(worker, 'report', 'submit', input({ code: site.code, referralCode }))
    expect(await tripsOf(street, second)).toBe(named.length - 2)
  })

  it('without a code names its street, and the words of the reporter stand for the place', async () => {
    const { reportId, follow } = await handedIn(street)
    expect(follow.placeName).toBe('三号楼西侧钢筋班')
    expect(await storedReport(street, reportId)).toMatchObject({
      placeId: null,
      placeKind: null,
      orgPath: '/d1/s1',
      where: '柳溪街道',
    })
    const long = await handedIn(street, { claim: { ...unpaid, placeNote: '说'.repeat(80) } })
    expect(long.follow.placeName).toBe(`${'说'.repeat(20)}…`)
    const silent = await handedIn(street, { claim: { ...unpaid, placeNote: '' } })
    expect(silent.follow.placeName).toBe('没说是哪一家')
  })

  it('with a code that was taken down or never was is still taken where the street is known, and asked back kindly where not', async () => {
    const old = await street.addPlace('/d1/s1/c01', { revoked: true })
    const revoked = await handedIn(street, { code: old.code, streetId: undefined })
    expect(await storedReport(street, revoked.reportId)).toMatchObject({ streetId: 's1', placeId: null })
    const unknown = await handedIn(street, { code: '99999999' })
    expect(await storedReport(street, unknown.reportId)).toMatchObject({ streetId: 's1', placeId: null })
    for (const more of [{ code: '99999999', streetId: undefined }, { streetId: undefined }, { streetId: 's9' }]) {
      const reply = await street.call(stranger(), 'report', 'submit', input(more))
      expect(refusalOf(reply)).toBe('notFound')
      expect(messageOf(reply)).toContain('12345')
    }
  })

  it('about an invested enterprise brings the park committee in', async () => {
    const factory = await street.addPlace('/d1/s1/c02', { kind: 'company', invested: true })
    const { follow } = await handedIn(street, { code: factory.code, streetId: undefined })
    expect(follow.helpers.map(({ agency }) => agency)).toEqual(['streetMediation', 'parkCommittee', 'humanResources'])
  })

  it('that is named is sealed for the street; an anonymous one has nothing to open', async () => {
    const contact = { openness: 'mediatorOnly' as const, name: '欧阳春晓', phone: '13911112222' }
    const { reportId } = await handedIn(street, { contact })
    const { contactSealed, openness } = await storedReport(street, reportId)
    expect(openness).toBe('mediatorOnly')
    expect(JSON.parse(street.seal.open(contactSealed as string, 'reports.contact'))).toEqual({
      name: '欧阳春晓',
      phone: '13911112222',
    })
    const extra = { ...contact, openness: 'anonymous' }
    const reply = await street.raw(stranger(), 'report', {
      route: 'submit',
      commandId: newId(),
      input: input({ contact: extra as never }),
      client: { platform: 'h5', version: '0.1.0' },
    })
    expect(refusalOf(reply)).toBe('invalidInput')
  })

  it('is kept in exactly the shape that is declared', async () => {
    const { reportId } = await handedIn(street, { code: site.code })
    const kept = await storedReport(street, reportId)
    expect(StoredReport.parse({ ...kept, receivedAt: new Date(kept.receivedAt) })).toBeTruthy()
  })
})

describe('the same command', () => {
  it('ten times at once and three times again is one report with one receipt', async () => {
    const [who, reportId, given] = [null, newId(), input({ code: site.code })]
    const send = () => street.call(who, 'report', 'submit', given, reportId)
    const replies = [
      ...(await Promise.all(Array.from({ length: 10 }, send))),
      ...(await Promise.all(Array.from({ length: 3 }, send))),
    ]
    const answers = replies.map((reply) => JSON.stringify(answered(reply)))
    expect(new Set(answers).size).toBe(1)
    expect(await street.find('reports', { _id: reportId })).toHaveLength(1)
  })
  it('with other words under the same id is refused and tells nothing of the first', async () => {
    const { reportId, receipt, who } = await handedIn(street, { code: site.code })
    for (const other of [input({ code: site.code }), input({ claim: { ...unpaid, placeNote: '别处' } })]) {
      const reply = await street.call(who, 'report', 'submit', other, reportId)
      expect(refusalOf(reply)).toBe('conflict')
      expect(JSON.stringify(reply)).not.toMatch(new RegExp(`${receipt}|${site.name}`))
    }
  })
  it('is still answered when its sender has none left for new ones', async () => {
    const who = stranger()
    const [reportId, given] = [newId(), input()]
    const first = await street.call(who, 'report', 'submit', given, reportId)
    for (let sent = 1; sent < 8; sent++) answered(await street.call(who, 'report', 'submit', input()))
    const ninth = await street.call(who, 'report', 'submit', input())
    expect(refusalOf(ninth)).toBe('tooMany')
    expect(messageOf(ninth)).toContain('60 分钟')
    expect(answered(await street.call(who, 'report', 'submit', given, reportId))).toEqual(answered(first))
    // Somebody else is not held up by it.
    answered(await street.call(stranger(), 'report', 'submit', input()))
  })
  it('without an id is refused', async () => {
    for (const [route, given] of [
      ['submit', input()],
      ['say', { receipt: '4821773091562048', text: 'x' }],
      ['attach', { receipt: '4821773091562048', fileId: 'x' }],
    ] as const) {
      const reply = await street.raw(null, 'report', { route, input: given, client: { platform: 'h5', version: '0' } })
      expect(refusalOf(reply)).toBe('invalidInput')
    }
  })
  it('of one seed under two ids are two reports with two receipts', async () => {
    const receiptSeed = newSeed()
    const [a, b] = [await handedIn(street, { receiptSeed }), await handedIn(street, { receiptSeed })]
    expect(a.receipt).not.toBe(b.receipt)
  })
})

describe('a referral code', () => {
  it('is remembered beside the report, and nothing of it is told', async () => {
    const volunteer = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const referralCode = await referralCodeOf(volunteer.userId)
    const { reportId, follow, receipt } = await handedIn(street, { referralCode })
    expect((await storedReport(street, reportId)).guidedBy).toBe(volunteer.userId)
    const followed = answered(await street.call(stranger(), 'report', 'follow', { receipt }))
    expect(JSON.stringify([follow, followed])).not.toMatch(new RegExp(`${volunteer.userId}|${referralCode}|guid`))
  })
  it('that nobody has, that was taken back or is of another street is refused with leave to go without', async () => {
    const volunteer = await street.addPerson('volunteer', '/d1/s1/c01/g01')
    const back = await referralCodeOf(volunteer.userId, { revokedAt: new Date() })
    const foreign = await referralCodeOf(volunteer.userId, { streetId: 's2' })
    const replies = await Promise.all(
      ['ZZZZZZ', back, foreign].map((referralCode) =>
        street.call(stranger(), 'report', 'submit', input({ referralCode })),
      ),
    )
    expect(replies.map(refusalOf)).toEqual(['notFound', 'notFound', 'notFound'])
    expect(new Set(replies.map(messageOf))).toEqual(new Set(['没有这个介绍码。请再看看；空着不填也一样收。']))
    expect(replies[0]).toMatchObject({ refusal: { details: { field: 'referralCode' } } })
  })
  it('of one’s own is refused, in WeChat and in the browser, also in one that was opened after signing out everywhere', async () => {
    const volunteer = await street.addPerson('volunteer', '/d1/s1/c01/g01', { bound: true })
    const referralCode = await referralCodeOf(volunteer.userId)
    const [inBrowser, again] = [{ customUserId: volunteer.userId }, { customUserId: `${volunteer.userId}-1` }]
    for (const who of [volunteer, inBrowser, again]) {
      if (who === again) answered(await street.call(volunteer, 'account', 'signOutEverywhere', {}))
      const reportId = newId()
      const reply = await street.call(who, 'report', 'submit', input({ referralCode }), reportId)
      expect(refusalOf(reply)).toBe('forbidden')
      expect(messageOf(reply)).toContain('自己的介绍码')
      expect(await street.find('reports', { _id: reportId })).toEqual([])
      // Without it the same person is heard like anybody.
      answered(await street.call(who, 'report', 'submit', input(), reportId))
    }
  })
})

describe('whoever holds the receipt', () => {
  it('follows the report, in five round trips', async () => {
    const { receipt, follow } = await handedIn(street, { code: site.code })
    const reply = await street.call({ openid: 'o-any', sourceIp: '203.0.113.8' }, 'report', 'follow', { receipt })
    expect(answered(reply)).toEqual(follow)
    expect(await tripsOf(street, reply)).toBe(['caller', 'address', 'report', 'street', 'messages'].length)
  })
  it('sees who handles it, what was agreed and what failed, and never an id of those who work on it', async () => {
    const { reportId, receipt } = await handedIn(street, { code: site.code })
    const { caseId } = await openCase(street, reportId, mediator)
    const look = async () => answered(await street.call(stranger(), 'report', 'follow', { receipt }))
    expect(await look()).toMatchObject({
      state: 'accepted',
      handler: { name: '陈律师（街道调解员）', phone: '0999-5550131' },
    })
    const failed = { kind: 'failed', reason: 'noAgreement', words: '公司说等法院判', roads: ['court'] }
    await street.put('caseEvents', {
      ...{ _id: `${caseId}:2`, caseId, seq: 2, streetId: 's1', orgPath: '/d1/s1', by: mediator.userId },
      at: new Date(),
      events: [failed],
    })
    await street.local.database.updateOne(
      'cases',
      { _id: caseId },
      { $set: { status: 'failed', concludedAt: new Date() } },
    )
    const reply = await street.call(stranger(), 'report', 'follow', { receipt })
    const ended = answered(reply)
    const named = ['caller', 'report', 'street', 'messages', 'case', 'last change']
    expect(await tripsOf(street, reply)).toBe(named.length)
    expect(ended.steps.map(({ title }) => title)).toEqual(['已收到', '街道收下了', '这次没谈成'])
    expect(ended.roads.map(({ title, phone }) => `${title} ${phone}`)).toEqual([
      '法院 12368',
      '劳动仲裁 12333',
      '法律援助 12348',
      '劳动监察 12333',
    ])
    expect(ended.morePhotos).toBe(false)
    expect(JSON.stringify(ended)).toContain('公司说等法院判')
    expect(JSON.stringify(ended)).not.toMatch(new RegExp(`${reportId}|${caseId}|${mediator.userId}`))
  })
  it('is told in writing why it was not taken, and which roads are left', async () => {
    const { reportId, receipt } = await handedIn(street)
    const refusal = { ground: 'notLabour', words: '这是租房的事。', by: mediator.userId, at: new Date() }
    await street.local.database.updateOne('reports', { _id: reportId }, { $set: { state: 'refused', refusal } })
    const seen = answered(await street.call(stranger(), 'report', 'follow', { receipt }))
    expect(seen.steps.at(-1)).toMatchObject({
      key: 'answer',
      state: 'stopped',
      text: '这件事不是劳动争议，请打 12345 问该找谁。\n这是租房的事。',
    })
    expect(seen.roads.map(({ title }) => title)).toEqual(['法律援助', '法院'])
  })
})

describe('a message', () => {
  const say = (receipt: string, text: string, commandId = newId()) =>
    street.call(stranger(), 'report', 'say', { receipt, text }, commandId)

  it('before anybody has the case waits for the street', async () => {
    const { reportId, receipt } = await handedIn(street)
    const reply = await say(receipt, '我还有工资条')
    expect(answered(reply).messages).toMatchObject([{ from: 'reporter', text: '我还有工资条' }])
    expect(await storedReport(street, reportId)).toMatchObject({ waitsForReply: true, version: 1 })
    const named = ['caller', 'report', 'street', 'messages', 'begin', 'report', 'message', 'report', 'commit']
    expect(await tripsOf(street, reply)).toBe(named.length)
  })
  it('tells the mediator that somebody waits, once until there is an answer, and nothing more', async () => {
    const own = await street.addPerson('mediator', '/d1/s1')
    const { reportId, receipt } = await handedIn(street, { code: site.code })
    const { caseId } = await openCase(street, reportId, own)
    const reply = await say(receipt, '老板昨天给了两千，宿舍 402')
    const named = [
      'caller',
      'report',
      'street',
      'messages',
      'case',
      'last change',
      'begin',
      'report',
      'case',
      'message',
    ]
    expect(await tripsOf(street, reply)).toBe([...named, 'report', 'case', 'notice', 'commit'].length)
    answered(await say(receipt, '还有三千没给'))
    const inbox = answered(await street.call(own, 'account', 'inbox', {}))
    expect(inbox.items).toMatchObject([
      {
        kind: 'caseMessage',
        title: '有人在等您回话',
        text: '「柳溪花园二期工地」（柳调〔2026〕38 号）来了一句新的留言。',
      },
    ])
    expect(await street.find('cases', { _id: caseId })).toMatchObject([{ waitsForReply: true, version: 1 }])
    // The street answers, and the next message is told again.
    for (const [collection, id] of [
      ['cases', caseId],
      ['reports', reportId],
    ] as const)
      await street.local.database.updateOne(collection, { _id: id }, { $set: { waitsForReply: false } })
    answered(await say(receipt, '谢谢'))
    expect(answered(await street.call(own, 'account', 'inbox', {})).items).toHaveLength(2)
  })
  it('sent ten times is said once; under the same id other words, or another report, are refused', async () => {
    const { receipt } = await handedIn(street)
    const other = await handedIn(street)
    const commandId = newId()
    const replies = await Promise.all(Array.from({ length: 10 }, () => say(receipt, '只说一遍', commandId)))
    for (const reply of replies) expect(['ok', 'unavailable']).toContain(refusalOf(reply))
    expect(answered(await say(receipt, '只说一遍', commandId)).messages).toHaveLength(1)
    expect(refusalOf(await say(receipt, '说别的', commandId))).toBe('conflict')
    const stolen = await say(other.receipt, '只说一遍', commandId)
    expect(refusalOf(stolen)).toBe('conflict')
    expect(await street.find('messages', { _id: commandId })).toHaveLength(1)
  })
  it('is answered by the street without the name of who wrote', async () => {
    const { reportId, receipt } = await handedIn(street)
    await street.put('messages', {
      ...{ _id: newId(), streetId: 's1', orgPath: '/d1/s1', reportId, from: 'street', by: mediator.userId },
      text: '明天上午来二楼调解室',
      at: new Date(),
    })
    const { messages } = answered(await street.call(stranger(), 'report', 'follow', { receipt }))
    expect(messages).toMatchObject([{ from: 'street', text: '明天上午来二楼调解室' }])
    expect(Object.keys(messages[0] ?? {}).sort()).toEqual(['at', 'from', 'id', 'text'])
  })
  it('after twenty without an answer has to wait for one', async () => {
    const { reportId, receipt } = await handedIn(street)
    const said = Array.from({ length: 19 }, (_, index) => ({
      ...{ _id: newId(), streetId: 's1', orgPath: '/d1/s1', reportId, from: 'reporter', by: null },
      text: `第 ${index + 1} 句`,
      at: new Date(Date.now() - 60_000 + index),
    }))
    await street.put('messages', ...said)
    answered(await say(receipt, '第 20 句'))
    expect(refusalOf(await say(receipt, '第 21 句'))).toBe('limitReached')
  })
  it('keeps the order in which it was said, and the last hundred', async () => {
    const { reportId, receipt } = await handedIn(street)
    const at = Date.now() - 1_000_000
    const messages = Array.from({ length: 130 }, (_, index) => ({
      ...{ _id: newId(), streetId: 's1', orgPath: '/d1/s1', reportId, from: index % 2 ? 'street' : 'reporter' },
      by: index % 2 ? mediator.userId : null,
      text: `${index}`,
      at: new Date(at + index * 1000),
    }))
    await street.put('messages', ...messages)
    const seen = answered(await street.call(stranger(), 'report', 'follow', { receipt })).messages
    expect(seen.map(({ text }) => Number(text))).toEqual(Array.from({ length: 100 }, (_, index) => index + 30))
  })
})
