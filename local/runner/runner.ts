import { randomUUID } from 'node:crypto'
import type { Caller } from '../caller'
import { assertNever, CloudError } from '../errors'
import type { FunctionConfig } from './config'
import { instanceEnvironment, type Platform, requestEnvironment } from './environment'
import type { LogLine, Outcome } from './instance'
import { FunctionPool } from './pool'

/** A call's event may be this large, and its answer. */
const eventLimitBytes = 100 * 1024
const answerLimitBytes = 6 * 1024 * 1024
const rememberedRequests = 200

export type Trigger = '' | 'timer'

/** What is reported of each call. */
export interface CallRecord {
  requestId: string
  functionName: string
  outcome: 'ok' | CloudError['code']
  durationMs: number
  detail?: string
}

/** Runs functions in processes of their own, as the cloud does: one call at a time per instance. */
export class FunctionRunner {
  private readonly pools: ReadonlyMap<string, { config: FunctionConfig; pool: FunctionPool }>
  private readonly logs = new Map<string, LogLine[]>()

  constructor(
    configs: readonly FunctionConfig[],
    private readonly options: {
      platform: Platform
      watch: boolean
      onLog: (functionName: string, line: LogLine) => void
      onCall: (record: CallRecord) => void
    },
  ) {
    this.pools = new Map(
      configs.map((config) => {
        const onLog = (line: LogLine) => {
          this.logs.get(line.requestId)?.push(line)
          options.onLog(config.name, line)
        }
        const environment = instanceEnvironment(options.platform, config.variables)
        return [config.name, { config, pool: new FunctionPool(config, { environment, watch: options.watch, onLog }) }]
      }),
    )
  }

  /**
   * Calls a function. `event` is any JSON value. Answers its JSON text; refuses with `FUNCTION_NOT_FOUND`,
   * `FUNCTION_PARAM_INVALID`, `FUNCTION_TIME_LIMIT_EXCEEDED`, `FUNCTION_MEMORY_LIMIT_EXCEEDED` or
   * `FUNCTION_INVOCATION_FAILED`.
   */
  async invoke(
    name: unknown,
    event: unknown,
    caller: Caller,
    trigger: Trigger = '',
  ): Promise<{ requestId: string; body: string }> {
    const found = typeof name === 'string' ? this.pools.get(name) : undefined
    if (!found) throw new CloudError('FUNCTION_NOT_FOUND', `the function ${String(name).slice(0, 60)} does not exist`)
    checkEvent(event)
    const { config, pool } = found
    const requestId = randomUUID()
    const startedAt = performance.now()
    const report = (outcome: CallRecord['outcome'], detail?: string) =>
      this.options.onCall({
        requestId,
        functionName: config.name,
        outcome,
        durationMs: Math.round(performance.now() - startedAt),
        ...(detail && { detail }),
      })
    this.remember(requestId)
    try {
      const outcome = await pool.call({
        id: requestId,
        event,
        variables: requestEnvironment(requestId, caller, trigger),
        functionName: config.name,
        timeLimitMs: config.timeLimitMs,
        memoryLimitMb: config.memoryLimitMb,
      })
      const body = bodyOf(outcome, config)
      report('ok')
      return { requestId, body }
    } catch (error) {
      if (error instanceof CloudError) report(error.code, error.detail)
      throw error
    }
  }

  /** What a recent call wrote to its output. */
  linesOf(requestId: string): readonly LogLine[] {
    return this.logs.get(requestId) ?? []
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map(({ pool }) => pool.close()))
  }

  private remember(requestId: string): void {
    this.logs.set(requestId, [])
    for (const oldest of this.logs.keys()) {
      if (this.logs.size <= rememberedRequests) break
      this.logs.delete(oldest)
    }
  }
}

function checkEvent(event: unknown): void {
  let text: string | undefined
  try {
    text = JSON.stringify(event)
  } catch {
    throw new CloudError('FUNCTION_PARAM_INVALID', 'the function data cannot be written as JSON')
  }
  if (text !== undefined && Buffer.byteLength(text) > eventLimitBytes) {
    throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', 'the function data is larger than 100 KB')
  }
}

function bodyOf(outcome: Outcome, { name, timeLimitMs, memoryLimitMb }: FunctionConfig): string {
  switch (outcome.kind) {
    case 'answered':
      if (Buffer.byteLength(outcome.body) > answerLimitBytes) {
        throw new CloudError('EXCEED_MAX_RESPONSE_SIZE', `the answer of ${name} is larger than 6 MB`)
      }
      return outcome.body
    case 'threw':
      throw new CloudError(
        'FUNCTION_INVOCATION_FAILED',
        `the function ${name} failed`,
        outcome.stack || outcome.message,
      )
    case 'crashed':
      throw new CloudError('FUNCTION_INVOCATION_FAILED', `the function ${name} failed`, `its process ${outcome.reason}`)
    case 'timedOut':
      throw new CloudError(
        'FUNCTION_TIME_LIMIT_EXCEEDED',
        `the function ${name} did not answer within ${timeLimitMs / 1000} s`,
      )
    case 'outOfMemory':
      throw new CloudError(
        'FUNCTION_MEMORY_LIMIT_EXCEEDED',
        `the function ${name} needed more than ${memoryLimitMb} MB`,
      )
    default:
      return assertNever(outcome)
  }
}
