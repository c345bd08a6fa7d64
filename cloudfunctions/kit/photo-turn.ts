/** How a picture is to be turned (Exif 2.32, tag 0x0112): 1 upright, 2–8 mirrored or turned. */
const orientationTag = 0x0112
const short = 3

/** Reads the one number that is needed from a camera's block; 1 for anything it does not say, or says badly. */
export function orientationIn(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return 1
  const u16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (u16(2) !== 42 || directory + 2 > tiff.length) return 1
  const entries = u16(directory)
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * 12
    if (at + 12 > tiff.length) return 1
    if (u16(at) !== orientationTag) continue
    const value = u16(at + 2) === short ? u16(at + 8) : 1
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** The same block with that number and nothing else: 26 bytes. */
export function minimalTiff(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(short, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
