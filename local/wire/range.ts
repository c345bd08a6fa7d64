/**
 * The part of a file that a `Range` header asks for: first and last byte. Undefined for the whole file (no header, one that
 * is not understood, several parts at once), 'nothing' when it begins behind the end.
 */
export function rangeOf(
  header: string | undefined,
  sizeBytes: number,
): [first: number, last: number] | undefined | 'nothing' {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const last = sizeBytes - 1
  // `-500` are the last 500.
  if (from === '') return Number(to) === 0 || sizeBytes === 0 ? 'nothing' : [Math.max(sizeBytes - Number(to), 0), last]
  if (to !== '' && Number(to) < Number(from)) return undefined
  return Number(from) > last ? 'nothing' : [Number(from), to === '' ? last : Math.min(Number(to), last)]
}
