import { Cron } from 'croner'
import { LocalStartError } from '../errors'

export interface Timer {
  functionName: string
  triggerName: string
  /** CloudBase's seven fields: second, minute, hour, day, month, weekday, year; in China's time. */
  cron: string
}

/** China has one time and no daylight saving. */
const chinaOffsetMinutes = 480

/** The event a timer's function is called with. */
export const timerEvent = (triggerName: string, at: Date) => ({
  Type: 'Timer',
  TriggerName: triggerName,
  Time: at.toISOString(),
  Message: '',
})

/** When a timer fires next after a moment; undefined when never again. */
export function nextRun(cron: string, after: Date): Date | undefined {
  return parse(cron, { paused: true }).nextRun(after) ?? undefined
}

/** Fires timers while the cloud runs. What was missed while it did not run is not made up for, as in the cloud. */
export class Timers {
  private readonly jobs: Cron[]

  constructor(
    private readonly timers: readonly Timer[],
    fire: (timer: Timer) => void,
  ) {
    this.jobs = timers.map((timer) => parse(timer.cron, {}, () => fire(timer), timer))
  }

  /** Finds a timer by the name of its trigger or of its function. */
  named(name: string): Timer | undefined {
    return (
      this.timers.find((timer) => timer.triggerName === name) ??
      this.timers.find((timer) => timer.functionName === name)
    )
  }

  close(): void {
    for (const job of this.jobs) job.stop()
  }
}

function parse(cron: string, options: { paused?: boolean }, run?: () => void, timer?: Timer): Cron {
  const settings = { mode: '7-part' as const, utcOffset: chinaOffsetMinutes, unref: true, ...options }
  try {
    return run ? new Cron(cron, settings, run) : new Cron(cron, settings)
  } catch (cause) {
    const whose = timer ? `云函数 ${timer.functionName} 的` : ''
    throw new LocalStartError(
      'CONFIG_INVALID',
      `${whose}定时规则“${cron}”有误：应为七段（秒 分 时 日 月 星期 年）。请改正后重新启动。`,
      {
        cause,
      },
    )
  }
}
