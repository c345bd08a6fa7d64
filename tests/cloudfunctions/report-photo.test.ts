import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkDigitOf } from '#domain/report/receipt'
import { mostPhotos } from '#domain/report/report'
import { exifSegment, jpegBaggage, jpegWith, plainJpeg, pngBaggage, pngWith, secretWords } from './pictures'
import { handedIn, openCase, storedReport, stranger } from './reports'
import { tripsOf } from './shelf'
import { answered, newId, refusalOf, type Street, startStreet } from './street'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street.close())

const photo = jpegWith(plainJpeg, jpegBaggage, Buffer.from(secretWords))

/** Puts a file where phones put theirs, and gives its id. */
function sent(bytes: Buffer, name = `${newId()}.jpg`): { fileId: string; place: string } {
  const folder = path.join(street.dataDir, 'files/incoming')
  mkdirSync(folder, { recursive: true })
  const place = path.join(folder, name)
  writeFileSync(place, bytes)
  return { fileId: `cloud://test-env.local/incoming/${name}`, place }
}
const attach = (receipt: string, fileId: string, commandId = newId()) =>
  street.call(stranger(), 'report', 'attach', { receipt, fileId }, commandId)

function evidenceOf(reportId: string): { name: string; bytes: Buffer }[] {
  const folder = path.join(street.dataDir, 'files/evidence', reportId)
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }))
    : []
}

describe('a photo', () => {
  it('becomes evidence without place, time and phone, and is gone from where it came in', async () => {
    const { reportId, receipt } = await handedIn(street)
    const { fileId, place } = sent(photo)
    const reply = await attach(receipt, fileId)
    expect(answered(reply)).toMatchObject({ photos: 1, morePhotos: true })
    const [kept] = evidenceOf(reportId)
    expect(kept?.bytes.equals(plainJpeg)).toBe(true)
    expect(kept?.name).toMatch(/^1-[\w-]{32}\.jpg$/)
    expect(existsSync(place)).toBe(false)
    const stored = await storedReport(street, reportId)
    expect(stored.photos).toMatchObject([{ fileId: `cloud://test-env.local/evidence/${reportId}/${kept?.name}` }])
    expect(stored.version).toBe(2)
    const named = ['caller', 'report', 'street', 'messages', 'begin', 'report', 'report', 'commit']
    expect(await tripsOf(street, reply)).toBe(named.length)
    expect(JSON.stringify(reply)).not.toMatch(new RegExp(`${reportId}|evidence`))
  })
  it('held sideways stays so, by one number and no other', async () => {
    const { reportId, receipt } = await handedIn(street)
    answered(await attach(receipt, sent(jpegWith(plainJpeg, [exifSegment({ orientation: 6 })])).fileId))
    const bytes = evidenceOf(reportId)[0]?.bytes ?? Buffer.alloc(0)
    expect(bytes.length).toBe(plainJpeg.length + 36)
    expect(bytes.toString('latin1')).not.toMatch(/LEFT-BEHIND|2026:03/)
  })
  it('that is a PNG under any name is kept as one', async () => {
    const { reportId, receipt } = await handedIn(street)
    answered(await attach(receipt, sent(pngWith(pngBaggage)).fileId))
    const [kept] = evidenceOf(reportId)
    expect(kept?.name).toMatch(/\.png$/)
    expect(kept?.bytes.equals(pngWith())).toBe(true)
  })

  it('sent five times at once and again is one photo, answered each time', async () => {
    const { reportId, receipt } = await handedIn(street)
    const { fileId } = sent(photo)
    const commandId = newId()
    const together = await Promise.all(Array.from({ length: 5 }, () => attach(receipt, fileId, commandId)))
    for (const reply of together) expect(['ok', 'unavailable']).toContain(refusalOf(reply))
    for (let again = 0; again < 2; again++)
      expect(answered(await attach(receipt, fileId, commandId))).toMatchObject({ photos: 1 })
    expect(evidenceOf(reportId)).toHaveLength(1)
    expect((await storedReport(street, reportId)).photos).toHaveLength(1)
  })
  it('under the id of another is refused, and the first stays', async () => {
    const { reportId, receipt } = await handedIn(street)
    const commandId = newId()
    answered(await attach(receipt, sent(photo).fileId, commandId))
    expect(refusalOf(await attach(receipt, sent(pngWith()).fileId, commandId))).toBe('conflict')
    expect(evidenceOf(reportId).map(({ name }) => name.slice(-4))).toEqual(['.jpg'])
  })
  it('beyond the sixth is refused, also when many come at once, and none lies about', async () => {
    const { reportId, receipt } = await handedIn(street)
    for (let count = 1; count < mostPhotos; count++) answered(await attach(receipt, sent(photo).fileId))
    const replies = await Promise.all(Array.from({ length: 6 }, () => attach(receipt, sent(photo).fileId)))
    for (const reply of replies) expect(['ok', 'unavailable', 'limitReached']).toContain(refusalOf(reply))
    await attach(receipt, sent(photo).fileId)
    const last = await attach(receipt, sent(photo).fileId)
    expect(refusalOf(last)).toBe('limitReached')
    const { photos } = await storedReport(street, reportId)
    expect(photos).toHaveLength(mostPhotos)
    expect(photos.map(({ fileId }) => path.basename(fileId)).sort()).toEqual(
      evidenceOf(reportId).map(({ name }) => name),
    )
  })
})

describe('what is no photo', () => {
  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['half a photo', plainJpeg.subarray(0, 150)],
    ['nothing', Buffer.alloc(0)],
    ['more than 6 MB', Buffer.concat([plainJpeg, Buffer.alloc(6 * 1024 * 1024)])],
  ])('%s is refused in words and not left lying about', async (_, bytes) => {
    const { reportId, receipt } = await handedIn(street)
    const { fileId, place } = sent(bytes)
    const reply = await attach(receipt, fileId)
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'invalidInput', details: { field: 'fileId' } } })
    expect(existsSync(place)).toBe(false)
    expect(evidenceOf(reportId)).toEqual([])
    expect((await storedReport(street, reportId)).photos).toEqual([])
  })
  it('a file that is not there, of another folder or another environment is not found, and nothing is read or removed', async () => {
    const { reportId, receipt } = await handedIn(street)
    answered(await attach(receipt, sent(photo).fileId))
    const [kept] = evidenceOf(reportId)
    expect(refusalOf(await attach(receipt, 'cloud://test-env.local/incoming/never-was-here.jpg'))).toBe('notFound')
    for (const fileId of [
      `cloud://test-env.local/evidence/${reportId}/${kept?.name}`,
      `cloud://test-env.local/incoming/../evidence/${reportId}/${kept?.name}`,
      'cloud://test-env.local/incoming/deeper/aaaaaaaaaa.jpg',
      'cloud://other-env.local/incoming/aaaaaaaaaa.jpg',
      'https://example.invalid/aaaaaaaaaa.jpg',
      '/etc/passwd',
    ])
      expect([fileId, refusalOf(await attach(receipt, fileId))]).toEqual([fileId, 'invalidInput'])
    expect(evidenceOf(reportId)).toHaveLength(1)
  })
  it('without the receipt nobody adds a photo, and the file stays where it is', async () => {
    const { fileId, place } = sent(photo)
    const body = '482177309156204'
    expect(refusalOf(await attach(`${body}${checkDigitOf(body)}`, fileId))).toBe('notFound')
    expect(existsSync(place)).toBe(true)
  })
  it('once the matter has ended none is taken any more', async () => {
    const { reportId, receipt } = await handedIn(street)
    const mediator = await street.addPerson('mediator', '/d1/s1')
    await openCase(street, reportId, mediator, { status: 'settled' })
    expect(refusalOf(await attach(receipt, sent(photo).fileId))).toBe('notNow')
    expect(evidenceOf(reportId)).toEqual([])
  })
})
