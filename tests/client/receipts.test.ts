import type { FollowView } from '#domain/contract/report'
import { FakePhone, type Sent } from './support/desk'
import { settle } from './support/phone'
import { followOf, receipt } from './support/report'

const id = '01ARZ3NDEKTSV4RRFFQ69G5FR1'
const other = '01ARZ3NDEKTSV4RRFFQ69G5FR2'
const photoA = '01ARZ3NDEKTSV4RRFFQ69G5FP1'
const photoB = '01ARZ3NDEKTSV4RRFFQ69G5FP2'

async function holding({ kept = true, photos = [] as string[] } = {}) {
  const fake = new FakePhone()
  const phone = await fake.start()
  for (const photo of photos) await fake.photos.keep(photo, `bytes of ${photo}`)
  const waiting = photos.map((photoId) => ({ photoId, uploaded: null }))
  phone.receipts.hold({ id, receipt, follow: followOf(), atMs: 1, photos: waiting })
  if (kept) phone.receipts.keep(id)
  return fake
}
const messaged = (text: string): FollowView =>
  followOf({ messages: [{ id: 'm1', from: 'reporter', text, at: '2026-03-05T07:00:00.000Z' }] })

describe('the receipts of a phone', () => {
  it('are there after a restart when they were kept, and gone when they were not', async () => {
    const fake = await holding()
    fake.phone.receipts.hold({ id: other, receipt: '1230178849653104', follow: followOf(), atMs: 1 })
    expect(fake.phone.receipts.get(other)).toBeDefined()
    const { receipts } = await fake.start()
    expect(receipts.list().map((one) => one.id)).toEqual([id])
    expect(receipts.get(other)).toBeUndefined()
  })

  it('leave with one word, and an open page still shows what it had', async () => {
    const fake = await holding()
    fake.phone.post.keepWords(id, '工头说')
    fake.phone.post.forget(id)
    expect([...fake.storage.kept.keys()]).toEqual([])
    expect(fake.phone.receipts.list()).toEqual([])
    expect(fake.phone.receipts.get(id)?.receipt).toBe(receipt)
    fake.phone.receipts.keep(id)
    expect((await fake.start()).receipts.list()).toHaveLength(1)
  })

  it('that are typed again are the same one', async () => {
    const fake = await holding()
    const again = fake.phone.receipts.hold({ id: other, receipt, follow: followOf({ photos: 2 }), atMs: 2 })
    expect(again).toBe(id)
    expect(fake.phone.receipts.list()).toMatchObject([{ id, follow: { photos: 2 } }])
  })

  it('stand newest first, and the list stays the same object until something changes', async () => {
    const fake = await holding()
    const { receipts } = fake.phone
    const newer = followOf({ receivedAt: '2026-03-09T06:20:00.000Z' })
    receipts.hold({ id: other, receipt: '1230178849653104', follow: newer, atMs: 1 })
    receipts.keep(other)
    expect(receipts.list().map((one) => one.id)).toEqual([other, id])
    expect(receipts.list()).toBe(receipts.list())
    const before = receipts.list()
    receipts.note(id, followOf({ photos: 3 }), 5)
    expect(receipts.list()).not.toBe(before)
  })

  it('says so when the phone has no room for one more', async () => {
    const fake = await holding({ kept: false })
    fake.storage.most = 20
    expect(fake.phone.receipts.keep(id)).toBe(false)
    expect(fake.phone.receipts.isKept(id)).toBe(false)
    expect(fake.phone.receipts.get(id)?.receipt).toBe(receipt)
  })

  it('passes over what is damaged', async () => {
    const fake = await holding()
    fake.storage.kept.set('xhm/receipt/x', '{"id":"x"')
    fake.storage.kept.set('xhm/receipt/y', '{"id":"y","receipt":"1"}')
    expect((await fake.start()).receipts.list().map((one) => one.id)).toEqual([id])
  })
})

describe('a message', () => {
  const says = (fake: FakePhone): Sent[] => fake.back.of('report.say')

  it('is kept while it is written, and gone once the street has it', async () => {
    const fake = await holding()
    const { post, receipts } = fake.phone
    post.keepWords(id, '月底给不了')
    expect((await fake.start()).post.wordsFor(id)).toBe('月底给不了')
    fake.back.answers['report.say'] = ({ input }) => ({ data: messaged((input as { text: string }).text) })
    expect((await fake.phone.post.say(id, '月底给不了')).ok).toBe(true)
    expect(fake.phone.post.wordsFor(id)).toBe('')
    expect(fake.phone.receipts.get(id)?.follow.messages).toMatchObject([{ text: '月底给不了' }])
    expect(receipts.get(id)).toBeDefined()
  })

  it('is one message however often it goes out, and another one once its words are others', async () => {
    const fake = await holding()
    fake.back.answers['report.say'] = () => 'silence'
    expect((await fake.phone.post.say(id, '在吗')).ok).toBe(false)
    fake.phone.post.keepWords(id, '在吗')
    await fake.start()
    await fake.phone.post.say(id, '在吗')
    await fake.phone.post.say(id, '在不在')
    const [first, second, third] = says(fake).map(({ commandId }) => commandId)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })
})

describe('photos on their way', () => {
  const attached = (): { data: FollowView } => ({ data: followOf({ photos: 1 }) })

  it('go to the storage and then to the report, one after the other, and off the phone', async () => {
    const fake = await holding({ photos: [photoA, photoB] })
    fake.back.answers['report.attach'] = attached
    expect((await fake.phone.post.sendPhotos(id)).ok).toBe(true)
    expect(fake.back.uploads).toHaveLength(2)
    for (const path of fake.back.uploads) expect(path).toMatch(/^incoming\/[0-9A-Z]{26}\.jpg$/)
    expect(fake.back.of('report.attach').map(({ input }) => input)).toEqual(
      fake.back.uploads.map((path) => ({ receipt, fileId: `cloud://test-env.local/${path}` })),
    )
    expect(fake.phone.receipts.get(id)?.photos).toEqual([])
    expect(fake.photos.kept.size).toBe(0)
  })

  it('wait where there is no signal, and go on from where they were', async () => {
    const fake = await holding({ photos: [photoA, photoB] })
    fake.back.answers['report.attach'] = () => 'silence'
    expect(await fake.phone.post.sendPhotos(id)).toMatchObject({ ok: false, refusal: { code: 'unavailable' } })
    const phone = await fake.start()
    expect(phone.receipts.get(id)?.photos).toHaveLength(2)
    fake.back.answers['report.attach'] = attached
    expect((await phone.post.sendPhotos(id)).ok).toBe(true)
    // The first had been uploaded before the silence: the same file, under the same command.
    const sent = fake.back.of('report.attach')
    expect(sent).toHaveLength(3)
    expect(sent[1]).toMatchObject({ commandId: sent[0]?.commandId, input: sent[0]?.input })
    expect(fake.back.uploads).toHaveLength(2)
  })

  it('without any signal stay whole on the phone', async () => {
    const fake = await holding({ photos: [photoA] })
    fake.back.online = false
    expect((await fake.phone.post.sendPhotos(id)).ok).toBe(false)
    expect(fake.photos.kept.size).toBe(1)
    expect(fake.phone.receipts.get(id)?.photos).toEqual([{ photoId: photoA, uploaded: null }])
  })

  it('that the street will not have are let go, with its words, and the others still go', async () => {
    const fake = await holding({ photos: [photoA, photoB] })
    let first = true
    fake.back.answers['report.attach'] = () => {
      if (!first) return attached()
      first = false
      return { code: 'invalidInput', message: '这不是照片。' }
    }
    expect(await fake.phone.post.sendPhotos(id)).toMatchObject({ ok: false, refusal: { message: '这不是照片。' } })
    expect(fake.phone.receipts.get(id)?.photos).toEqual([])
    expect(fake.back.of('report.attach')).toHaveLength(2)
  })

  it('that are no longer on the phone hold nobody up', async () => {
    const fake = await holding({ photos: [photoA, photoB] })
    fake.photos.kept.delete(photoA)
    fake.back.answers['report.attach'] = attached
    expect((await fake.phone.post.sendPhotos(id)).ok).toBe(true)
    expect(fake.back.uploads).toHaveLength(1)
  })

  it('are sent once when it is asked for twice, and take in what comes meanwhile', async () => {
    const fake = await holding({ photos: [photoA] })
    fake.back.answers['report.attach'] = attached
    const first = fake.phone.post.sendPhotos(id)
    await fake.photos.keep(photoB, 'b')
    fake.phone.receipts.addPhotos(id, [photoB])
    await Promise.all([first, fake.phone.post.sendPhotos(id)])
    await settle()
    expect(fake.back.uploads).toHaveLength(2)
  })

  it('leave the phone with their receipt', async () => {
    const fake = await holding({ photos: [photoA] })
    fake.phone.post.forget(id)
    await settle()
    expect(fake.photos.kept.size).toBe(0)
  })
})
