import fc from 'fast-check'
import { cleanPhoto } from '../../cloudfunctions/kit/photo'
import {
  cameraBlock,
  chunk,
  exifSegment,
  jpegBaggage,
  jpegWith,
  plainJpeg,
  pngBaggage,
  pngWith,
  progressiveJpeg,
  secretWords,
  segment,
} from './pictures'

const cleaned = (bytes: Buffer): Buffer => {
  const photo = cleanPhoto(bytes)
  if (!photo) throw new Error('taken for no photo')
  return photo.bytes
}
const trailer = Buffer.from(`${secretWords} a film of three seconds`)

describe('a JPEG', () => {
  it.each([
    ['drawn at once', plainJpeg],
    ['drawn in passes', progressiveJpeg],
  ])('%s keeps its picture byte for byte and nothing else', (_, picture) => {
    expect(cleanPhoto(picture)).toEqual({ extension: 'jpg', bytes: picture })
    expect(cleaned(jpegWith(picture, jpegBaggage, trailer)).equals(picture)).toBe(true)
  })

  it('is the same whatever hangs where in it', () => {
    const part = fc.oneof(
      fc.constantFrom(...jpegBaggage),
      fc
        .tuple(fc.integer({ min: 0xe1, max: 0xef }), fc.uint8Array({ maxLength: 300 }))
        .map(([marker, body]) => segment(marker, Buffer.from(body))),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.uint8Array({ maxLength: 300 }), (parts, after) =>
        cleaned(jpegWith(progressiveJpeg, parts, Buffer.from(after))).equals(progressiveJpeg),
      ),
    )
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('that has to be turned (%s) keeps that one number and no place', (orientation) => {
    for (const order of ['II', 'MM'] as const) {
      const bytes = cleaned(jpegWith(plainJpeg, [exifSegment({ orientation, order }), ...jpegBaggage], trailer))
      expect(bytes.length).toBe(plainJpeg.length + 36)
      expect(bytes.toString('latin1')).not.toMatch(/LEFT-BEHIND|2026:03:05/)
      // One entry: tag 0x0112, a short, once.
      const at = bytes.indexOf('Exif\0\0')
      expect(bytes.subarray(at + 6, at + 26).toString('hex')).toBe(
        `4d4d002a000000080001011200030000000100${`0${orientation}`}`,
      )
      expect(cleaned(bytes).equals(bytes)).toBe(true)
    }
  })

  it('without its last bytes is closed again; one cut in its head is none', () => {
    expect(cleaned(plainJpeg.subarray(0, -2)).equals(plainJpeg)).toBe(true)
    expect(cleanPhoto(plainJpeg.subarray(0, 200))).toBeUndefined()
  })

  it('keeps how its colours are meant, cut to the twelve bytes that say it', () => {
    const adobe = segment(0xee, Buffer.from(`Adobe\0d\0\0\0\0\x01${secretWords}`, 'latin1'))
    const bytes = cleaned(jpegWith(plainJpeg, [adobe]))
    expect(bytes.includes('Adobe')).toBe(true)
    expect(bytes.includes(secretWords)).toBe(false)
  })

  it('loses the small picture in its own header', () => {
    const header = Buffer.concat([plainJpeg.subarray(6, 18), Buffer.from([4, 1]), Buffer.from(`${secretWords}x`)])
    const bytes = cleaned(Buffer.concat([plainJpeg.subarray(0, 2), segment(0xe0, header), plainJpeg.subarray(20)]))
    expect(bytes.equals(plainJpeg)).toBe(true)
  })
})

describe('a PNG', () => {
  it('keeps its points and nothing else', () => {
    expect(cleanPhoto(pngWith())).toEqual({ extension: 'png', bytes: pngWith() })
    expect(cleaned(Buffer.concat([pngWith(pngBaggage), trailer])).equals(pngWith())).toBe(true)
  })
  it('that has to be turned keeps that one number and no place', () => {
    const bytes = cleaned(pngWith([chunk('eXIf', cameraBlock({ orientation: 6, order: 'MM' })), ...pngBaggage]))
    expect(bytes.length).toBe(pngWith().length + 12 + 26)
    expect(bytes.toString('latin1')).not.toContain(secretWords)
    expect(cleaned(bytes).equals(bytes)).toBe(true)
  })
  it('whose sums are wrong, or that ends early, is none', () => {
    const broken = Buffer.from(pngWith())
    broken[30] = (broken[30] ?? 0) ^ 1
    expect(cleanPhoto(broken)).toBeUndefined()
    expect(cleanPhoto(pngWith().subarray(0, -5))).toBeUndefined()
  })
  it('that would fill a memory when it is opened is none', () => {
    expect(cleanPhoto(pngWith([], { width: 60_000, height: 60_000 }))).toBeUndefined()
    expect(cleanPhoto(pngWith([], { width: 0, height: 10 }))).toBeUndefined()
  })
})

describe('whatever else comes', () => {
  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a page', '<html><script>alert(1)</script></html>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a GIF', 'GIF89a\x01\0\x01\0\x80\0\0'],
    ['a WebP', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['a JPEG of two bytes', '\xff\xd8'],
    ['a JPEG without a picture', '\xff\xd8\xff\xd9'],
  ])('%s is no photo', (_, words) => expect(cleanPhoto(Buffer.from(words, 'latin1'))).toBeUndefined())

  it('a photo that was cut or altered anywhere never brings the reader down, and never leaves a secret in', () => {
    const whole = [jpegWith(progressiveJpeg, jpegBaggage, trailer), pngWith(pngBaggage)]
    const change = fc.record({
      which: fc.constantFrom(...whole),
      cut: fc.nat(3_000),
      spots: fc.array(fc.tuple(fc.nat(3_000), fc.nat(255)), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(change, ({ which, cut, spots }) => {
        const bytes = Buffer.from(which.subarray(0, which.length - (cut % which.length)))
        for (const [at, value] of spots) if (bytes.length > 0) bytes[at % bytes.length] = value
        const photo = cleanPhoto(bytes)
        return photo === undefined || photo.bytes.length <= bytes.length + 64
      }),
      { numRuns: 2_000 },
    )
  })
})
