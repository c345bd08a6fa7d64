import type { Readable } from 'node:stream'

export interface LogLine {
  requestId: string
  stream: 'stdout' | 'stderr'
  text: string
  at: number
}

/** What one call may leave in each stream. */
export const outputLimits = { lines: 500, bytes: 64 * 1024, lineLength: 16_384 }

/** A process that prints without end waits this long after each chunk, and holds nothing else up. */
const breathMs = 5
const tailLength = 4096

/**
 * One stream of an instance, cut into lines, each under the request it belongs to: the instance writes a mark and the
 * request's id when a call begins. The mark is new for every instance, so that nothing a caller sent can imitate it.
 */
export class Output {
  /** The end of all that was printed; how a process died is told there. */
  tail = ''
  private requestId = ''
  private rest = ''
  private lines = 0
  private bytes = 0

  constructor(
    private readonly readable: Readable,
    private readonly stream: LogLine['stream'],
    private readonly mark: string,
    private readonly onLine: (line: LogLine) => void,
  ) {
    readable.setEncoding('utf8')
    readable.on('data', (chunk: string) => this.read(chunk))
    readable.on('end', () => {
      if (this.rest !== '') this.say(this.rest)
    })
  }

  private get isFull(): boolean {
    return this.lines > outputLimits.lines || this.bytes > outputLimits.bytes
  }

  private read(chunk: string): void {
    this.tail = (this.tail + chunk).slice(-tailLength)
    const lines = (this.rest + chunk).split('\n')
    // A mark at the end of a line that is too long would be lost with it: its last words stay.
    this.rest = shorten(lines.pop() as string)
    for (const line of lines) {
      const at = line.indexOf(this.mark)
      if (at < 0) this.say(line)
      else {
        // What a call printed without ending its line stands before the mark of the next.
        if (at > 0) this.say(line.slice(0, at))
        this.requestId = line.slice(at + this.mark.length)
        this.lines = 0
        this.bytes = 0
      }
    }
    if (this.isFull) {
      this.readable.pause()
      setTimeout(() => this.readable.resume(), breathMs).unref()
    }
  }

  private say(text: string): void {
    if (this.isFull) return
    this.lines += 1
    this.bytes += text.length
    this.onLine({
      requestId: this.requestId,
      stream: this.stream,
      text: this.isFull ? '…… 这次调用打印得太多，后面的没有留下' : text.slice(0, outputLimits.lineLength),
      at: Date.now(),
    })
  }
}

/** Keeps the beginning, which is shown, and an end in which a mark could stand. */
const shorten = (line: string): string =>
  line.length <= 2 * outputLimits.lineLength
    ? line
    : line.slice(0, outputLimits.lineLength) + line.slice(-outputLimits.lineLength)
