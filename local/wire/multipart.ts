import { invalidParam } from '../errors'

const maxParts = 50

/**
 * The parts of a `multipart/form-data` body by their names. The SDK sends binary parts that are marked as such by nothing,
 * which is why none is taken for text here.
 */
export function readParts(body: Buffer, contentType: string): Map<string, Buffer> {
  const boundary = /;\s*boundary="?([^";]{1,100})"?/i.exec(contentType)?.[1]
  if (!boundary) throw invalidParam('the form has no boundary')
  const mark = Buffer.from(`--${boundary}`)
  const parts = new Map<string, Buffer>()
  let from = body.indexOf(mark)
  while (from !== -1) {
    const begin = from + mark.length
    const next = body.indexOf(mark, begin)
    if (next === -1) break
    const [name, content] = readPart(body.subarray(begin, next))
    parts.set(name, content)
    if (parts.size > maxParts) throw invalidParam('the form has too many parts')
    from = next
  }
  if (parts.size === 0) throw invalidParam('the form has no parts')
  return parts
}

/** One part: a line break, headers, an empty line, the content, a line break. */
function readPart(part: Buffer): [name: string, content: Buffer] {
  const end = part.indexOf('\r\n\r\n')
  const name = /\bname="([^"]*)"/i.exec(part.subarray(0, Math.max(end, 0)).toString('utf8'))?.[1]
  if (end === -1 || name === undefined) throw invalidParam('a part of the form has no name')
  return [name, part.subarray(end + 4, part.length - 2)]
}
