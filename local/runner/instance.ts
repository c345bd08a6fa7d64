import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FunctionConfig } from './config'
import { instanceMain } from './instance-main'
import { heapOptions, watchMemory } from './memory'
import type { Call, Report } from './messages'
import { type LogLine, Output } from './output'

/** How one call ended, seen from outside the process. */
export type Outcome =
  | { kind: 'answered'; body: string }
  | { kind: 'tooLarge' }
  | { kind: 'threw'; message: string; stack: string }
  | { kind: 'timedOut' }
  | { kind: 'outOfMemory' }
  | { kind: 'crashed'; reason: string }
  /** The process died of something else before the call had begun: another instance may serve it. */
  | { kind: 'notBegun'; reason: string }

const lastWordsMs = 500

// Some compilers wrap named functions in a helper of this name.
const source = `const __name=(f)=>f;(${instanceMain.toString()})(require,process.argv[1],process.argv[2],process.argv[3])`

/** One process that has loaded one function. */
export class Instance {
  /** Fails when the function cannot be loaded. */
  readonly ready: Promise<void>
  /** When nothing is left of it. */
  readonly ended: Promise<void>
  private readonly process: ChildProcess
  private readonly output: { stdout: Output; stderr: Output }
  private waiting: { id: string; settle: (outcome: Outcome) => void } | undefined
  private sent = 0
  /** How many calls the process says it has begun: one sign each, on a line of its own that is never full. */
  private begun = 0
  private gone = false
  private ending = false

  constructor(
    config: FunctionConfig,
    options: {
      environment: Record<string, string>
      /** Loading a bundle may take this long before the instance counts as broken. */
      loadLimitMs: number
      onLine: (line: LogLine) => void
    },
  ) {
    const mark = `\u001e${randomBytes(9).toString('base64url')} `
    this.process = spawn(
      process.execPath,
      [...heapOptions(config.memoryLimitMb), '-e', source, config.folder, config.handler, mark],
      {
        cwd: config.folder,
        env: options.environment as unknown as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
      },
    )
    const read = (name: LogLine['stream']) => new Output(this.process[name] as Readable, name, mark, options.onLine)
    this.output = { stdout: read('stdout'), stderr: read('stderr') }
    const signs = this.process.stdio[4] as Readable
    signs.on('data', (chunk: Buffer) => {
      this.begun += chunk.length
    })
    this.ended = this.untilEnd()
    this.ready = this.untilReady(options.loadLimitMs)
    // Whoever waits for it hears of the failure; if nobody does, it is not an unhandled one.
    this.ready.catch(() => undefined)
  }

  /** Whether it will take no more calls. */
  get isGone(): boolean {
    return this.gone || this.ending || !this.process.connected
  }

  /** Serves one call. Past its time or its memory the process is killed: a function that hangs holds nothing up. */
  call(call: Call): Promise<Outcome> {
    return new Promise((resolve) => {
      const end = (kind: 'timedOut' | 'outOfMemory') => {
        this.kill()
        this.waiting?.settle({ kind })
      }
      const limit = setTimeout(() => end('timedOut'), call.timeLimitMs)
      const stopWatching = watchMemory(this.process.pid ?? 0, call.memoryLimitMb, () => end('outOfMemory'))
      this.waiting = {
        id: call.id,
        settle: (outcome) => {
          clearTimeout(limit)
          stopWatching()
          this.waiting = undefined
          resolve(outcome)
        },
      }
      // Should it die at this very moment, its end settles the call.
      this.sent += 1
      this.process.send(call, () => undefined)
    })
  }

  kill(): void {
    this.ending = true
    this.process.kill('SIGKILL')
  }

  private untilReady(loadLimitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new Error(`loading took longer than ${loadLimitMs / 1000} s`))
        this.kill()
      }, loadLimitMs)
      this.process.on('message', (report: Report) => {
        if (report.kind === 'ready') {
          clearTimeout(limit)
          resolve()
        } else if (report.kind === 'broken') {
          reject(new Error(report.stack || report.message))
          this.kill()
        } else this.report(report)
      })
      void this.ended.then(() => {
        clearTimeout(limit)
        reject(new Error(this.output.stderr.tail.trim() || 'its process ended while it was loaded'))
      })
    })
  }

  private untilEnd(): Promise<void> {
    return new Promise((resolve) => {
      let patience: NodeJS.Timeout | undefined
      const end = (reason: string) => {
        if (this.gone) return
        this.gone = true
        clearTimeout(patience)
        this.waiting?.settle(this.endOf(reason))
        resolve()
      }
      this.process.once('error', (error) => end(error.message))
      this.process.once('exit', (code, signal) => {
        this.ending = true
        // Its last words are read first, unless something it started keeps its output open.
        patience = setTimeout(() => end(`exited with ${signal ?? code}`), lastWordsMs)
      })
      this.process.once('close', (code, signal) => end(`exited with ${signal ?? code}`))
    })
  }

  private report(report: Extract<Report, { id: string }>): void {
    if (this.waiting?.id !== report.id) return
    const { id: _id, ...outcome } = report
    this.waiting.settle(outcome)
  }

  private endOf(reason: string): Outcome {
    if (/SIGABRT|134/.test(reason) && /heap out of memory|Allocation failed/.test(this.output.stderr.tail)) {
      return { kind: 'outOfMemory' }
    }
    return this.begun < this.sent ? { kind: 'notBegun', reason } : { kind: 'crashed', reason }
  }
}
