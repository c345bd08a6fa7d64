import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { FunctionConfig } from './config'
import { instanceMain } from './instance-main'
import { type Call, logMark, type Report } from './messages'

export type LogLine = { requestId: string; stream: 'stdout' | 'stderr'; text: string }

/** How one call ended, seen from outside the process. */
export type Outcome =
  | { kind: 'answered'; body: string }
  | { kind: 'threw'; message: string; stack: string }
  | { kind: 'timedOut' }
  | { kind: 'outOfMemory' }
  | { kind: 'crashed'; reason: string }

/** Loading a bundle may take this long before the instance counts as broken. */
const loadLimitMs = 30_000
const lastWordsMs = 500
const longestLine = 16_384

// Some compilers wrap named functions in a helper of this name.
const source = `const __name=(f)=>f;(${instanceMain.toString()})(require,process.argv[1],process.argv[2],process.argv[3])`

/** One process that has loaded one function. */
export class Instance {
  readonly ready: Promise<void>
  private readonly process: ChildProcess
  private waiting: { id: string; settle: (outcome: Outcome) => void } | undefined
  private stderrTail = ''
  private gone = false
  private ending = false

  constructor(
    config: FunctionConfig,
    environment: Record<string, string>,
    private readonly onLog: (line: LogLine) => void,
    onGone: () => void,
  ) {
    this.process = spawn(
      process.execPath,
      [`--max-old-space-size=${config.memoryLimitMb}`, '-e', source, config.folder, config.handler, logMark],
      {
        cwd: config.folder,
        env: environment as unknown as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    )
    this.readLines('stdout', this.process.stdout as Readable)
    this.readLines('stderr', this.process.stderr as Readable)
    this.ready = new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.kill(), loadLimitMs)
      const settle = (work: () => void) => {
        clearTimeout(limit)
        work()
      }
      this.process.on('message', (report: Report) => {
        if (report.kind === 'ready') settle(resolve)
        else if (report.kind === 'broken') {
          settle(() => reject(new Error(report.stack || report.message)))
          this.kill()
        } else this.settle(report)
      })
      const end = (reason: string) => {
        if (this.gone) return
        this.gone = true
        clearTimeout(patience)
        settle(() => reject(new Error(reason)))
        onGone()
        this.waiting?.settle(this.endOf(reason))
      }
      let patience: NodeJS.Timeout | undefined
      this.process.once('error', (error) => end(error.message))
      this.process.once('exit', (code, signal) => {
        this.ending = true
        // Its last words are read first, unless something it started keeps its output open.
        patience = setTimeout(() => end(`exited with ${signal ?? code}`), lastWordsMs)
      })
      this.process.once('close', (code, signal) => end(`exited with ${signal ?? code}`))
    })
    // Whoever waits for it hears of the failure; if nobody does, it is not an unhandled one.
    this.ready.catch(() => undefined)
  }

  /** Whether it will take no more calls. */
  get isGone(): boolean {
    return this.gone || this.ending || !this.process.connected
  }

  /** Serves one call. Past its time the process is killed: a function that hangs holds nothing up. */
  call(call: Call): Promise<Outcome> {
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.waiting?.settle({ kind: 'timedOut' })
        this.kill()
      }, call.timeLimitMs)
      this.waiting = {
        id: call.id,
        settle: (outcome) => {
          clearTimeout(limit)
          this.waiting = undefined
          resolve(outcome)
        },
      }
      // Should it die at this very moment, its end settles the call.
      this.process.send(call, () => undefined)
    })
  }

  kill(): void {
    this.ending = true
    this.process.kill('SIGKILL')
  }

  private settle(report: Extract<Report, { id: string }>): void {
    if (this.waiting?.id !== report.id) return
    this.waiting.settle(
      report.kind === 'answered'
        ? { kind: 'answered', body: report.body }
        : { kind: 'threw', message: report.message, stack: report.stack },
    )
  }

  private endOf(reason: string): Outcome {
    return /heap out of memory|Allocation failed/.test(this.stderrTail)
      ? { kind: 'outOfMemory' }
      : { kind: 'crashed', reason }
  }

  private readLines(stream: LogLine['stream'], readable: Readable): void {
    let requestId = ''
    let rest = ''
    readable.setEncoding('utf8')
    readable.on('data', (chunk: string) => {
      if (stream === 'stderr') this.stderrTail = (this.stderrTail + chunk).slice(-4096)
      const lines = (rest + chunk).split('\n')
      rest = (lines.pop() as string).slice(0, longestLine)
      for (const line of lines) {
        // What a call printed without ending its line stands before the mark of the next.
        const mark = line.indexOf(logMark)
        const text = mark < 0 ? line : line.slice(0, mark)
        if (mark !== 0) this.onLog({ requestId, stream, text: text.slice(0, longestLine) })
        if (mark >= 0) requestId = line.slice(mark + logMark.length)
      }
    })
    readable.on('end', () => {
      if (rest !== '') this.onLog({ requestId, stream, text: rest })
    })
  }
}
