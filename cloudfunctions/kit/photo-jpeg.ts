import { minimalTiff, orientationIn } from './photo-turn'

/** What a JPEG is drawn from (ITU-T T.81, table B.1): frames, tables, scans. All other segments are left behind. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const isTable = (marker: number): boolean => [0xc4, 0xcc, 0xdb, 0xdc, 0xdd].includes(marker)
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7
const [endOfImage, startOfScan, app0, app1, app14] = [0xd9, 0xda, 0xe0, 0xe1, 0xee]

type Segment = { marker: number; body: Buffer; next: number }

/** Undefined for anything that is not a whole JPEG; one whose last two bytes got lost is closed again. */
export function cleanJpeg(bytes: Buffer): { bytes: Buffer; width: number; height: number } | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const kept: Buffer[] = []
  let [orientation, width, height, scans] = [1, 0, 0, 0]
  for (let at = 2; ; ) {
    const segment = segmentAt(bytes, at)
    if (segment === 'end') break
    if (segment === undefined) return undefined
    const { marker, body, next } = segment
    at = next
    if (marker === app1 && orientation === 1) orientation = turnOf(body)
    if (isFrame(marker)) {
      if (body.length < 6) return undefined
      height = body.readUInt16BE(1)
      width = body.readUInt16BE(3)
    }
    if (marker === startOfScan) {
      scans++
      const end = endOfScan(bytes, next)
      kept.push(segmentOf(marker, body), bytes.subarray(next, end))
      at = end
    } else if (isFrame(marker) || isTable(marker)) kept.push(segmentOf(marker, body))
    else kept.push(...headerOf(marker, body))
  }
  if (scans === 0 || width === 0) return undefined
  const turn = orientation === 1 ? [] : [segmentOf(app1, Buffer.concat([exif, minimalTiff(orientation)]))]
  // The application's own header stands first where there is one; the turn follows it.
  const head = kept[0]?.[1] === app0 ? kept.splice(0, 1) : []
  return {
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8]), ...head, ...turn, ...kept, Buffer.from([0xff, endOfImage])]),
    width,
    height,
  }
}

const exif = Buffer.from('Exif\0\0', 'latin1')

function segmentAt(bytes: Buffer, from: number): Segment | 'end' | undefined {
  let at = from
  if (at >= bytes.length) return 'end'
  if (bytes[at] !== 0xff) return undefined
  while (bytes[at] === 0xff) at++
  const marker = bytes[at]
  if (marker === undefined || marker === endOfImage) return 'end'
  if (marker < 0xc0 || isRestart(marker) || marker === 0xd8 || at + 3 > bytes.length) return undefined
  const length = bytes.readUInt16BE(at + 1)
  const next = at + 1 + length
  return length < 2 || next > bytes.length ? undefined : { marker, body: bytes.subarray(at + 3, next), next }
}

/** Where the drawn data ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0x00 && next !== 0xff && !isRestart(next)) return at
  }
  return bytes.length
}

function segmentOf(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** JFIF says the shape of a point, Adobe how colours are meant; each is cut to its fixed part, without its thumbnail. */
function headerOf(marker: number, body: Buffer): Buffer[] {
  if (marker === app0 && body.length >= 14 && body.toString('latin1', 0, 5) === 'JFIF\0')
    return [segmentOf(app0, Buffer.concat([body.subarray(0, 12), Buffer.from([0, 0])]))]
  if (marker === app14 && body.length >= 12 && body.toString('latin1', 0, 5) === 'Adobe')
    return [segmentOf(app14, body.subarray(0, 12))]
  return []
}

const turnOf = (body: Buffer): number => (body.subarray(0, 6).equals(exif) ? orientationIn(body.subarray(6)) : 1)
