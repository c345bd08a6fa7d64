import { crc32, deflateSync } from 'node:zlib'

/** Real pictures of sixteen by eight points, made by libjpeg: one drawn at once with restarts, one in ten passes. */
export const plainJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAME/8QAFxABAAMAAAAAAAAAAAAAAAAAAAIFYf/EABUBAQEAAAAAAAAAAAAAAAAAAAED/8QAGBEAAwEBAAAAAAAAAAAAAAAAAAIDBFH/3QAEAAH/2gAMAwEAAhEDEQA/AM8K/FoV+AdlWJZLP0//2Q==',
  'base64',
)
export const progressiveJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wgARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAID/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAL/2gAMAwEAAhADEAAAAc7Ef//EABUQAQEAAAAAAAAAAAAAAAAAAAAT/9oACAEBAAEFAppv/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAECA//aAAgBAwEBPwHK2f/EABcRAAMBAAAAAAAAAAAAAAAAAAABAgP/2gAIAQIBAT8B2pn/xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAY/Aj//xAAVEAEBAAAAAAAAAAAAAAAAAAAAAf/aAAgBAQABPyGEP//aAAwDAQACAAMAAAAQD//EABURAQEAAAAAAAAAAAAAAAAAAABR/9oACAEDAQE/ELX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/EC//xAAVEAEBAAAAAAAAAAAAAAAAAAAAYf/aAAgBAQABPxCST//Z',
  'base64',
)

/** Words that stand only in what must not be kept. */
export const secretWords = 'LEFT-BEHIND'

type Entry = [tag: number, type: 2 | 3 | 4 | 5, value: number | string | [number, number][]]

/** What a camera writes: its name, how it was held, and where (31°14′ N 121°29′ E). */
export function cameraBlock({ orientation, order = 'II' }: { orientation: number; order?: 'II' | 'MM' }): Buffer {
  const tiff = Buffer.alloc(400)
  const u16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const u32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, 'latin1')
  u16(42, 2)
  u32(8, 4)
  let free = 200
  const write = (at: number, entries: Entry[]) => {
    u16(entries.length, at)
    for (const [index, [tag, type, value]] of entries.entries()) {
      const entry = at + 2 + index * 12
      u16(tag, entry)
      u16(type, entry + 2)
      u32(typeof value === 'number' ? 1 : value.length, entry + 4)
      if (typeof value === 'string' && value.length === 4) tiff.write(value, entry + 8, 'latin1')
      else if (typeof value !== 'number') {
        u32(free, entry + 8)
        free += typeof value === 'string' ? tiff.write(value, free, 'latin1') : writePairs(value, free)
      } else if (type === 3) u16(value, entry + 8)
      else u32(value, entry + 8)
    }
  }
  const writePairs = (pairs: [number, number][], at: number): number => {
    for (const [index, [number, divisor]] of pairs.entries()) {
      u32(number, at + index * 8)
      u32(divisor, at + index * 8 + 4)
    }
    return pairs.length * 8
  }
  write(8, [
    [0x010f, 2, `${secretWords} PHONE\0`],
    [0x0112, 3, orientation],
    [0x0132, 2, '2026:03:05 14:20:00\0'],
    [0x8825, 4, 100],
  ])
  const degrees = (whole: number, minutes: number): [number, number][] => [
    [whole, 1],
    [minutes, 1],
    [0, 1],
  ]
  write(100, [
    [0x0001, 2, 'N\0\0\0'],
    [0x0002, 5, degrees(31, 14)],
    [0x0003, 2, 'E\0\0\0'],
    [0x0004, 5, degrees(121, 29)],
  ])
  return tiff
}

export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const text = (words: string) => Buffer.from(words, 'latin1')
export const exifSegment = (held: Parameters<typeof cameraBlock>[0]): Buffer =>
  segment(0xe1, Buffer.concat([text('Exif\0\0'), cameraBlock(held)]))

/** One of everything that phones and programs hang onto a JPEG. */
export const jpegBaggage: Buffer[] = [
  exifSegment({ orientation: 1 }),
  segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${secretWords}</x:xmpmeta>`)),
  segment(0xe0, text(`JFXX\0\x10${secretWords}`)),
  segment(0xe2, text(`ICC_PROFILE\0\x01\x01${secretWords}`)),
  segment(0xe2, text(`MPF\0${secretWords}`)),
  segment(0xed, text(`Photoshop 3.0\x008BIM${secretWords}`)),
  segment(0xee, text(`${secretWords} not Adobe`)),
  segment(0xef, text(secretWords)),
  segment(0xfe, text(secretWords)),
  segment(0xf3, text(secretWords)),
]

/** The picture with parts hung in after its own header, and something after its end. */
export function jpegWith(picture: Buffer, parts: Buffer[], trailer: Buffer = Buffer.alloc(0)): Buffer {
  const header = 2 + 2 + picture.readUInt16BE(4)
  return Buffer.concat([picture.subarray(0, header), ...parts, picture.subarray(header), trailer])
}

export function chunk(type: string, body: Buffer): Buffer {
  const framed = Buffer.concat([Buffer.alloc(4), text(type), body, Buffer.alloc(4)])
  framed.writeUInt32BE(body.length, 0)
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), framed.length - 4)
  return framed
}

/** A real PNG of the given size with parts between its head and its points. */
export function pngWith(
  parts: Buffer[] = [],
  { width = 4, height = 4 }: { width?: number; height?: number } = {},
): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const points = deflateSync(Buffer.alloc(Math.min(height, 100) * (1 + Math.min(width, 100) * 3), 0x55))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...parts,
    chunk('IDAT', points),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const pngBaggage: Buffer[] = [
  chunk('eXIf', cameraBlock({ orientation: 1 })),
  chunk('tEXt', text(`Author\0${secretWords}`)),
  chunk('zTXt', Buffer.concat([text('Comment\0\0'), deflateSync(text(secretWords))])),
  chunk('iTXt', text(`XML:com.adobe.xmp\0\0\0\0\0${secretWords}`)),
  chunk('tIME', Buffer.from([7, 234, 3, 5, 14, 20, 0])),
  chunk('iCCP', text(`${secretWords}\0\0`)),
  chunk('caBX', text(secretWords)),
]
