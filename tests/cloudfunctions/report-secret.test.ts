import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { safetyPolicy } from '#domain/policy/safety'
import { checkDigitOf } from '#domain/report/receipt'
import { handedIn, input, newSeed, stranger } from './reports'
import { answered, newId, refusalOf, type Street, startStreet } from './street'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())

const follow = (who: Parameters<Street['call']>[0], receipt: string) =>
  street.call(who, 'report', 'follow', { receipt })
const guesses = (howMany: number): string[] =>
  Array.from({ length: howMany }, (_, index) => {
    const body = String(700_000_000_000_000 + index * 7_919)
    return `${body}${checkDigitOf(body)}`
  })

/** Every byte that the environment keeps, files and journals included. */
function everythingKept(): Buffer {
  const filesIn = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const file = path.join(folder, name)
      return statSync(file).isDirectory() ? filesIn(file) : [file]
    })
  return Buffer.concat(filesIn(street.dataDir).map((file) => readFileSync(file)))
}

describe('what is kept of a reporter', () => {
  it('is neither receipt nor name, phone, seed, WeChat identity, account or address, in no byte of the environment', async () => {
    const person = await street.addPerson('resident', '/d1/s1', { name: '王二' })
    const secrets: string[] = []
    for (const who of [
      { openid: `o-secret-${newId()}`, sourceIp: '198.51.100.23' },
      { anonymous: true as const, uid: `uid-secret-${newId()}`, sourceIp: '198.51.100.24' },
    ]) {
      const contact = { openness: 'named' as const, name: '欧阳春晓', phone: '13911112222' }
      const given = input({ contact })
      const reportId = newId()
      const { receipt } = answered(await street.call(who, 'report', 'submit', given, reportId))
      answered(await follow(who, receipt))
      answered(await street.call(who, 'report', 'say', { receipt, text: '这句话街道要看' }))
      expect(refusalOf(await follow(who, guesses(1)[0] as string))).toBe('notFound')
      const { openid = '', uid = '' } = who as { openid?: string; uid?: string }
      secrets.push(receipt, receipt.replace(/(\d{4})(?=\d)/g, '$1 '), given.receiptSeed, contact.name, contact.phone)
      secrets.push(`${openid}${uid}`, who.sourceIp, JSON.stringify(contact.name).replace(/[^\0-\x7f]/g, escaped))
    }
    const signedIn = answered(await street.call(person, 'report', 'submit', input()))
    const kept = everythingKept()
    // The look itself sees: what the street is to read is there.
    for (const words of ['这句话街道要看', '三号楼西侧钢筋班']) expect(kept.includes(words)).toBe(true)
    for (const secret of [...secrets, signedIn.receipt])
      expect([secret, kept.includes(secret)]).toEqual([secret, false])
    // Of somebody signed in neither: nobody can be found from the report, nor the report from them.
    const written = JSON.stringify(await street.find('reports', {}))
    for (const own of [person.userId, person.openid, person.phone, person.name]) expect(written).not.toContain(own)
  })

  it('stands in no line of any log, and no line quotes what was written', async () => {
    const contact = { openness: 'mediatorOnly' as const, name: '司马长风', phone: '13722223333' }
    const claim = { ...input().claim, placeNote: '绝不能进日志的地方' }
    const receiptSeed = newSeed()
    const { receipt, reportId, who } = await handedIn(street, { contact, claim, receiptSeed })
    answered(await street.call(who, 'report', 'say', { receipt, text: '绝不能进日志的话' }))
    answered(await follow(who, receipt))
    const lines = JSON.stringify(street.logs)
    expect(lines).toContain('"report')
    for (const secret of [receipt, receiptSeed, reportId, who.uid, contact.name, contact.phone, '绝不能进日志'])
      expect([secret, lines.includes(secret)]).toEqual([secret, false])
  })
})

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

describe('guessing receipts', () => {
  const { most, perAddress, lockMinutes } = safetyPolicy.receipt

  it('shuts the door after five, to the right receipt too, and to nobody else', async () => {
    const { receipt } = await handedIn(street)
    const guesser = stranger()
    const seen: string[] = []
    for (const guess of guesses(200)) seen.push(refusalOf(await follow(guesser, guess)))
    expect(seen).toEqual([...Array(most).fill('notFound'), ...Array(200 - most).fill('tooMany')])
    const right = await follow(guesser, receipt)
    expect(right).toMatchObject({ ok: false, refusal: { code: 'tooMany' } })
    expect(right.ok ? '' : right.refusal.message).toBe(`试错次数多了，${lockMinutes} 分钟后再试。着急就打 12345。`)
    for (const route of ['say', 'attach'] as const) {
      const more = route === 'say' ? { text: 'x' } : { fileId: 'cloud://test-env.local/incoming/aaaaaaaaaa.jpg' }
      const given = { receipt, ...more } as never
      expect(refusalOf(await street.call(guesser, 'report', route, given))).toBe('tooMany')
    }
    expect(answered(await follow(stranger(), receipt)).state).toBe('received')
  })

  it('from one address under ever new names ends as well, and only there', async () => {
    const { receipt } = await handedIn(street)
    const sourceIp = '198.51.100.77'
    const guess = async (index: number) =>
      refusalOf(await follow({ ...stranger(), sourceIp }, guesses(index + 1)[index] as string))
    const counts = async () =>
      (await street.find<{ _id: string }>('tries', {})).map(({ _id }) => _id).filter((id) => /^receipt:from:/.test(id))
    const before = await counts()
    expect(await guess(0)).toBe('notFound')
    // The twenty-eight in between are written down, not waited for: each costs its caller a slow hash.
    const [_id = ''] = (await counts()).filter((id) => !before.includes(id))
    expect(await street.local.database.updateOne('tries', { _id }, { $set: { count: perAddress - 2 } })).toBe(1)
    expect([await guess(1), await guess(2), await guess(3)]).toEqual(['notFound', 'notFound', 'tooMany'])
    expect(refusalOf(await follow({ ...stranger(), sourceIp }, receipt))).toBe('tooMany')
    answered(await follow({ ...stranger(), sourceIp: '198.51.100.78' }, receipt))
  })

  it('is forgiven when the time is over', async () => {
    const { receipt } = await handedIn(street)
    const guesser = stranger()
    for (const guess of guesses(most + 1)) await follow(guesser, guess)
    expect(refusalOf(await follow(guesser, receipt))).toBe('tooMany')
    for (const { _id } of await street.find<{ _id: string }>('tries', {}))
      await street.local.database.updateOne(
        'tries',
        { _id },
        { $set: { lockedUntil: new Date(Date.now() - 1), since: new Date(Date.now() - lockMinutes * 60_000) } },
      )
    answered(await follow(guesser, receipt))
  })

  it('is not what a slip of the thumb is: a wrong check digit is told at once and never counted', async () => {
    const { receipt } = await handedIn(street)
    const clumsy = stranger()
    const slipped = `${receipt.slice(0, 15)}${(Number(receipt[15]) + 1) % 10}`
    for (let slips = 0; slips < 20; slips++) {
      const reply = await follow(clumsy, slipped)
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } })
    }
    answered(await follow(clumsy, receipt))
  })
})

describe('rubbish from anybody', () => {
  it('is refused in words on every route, brings nothing down, and writes nothing', async () => {
    const before = await street.fingerprint()
    const routes = ['landing', 'submit', 'follow', 'say', 'attach']
    const client = { platform: 'h5', version: '0.1.0' }
    const events = fc.sample(fc.tuple(fc.constantFrom(...routes), fc.jsonValue({ maxDepth: 3 })), {
      seed: 3,
      numRuns: 60,
    })
    const near = [
      { ...input(), streetId: { $gt: '' } },
      { ...input(), claim: { ...input().claim, months: ['2026-13'] } },
      { ...input(), claim: { ...input().claim, amount: { by: 'exact', amountFen: 1.5 } } },
      { ...input(), claim: { ...input().claim, $where: '1' } },
      { ...input(), contact: { openness: 'named', name: '王', phone: '1' } },
      { ...input(), openid: 'o-forged' },
      { ...input(), receiptSeed: 'short' },
      { ...input(), referralCode: { $ne: null } },
    ].map((each): [string, unknown] => ['submit', each])
    for (const [route, given] of [...events, ...near]) {
      const reply = await street.raw(stranger(), 'report', { route, commandId: newId(), input: given, client })
      const known = route === 'landing' && reply.ok
      expect([given, known ? 'invalidInput' : refusalOf(reply)]).toEqual([given, 'invalidInput'])
    }
    expect(await street.fingerprint()).toBe(before)
  })
})
