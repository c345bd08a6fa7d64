import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CloudError, type CloudErrorCode } from '../../errors'
import type { Report, Task } from './task'

const mostThreads = 2
const memoryLimitMb = 4096

/** The thread's program is TypeScript beside this file; the thread makes itself a bundle of it. */
const source = join(__dirname, 'thread-main.ts')
const starter = `
const { createRequire } = require('node:module')
const { source } = require('node:worker_threads').workerData
const near = createRequire(source)
const { outputFiles } = near('esbuild').buildSync({
  entryPoints: [source], bundle: true, write: false, platform: 'node', format: 'cjs', target: 'node20', packages: 'external',
})
new Function('require', 'module', 'exports', outputFiles[0].text)(near, module, exports)`

export interface Answer {
  rows: [id: string, text: string][]
  total: number
}

interface Waiting {
  rows: [string, string][]
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** A thread and what it has been asked. */
class Thread {
  readonly waiting = new Map<number, Waiting>()
  private readonly worker: Worker

  constructor(file: string, onGone: () => void) {
    this.worker = new Worker(starter, {
      eval: true,
      workerData: { file, source },
      // The output of a test runner's own process is not its to write to.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    })
    // Alone it keeps no process alive.
    this.worker.unref()
    this.worker.on('message', (report: Report) => this.hear(report))
    this.worker.on('error', (error: NodeJS.ErrnoException) => this.fail(error))
    this.worker.once('exit', () => {
      this.fail(new Error('the reading thread ended'))
      onGone()
    })
  }

  ask(number: number, task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { rows: [], resolve, reject })
      this.worker.ref()
      this.worker.postMessage({ number, task })
    })
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private hear(report: Report): void {
    const waiting = this.waiting.get(report.task)
    if (!waiting) return
    if (report.kind === 'rows') {
      for (const row of report.rows) waiting.rows.push(row)
      return
    }
    this.waiting.delete(report.task)
    if (this.waiting.size === 0) this.worker.unref()
    if (report.kind === 'done') waiting.resolve({ rows: waiting.rows, total: report.total })
    else waiting.reject(failureOf(report))
  }

  private fail(error: NodeJS.ErrnoException): void {
    const refusal =
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new CloudError(
            'DATABASE_REQUEST_FAILED',
            '[ResourceInsufficient.Memory] the query needs more memory than there is for it',
          )
        : error
    for (const { reject } of this.waiting.values()) reject(refusal)
    this.waiting.clear()
  }
}

const failureOf = ({ code, message }: { code: string; message: string }): Error =>
  /^[A-Z]+(_[A-Z]+)+$/.test(code) && !code.startsWith('SQLITE') && !code.startsWith('ERR_')
    ? new CloudError(code as CloudErrorCode, message)
    : Object.assign(new Error(message), { code })

/**
 * Reading beside the main thread, so that a scan of a million documents delays nobody. Threads are started when there is
 * something to do; one that dies of its work takes nothing else with it.
 */
export class Aside {
  /** False in a bundle that has been carried away from its sources: then reading gives way in slices instead. */
  readonly isAvailable = existsSync(source)
  private readonly threads = new Set<Thread>()
  private asked = 0

  constructor(private readonly file: string) {}

  run(task: Task): Promise<Answer> {
    this.asked++
    return this.leastBusy().ask(this.asked, task)
  }

  async close(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.end()))
  }

  private leastBusy(): Thread {
    const [first] = [...this.threads].sort((a, b) => a.waiting.size - b.waiting.size)
    if (first && (first.waiting.size === 0 || this.threads.size >= mostThreads)) return first
    const thread = new Thread(this.file, () => this.threads.delete(thread))
    this.threads.add(thread)
    return thread
  }
}
