import { crc32 } from 'node:zlib'
import { minimalTiff, orientationIn } from './photo-turn'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a PNG is drawn from (W3C PNG, 11.2 and 11.3): size, palette, points, transparency, plain numbers about colour. */
const drawn = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'IDAT', 'IEND']

type Chunk = { type: string; body: Buffer; next: number }

/** Undefined for anything that is not a whole PNG. Animations keep their first picture. */
export function cleanPng(bytes: Buffer): { bytes: Buffer; width: number; height: number } | undefined {
  if (!bytes.subarray(0, signature.length).equals(signature)) return undefined
  const chunks: Chunk[] = []
  for (let at = signature.length; chunks[chunks.length - 1]?.type !== 'IEND'; ) {
    const chunk = chunkAt(bytes, at)
    if (chunk === undefined) return undefined
    chunks.push(chunk)
    at = chunk.next
  }
  const [head] = chunks
  if (head?.type !== 'IHDR' || head.body.length !== 13 || !chunks.some(({ type }) => type === 'IDAT')) return undefined
  const turned = chunks.find(({ type }) => type === 'eXIf')
  const orientation = turned ? orientationIn(turned.body) : 1
  const kept = chunks.filter(({ type }) => drawn.includes(type)).map(({ type, body }) => chunkOf(type, body))
  const turn = orientation === 1 ? [] : [chunkOf('eXIf', minimalTiff(orientation))]
  const [first, ...rest] = kept as [Buffer, ...Buffer[]]
  return {
    bytes: Buffer.concat([signature, first, ...turn, ...rest]),
    width: head.body.readUInt32BE(0),
    height: head.body.readUInt32BE(4),
  }
}

function chunkAt(bytes: Buffer, at: number): Chunk | undefined {
  if (at + 12 > bytes.length) return undefined
  const length = bytes.readUInt32BE(at)
  const next = at + 12 + length
  if (next > bytes.length) return undefined
  const type = bytes.toString('latin1', at + 4, at + 8)
  const body = bytes.subarray(at + 8, at + 8 + length)
  const isWhole = bytes.readUInt32BE(next - 4) === crc32(bytes.subarray(at + 4, at + 8 + length))
  return isWhole ? { type, body, next } : undefined
}

function chunkOf(type: string, body: Buffer): Buffer {
  const framed = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), body, Buffer.alloc(4)])
  framed.writeUInt32BE(body.length, 0)
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), framed.length - 4)
  return framed
}
