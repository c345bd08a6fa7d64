import fc from 'fast-check'
import { isReceipt } from '#domain/report/receipt'
import {
  draftIn,
  emptyDraft,
  inputOf,
  phoneIn,
  type ReportDraft,
  type SubmitInput,
} from '../../src/client/report-draft'
import { base64url } from '../../src/client/reports'
import { anna, FakePhone, type Sent } from './support/desk'
import { Run, settle } from './support/phone'
import { followOf, receipt, wholeDraft } from './support/report'

const taken = () => ({ data: { receipt, follow: followOf() } })

async function withDraft(draft: ReportDraft = wholeDraft): Promise<FakePhone> {
  const fake = new FakePhone()
  const phone = await fake.start()
  phone.reports.save(draft)
  return fake
}
const seedOf = (sent: Sent | undefined): unknown => (sent?.input as SubmitInput | undefined)?.receiptSeed
const inputsOf = (fake: FakePhone): Sent[] => fake.back.of('report.submit')

describe('a report in the making', () => {
  it('is kept at every touch, whoever is signed in, and is there after a kill', async () => {
    const fake = new FakePhone()
    let phone = await fake.start()
    expect(phone.reports.read()).toBeNull()
    phone.reports.save({ ...emptyDraft, trouble: 'depositKept' })
    phone = await fake.start()
    expect(phone.reports.read()).toMatchObject({ trouble: 'depositKept', step: 1 })
    await phone.session.signIn(anna.name, 'right')
    expect(phone.reports.read()).toMatchObject({ trouble: 'depositKept' })
  })

  it('says so when the phone has no room, and goes on from memory', async () => {
    const fake = new FakePhone()
    const phone = await fake.start()
    fake.storage.most = 10
    expect(phone.reports.save({ ...emptyDraft, trouble: 'wagesShort' })).toBe(false)
    expect(phone.reports.read()).toMatchObject({ trouble: 'wagesShort' })
  })

  it('takes only what it understands of a draft that an older app kept', () => {
    expect(draftIn({ trouble: 'gone', months: ['2026-01', 7, 'x'], step: 9, photos: ['../../x'], name: 5 })).toEqual({
      ...emptyDraft,
      months: ['2026-01'],
    })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(emptyDraft)), fc.jsonValue()), (kept) => {
        const draft = draftIn(kept)
        expect(Object.keys(draft).sort()).toEqual(Object.keys(emptyDraft).sort())
        expect(draftIn(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
      }),
    )
  })

  it('thrown away takes its photos with it', async () => {
    const fake = await withDraft({ ...wholeDraft, photos: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] })
    await fake.photos.keep('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'x')
    fake.phone.reports.discard()
    await settle()
    expect(fake.phone.reports.read()).toBeNull()
    expect(fake.photos.kept.size).toBe(0)
    expect([...fake.storage.kept.keys()]).toEqual([])
  })

  it('does not stay behind when somebody signs out, unless it is on its way', async () => {
    const fake = await withDraft()
    await fake.phone.session.signIn(anna.name, 'right')
    await fake.phone.signOut()
    expect(fake.phone.reports.read()).toBeNull()
    fake.phone.reports.save(wholeDraft)
    await fake.phone.session.signIn(anna.name, 'right')
    fake.back.online = false
    await fake.phone.reports.handIn()
    await fake.phone.signOut()
    expect(fake.phone.reports.read()?.sent).not.toBeNull()
  })
})

describe('what is handed in', () => {
  const seed = 'AAAAAAAAAAAAAAAAAAAAAA'

  it('names the place by its code, and the street only without one', () => {
    expect(inputOf(wholeDraft, seed)).toMatchObject({ code: 'GD8V3X5T', contact: { openness: 'anonymous' } })
    expect(inputOf(wholeDraft, seed)).not.toHaveProperty('streetId')
    const elsewhere = inputOf({ ...wholeDraft, place: null, placeNote: ' 长青路 12 号 ' }, seed)
    expect(elsewhere).toMatchObject({ streetId: 's1', claim: { placeNote: '长青路 12 号' } })
    expect(elsewhere).not.toHaveProperty('code')
  })

  it('carries no name and no phone of somebody who wants to stay unknown, whatever was typed before', () => {
    const input = inputOf({ ...wholeDraft, name: '王师傅', phone: '13800001111' }, seed) as SubmitInput
    expect(input.contact).toEqual({ openness: 'anonymous' })
    expect(JSON.stringify(input)).not.toMatch(/王师傅|13800001111/)
  })

  it('carries the exact sum in fen, the months in order and the guide’s code as it is written', () => {
    const input = inputOf(
      { ...wholeDraft, amount: 'exact', exactAmount: '12,345.6 元', referralCode: ' ab2-c3d ' },
      seed,
    )
    expect(input).toMatchObject({
      claim: { amount: { by: 'exact', amountFen: 1_234_560 }, months: ['2026-01', '2026-02'] },
      referralCode: 'AB2C3D',
    })
  })

  it.each<[string, Partial<ReportDraft>]>([
    ['what happened', { trouble: null }],
    ['whether one is still there', { stillThere: null }],
    ['how much', { amount: null }],
    ['a sum that can be read', { amount: 'exact', exactAmount: '很多' }],
    ['a sum above nothing', { amount: 'exact', exactAmount: '0' }],
    ['how many', { people: null }],
    ['who owes', { debtor: null }],
    ['how open', { openness: null }],
    ['a name', { openness: 'named', name: ' ', phone: '13800001111' }],
    ['a number', { openness: 'mediatorOnly', name: '王', phone: '1380000111' }],
  ])('is not there while %s is missing', (_, part) => {
    expect(inputOf({ ...wholeDraft, ...part }, seed)).toBeUndefined()
  })

  it.each([
    ['13800001111', '13800001111'],
    ['138 0000 1111', '13800001111'],
    ['+86 138-0000-1111', '13800001111'],
    ['1380000111', undefined],
    ['23800001111', undefined],
  ])('reads the number in %j as %j', (typed, number) => {
    expect(phoneIn(typed)).toBe(number)
  })
})

describe('handing in', () => {
  it('keeps the receipt on the phone before the draft goes', async () => {
    const fake = await withDraft()
    fake.back.answers['report.submit'] = taken
    const result = await fake.phone.reports.handIn()
    const id = inputsOf(fake)[0]?.commandId as string
    expect(result).toEqual({ ok: true, value: id })
    expect(fake.phone.reports.read()).toBeNull()
    const phone = await fake.start()
    expect(phone.receipts.list()).toMatchObject([{ id, receipt, follow: { placeName: '柳溪花园二期工地' } }])
  })

  it('mints the id and the seed once: however often it goes out, it is the same report', async () => {
    const fake = await withDraft()
    fake.back.answers['report.submit'] = () => 'silence'
    const first = await fake.phone.reports.handIn()
    expect(first).toMatchObject({ ok: false, refusal: { code: 'unavailable' } })
    await fake.phone.reports.handIn()
    // Killed, and opened again.
    const phone = await fake.start()
    expect(phone.reports.read()).toMatchObject({ trouble: 'wagesUnpaid' })
    fake.back.answers['report.submit'] = taken
    expect((await phone.reports.handIn()).ok).toBe(true)
    const sent = inputsOf(fake)
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1)
    expect(new Set(sent.map(({ input }) => JSON.stringify(input))).size).toBe(1)
    expect(seedOf(sent[0])).toMatch(/^[\w-]{22}$/)
  })

  it('goes out once when it is asked for twice at the same time', async () => {
    const fake = await withDraft()
    fake.back.answers['report.submit'] = taken
    const [one, two] = await Promise.all([fake.phone.reports.handIn(), fake.phone.reports.handIn()])
    expect(one).toEqual(two)
    expect(inputsOf(fake)).toHaveLength(1)
  })

  it('is another report once the street has said no and something was mended', async () => {
    const fake = await withDraft({ ...wholeDraft, referralCode: 'AB2C3D' })
    fake.back.answers['report.submit'] = () => ({ code: 'notFound', message: '没有这个介绍码。' })
    expect(await fake.phone.reports.handIn()).toMatchObject({ refusal: { message: '没有这个介绍码。' } })
    const draft = fake.phone.reports.read() as ReportDraft
    expect(draft.sent).toBeNull()
    fake.phone.reports.save({ ...draft, referralCode: '' })
    fake.back.answers['report.submit'] = taken
    expect((await fake.phone.reports.handIn()).ok).toBe(true)
    const [first, second] = inputsOf(fake)
    expect(second?.commandId).not.toBe(first?.commandId)
    expect(seedOf(second)).not.toBe(seedOf(first))
    expect(second?.input).not.toHaveProperty('referralCode')
  })

  it.each(['unavailable', 'tooMany'] as const)(
    'stays the same report after %s: an earlier try may have arrived',
    async (code) => {
      const fake = await withDraft()
      fake.back.answers['report.submit'] = () => ({ code, message: '等一会儿再试。' })
      await fake.phone.reports.handIn()
      await fake.phone.reports.handIn()
      const ids = inputsOf(fake).map(({ commandId }) => commandId)
      expect(new Set(ids).size).toBe(1)
    },
  )

  it('asks which street it is, where no code has said so', async () => {
    const fake = await withDraft({ ...wholeDraft, place: null, streetId: null, placeNote: '长青路 12 号' })
    fake.back.answers['report.submit'] = taken
    expect(await fake.phone.reports.handIn()).toMatchObject({ ok: false, refusal: { code: 'unavailable' } })
    expect(inputsOf(fake)).toHaveLength(0)
    fake.back.answers['report.landing'] = () => ({ data: { streetId: 's7' } })
    expect((await fake.phone.reports.handIn()).ok).toBe(true)
    expect(inputsOf(fake)[0]?.input).toMatchObject({ streetId: 's7' })
  })

  it('sends nothing that is not whole', async () => {
    const fake = await withDraft({ ...wholeDraft, debtor: null })
    expect(await fake.phone.reports.handIn()).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } })
    expect(fake.back.sent).toHaveLength(0)
  })

  it('never doubles and never loses, killed at any write', async () => {
    for (let writes = 1; ; writes++) {
      const fake = await withDraft()
      const ids = new Set<string>()
      fake.back.answers['report.submit'] = ({ commandId }) => {
        ids.add(String(commandId))
        return taken()
      }
      const before = fake.storage.writes
      const run = new Run(writes)
      await fake.start(run)
      await fake.phone.reports.handIn().catch(() => undefined)
      const died = !run.alive
      let phone = await fake.start()
      // Whatever happened: there is a receipt, or something to go on with.
      if (phone.receipts.list().length === 0) {
        expect(phone.reports.read()).not.toBeNull()
        expect((await phone.reports.handIn()).ok).toBe(true)
      }
      phone = await fake.start()
      expect(phone.receipts.list()).toHaveLength(1)
      expect(ids.size).toBe(1)
      if (!died) {
        expect(fake.storage.writes).toBeGreaterThan(before)
        return
      }
    }
  })
})

describe('small things', () => {
  it('base 64 is that of addresses', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })
  it('the receipt of these tests is one', () => {
    expect(isReceipt(receipt)).toBe(true)
  })
})
