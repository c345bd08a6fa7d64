import type { CloudError } from '../errors'
import type { LogLine } from './output'

/** Who made a call, as far as a log should tell. */
export type Source = 'wechat' | 'web' | 'anonymous' | 'timer' | 'function' | 'nobody'

/** What is kept of each call. */
export interface CallRecord {
  requestId: string
  functionName: string
  source: Source
  startedAt: number
  outcome: 'running' | 'ok' | CloudError['code']
  durationMs: number
  /** What went wrong, for whoever runs the cloud; never sent to a caller. */
  detail?: string
}

export interface Statistics {
  calls: number
  failures: number
  /** Of the last calls; undefined before the first has ended. */
  p50Ms: number | undefined
  p95Ms: number | undefined
}

export type LogEvent = { kind: 'call'; call: CallRecord } | { kind: 'line'; functionName: string; line: LogLine }

/** Of each function: one that is called all the time takes nothing from the others. */
const rememberedCalls = 100
const rememberedDurations = 1000

/** The last calls with what they printed, figures of each function since the start, and news for whoever listens. */
export class CallLog {
  private readonly entries = new Map<string, { call: CallRecord; lines: LogLine[] }>()
  private readonly order = new Map<string, string[]>()
  private readonly figures = new Map<string, { calls: number; failures: number; durations: number[] }>()
  private readonly listeners = new Set<(event: LogEvent) => void>()

  begin(call: CallRecord): void {
    this.entries.set(call.requestId, { call, lines: [] })
    const order = this.order.get(call.functionName) ?? []
    this.order.set(call.functionName, order)
    order.push(call.requestId)
    if (order.length > rememberedCalls) this.entries.delete(order.shift() as string)
    this.tell({ kind: 'call', call })
  }

  end(call: CallRecord): void {
    const entry = this.entries.get(call.requestId)
    if (entry) entry.call = call
    const figures = this.figures.get(call.functionName) ?? { calls: 0, failures: 0, durations: [] }
    figures.durations[figures.calls % rememberedDurations] = call.durationMs
    figures.calls += 1
    if (call.outcome !== 'ok') figures.failures += 1
    this.figures.set(call.functionName, figures)
    this.tell({ kind: 'call', call })
  }

  line(functionName: string, line: LogLine): void {
    this.entries.get(line.requestId)?.lines.push(line)
    this.tell({ kind: 'line', functionName, line })
  }

  /** The last calls, newest first. */
  calls(functionName?: string): CallRecord[] {
    const calls = [...this.entries.values()].map(({ call }) => call).reverse()
    return functionName === undefined ? calls : calls.filter((call) => call.functionName === functionName)
  }

  call(requestId: string): { call: CallRecord; lines: readonly LogLine[] } | undefined {
    return this.entries.get(requestId)
  }

  statistics(functionName: string): Statistics {
    const { calls, failures, durations } = this.figures.get(functionName) ?? { calls: 0, failures: 0, durations: [] }
    const sorted = [...durations].sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
    return { calls, failures, p50Ms: at(0.5), p95Ms: at(0.95) }
  }

  /** Tells of every call that begins or ends and of every line. Returns how to stop that. */
  listen(listener: (event: LogEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(event: LogEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}
