import { randomUUID } from 'node:crypto'
import { codeOf, LocalStartError } from '../errors'
import { readCron, type Schedule } from './cron'

export interface Timer {
  functionName: string
  triggerName: string
  cron: string
}

/** One run of a timer, or one that did not take place because the one before was not done. */
export interface TimerRun {
  /** When it was due, or asked for. */
  dueAt: number
  cause: 'clock' | 'hand'
  outcome: 'running' | 'ok' | 'skipped' | string
  /** Of the call; none when it was skipped. */
  requestId?: string
  durationMs?: number
  /** Further runs that fell due meanwhile and are not made up for: asleep (run), or still busy (skipped). */
  alsoMissed: number
}

export interface TimerState {
  timer: Timer
  nextRun: number | undefined
  /** Newest first. */
  runs: readonly TimerRun[]
}

interface Job {
  timer: Timer
  schedule: Schedule
  due: number | undefined
  busy: number
  runs: TimerRun[]
}

const rememberedRuns = 20
/** Never asleep for longer: the machine may sleep, and its clock may be set. */
const longestWaitMs = 10_000
const clockSetBackMs = 1_000
const countedMisses = 10_000

/** When a cron of seven fields fires next after a moment; undefined when never again. */
export function nextRun(cron: string, after: Date): Date | undefined {
  const next = readCron(cron)(after.getTime())
  return next === undefined ? undefined : new Date(next)
}

/** The event a timer's function is called with; the time in whole seconds, as the cloud writes it. */
export const timerEvent = (triggerName: string, at: number) => ({
  Type: 'Timer',
  TriggerName: triggerName,
  Time: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  Message: '',
})

/**
 * Fires timers while the cloud runs. Runs that fell due while the machine slept become one. A run that falls due while
 * the one before is still busy does not take place. What was missed while the cloud did not run is not made up for.
 */
export class Timers<Result> {
  private readonly jobs: Job[]
  private wake: NodeJS.Timeout | undefined
  private lastTick: number

  constructor(
    timers: readonly Timer[],
    private readonly options: {
      /** Calls the function of a timer under a request id. */
      fire: (timer: Timer, dueAt: number, requestId: string) => Promise<Result>
      now?: () => number
    },
  ) {
    this.lastTick = this.now()
    this.jobs = timers.map((timer) => {
      const schedule = read(timer)
      return { timer, schedule, due: schedule(this.lastTick), busy: 0, runs: [] }
    })
    this.sleep()
  }

  list(): TimerState[] {
    return this.jobs.map(({ timer, due, runs }) => ({ timer, nextRun: due, runs }))
  }

  /** Finds a timer by the name of its trigger or of its function. */
  named(name: string): Timer | undefined {
    return this.jobNamed(name)?.timer
  }

  /** Runs a timer now, whatever its cron says. Throws what its function throws. */
  async runNow(timer: Timer): Promise<Result> {
    const job = this.jobs.find((other) => other.timer === timer)
    if (!job) throw new Error(`unknown timer ${timer.triggerName}`)
    return this.run(job, this.now(), 'hand', 0)
  }

  /** Starts what is due. Called by the clock; a test calls it after setting a clock of its own. */
  tick(): void {
    const now = this.now()
    const wasSetBack = now < this.lastTick - clockSetBackMs
    this.lastTick = now
    for (const job of this.jobs) {
      if (wasSetBack) job.due = job.schedule(now)
      if (job.due === undefined || job.due > now) continue
      const due = job.due
      const missed = countBetween(job.schedule, due, now)
      job.due = job.schedule(now)
      if (job.busy > 0) this.skip(job, due, missed)
      // A failure is in the log of the call, and among the runs; the timer goes on.
      else this.run(job, due, 'clock', missed).catch(() => undefined)
    }
  }

  close(): void {
    clearTimeout(this.wake)
  }

  private now(): number {
    return (this.options.now ?? Date.now)()
  }

  private jobNamed(name: string): Job | undefined {
    return (
      this.jobs.find(({ timer }) => timer.triggerName === name) ??
      this.jobs.find(({ timer }) => timer.functionName === name)
    )
  }

  private sleep(): void {
    const next = Math.min(...this.jobs.map(({ due }) => due ?? Number.POSITIVE_INFINITY))
    if (this.jobs.length === 0) return
    const waitMs = Math.max(1, Math.min(next - this.now(), longestWaitMs))
    this.wake = setTimeout(() => {
      this.tick()
      this.sleep()
    }, waitMs)
    this.wake.unref()
  }

  private skip(job: Job, dueAt: number, alsoMissed: number): void {
    const last = job.runs[0]
    if (last?.outcome === 'skipped') last.alsoMissed += 1 + alsoMissed
    else this.remember(job, { dueAt, cause: 'clock', outcome: 'skipped', alsoMissed })
  }

  private async run(job: Job, dueAt: number, cause: TimerRun['cause'], alsoMissed: number): Promise<Result> {
    const requestId = randomUUID()
    const run: TimerRun = { dueAt, cause, outcome: 'running', requestId, alsoMissed }
    this.remember(job, run)
    const startedAt = performance.now()
    job.busy += 1
    try {
      const result = await this.options.fire(job.timer, dueAt, requestId)
      run.outcome = 'ok'
      return result
    } catch (error) {
      run.outcome = codeOf(error) || 'SYS_ERR'
      throw error
    } finally {
      run.durationMs = Math.round(performance.now() - startedAt)
      job.busy -= 1
    }
  }

  private remember(job: Job, run: TimerRun): void {
    job.runs.unshift(run)
    job.runs.length = Math.min(job.runs.length, rememberedRuns)
  }
}

/** How often something fell due after one moment, until another and including it. */
function countBetween(schedule: Schedule, after: number, until: number): number {
  let count = 0
  for (let next = schedule(after); next !== undefined && next <= until; next = schedule(next)) {
    count += 1
    if (count >= countedMisses) break
  }
  return count
}

function read({ cron, functionName }: Timer): Schedule {
  try {
    return readCron(cron)
  } catch (cause) {
    throw new LocalStartError(
      'CONFIG_INVALID',
      `云函数 ${functionName} 的定时规则“${cron}”有误：应为七段（秒 分 时 日 月 星期 年）。请改正后重新启动。`,
      { cause },
    )
  }
}
