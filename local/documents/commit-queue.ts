import { CloudError } from '../errors'
import type { Connection } from './sqlite'
import { troubleOf } from './trouble'

interface Job {
  isRefused: boolean
  work(): void
  /** Runs when the disk has it, before anything else does. */
  durable(): void
  refuse(error: unknown): void
}

/** After this long what is still waiting goes into the next commit, so that requests that only read get their turn. */
const turnMs = 15

/**
 * Group commit: writes that wait together become one SQLite transaction with one sync of the disk, and each is
 * acknowledged only after it. Each stands in a savepoint of its own: one that is refused takes no other with it.
 */
export class CommitQueue {
  private waiting: Job[] = []
  private isPlanned = false
  private idle: (() => void)[] = []

  constructor(
    private readonly writer: Connection,
    private readonly hooks: {
      /** Before a write is tried; what it gives back is called when it has failed: what it noted is worth nothing. */
      mark(): () => void
      /** Inside of the transaction, when all of it is written. */
      complete(): void
      /** When the disk has it. */
      done(): void
      onTrouble(sentence: string): void
    },
  ) {}

  /**
   * Runs `work` as soon as it is its turn; resolves when the disk has it. `work` may run more than once, so what it
   * finds out it has to give back. `durable` is told at once, before any other request runs.
   */
  add<T>(work: () => T, durable: (result: T) => void = () => undefined): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: T
      this.waiting.push({
        isRefused: false,
        work: () => {
          result = work()
        },
        durable: () => {
          durable(result)
          resolve(result)
        },
        refuse: (error) => reject(troubleOf(error)?.refusal ?? error),
      })
      this.plan()
    })
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.waiting.length > 0 || this.isPlanned) await new Promise<void>((resolve) => this.idle.push(resolve))
  }

  private plan(): void {
    if (this.isPlanned) return
    this.isPlanned = true
    // Requests that have arrived by now are read before this runs.
    setImmediate(() => {
      this.isPlanned = false
      this.flush()
      if (this.waiting.length > 0) this.plan()
      else for (const wake of this.idle.splice(0)) wake()
    })
  }

  private flush(): void {
    const jobs: Job[] = []
    const endMs = performance.now() + turnMs
    const next = () => {
      const job = performance.now() < endMs ? this.waiting.shift() : undefined
      if (job) jobs.push(job)
      return job
    }
    try {
      this.commit(next)
    } catch (error) {
      // Not even begun: nobody can be served.
      if (jobs.length === 0) for (const job of this.waiting.splice(0)) this.refuse(job, error)
      // The whole transaction is gone. Whose fault it was shows when each is tried alone.
      const left = jobs.filter((job) => !job.isRefused)
      for (const job of left) {
        if (left.length > 1) this.alone(job)
        else this.refuse(job, error)
      }
    }
  }

  private alone(job: Job): void {
    let given: Job | undefined = job
    try {
      this.commit(() => {
        const next = given
        given = undefined
        return next
      })
    } catch (error) {
      this.refuse(job, error)
    }
  }

  private refuse(job: Job, error: unknown): void {
    const trouble = troubleOf(error)
    if (trouble) this.hooks.onTrouble(trouble.sentence)
    job.isRefused = true
    job.refuse(error)
  }

  private commit(next: () => Job | undefined): void {
    const written: Job[] = []
    const undo = this.hooks.mark()
    this.writer.begin('IMMEDIATE')
    try {
      for (let job = next(); job; job = next()) if (this.savepoint(job)) written.push(job)
      this.hooks.complete()
      this.writer.run('COMMIT')
    } catch (error) {
      this.writer.rollback()
      undo()
      throw error
    }
    this.hooks.done()
    for (const job of written) job.durable()
  }

  /** False when the write was refused for what it says. Anything else ends the whole transaction. */
  private savepoint(job: Job): boolean {
    const undo = this.hooks.mark()
    this.writer.run('SAVEPOINT job')
    try {
      job.work()
      this.writer.run('RELEASE job')
      return true
    } catch (error) {
      if (!(error instanceof CloudError) || !this.writer.isInTransaction) throw error
      this.writer.run('ROLLBACK TO job')
      this.writer.run('RELEASE job')
      undo()
      this.refuse(job, error)
      return false
    }
  }
}
