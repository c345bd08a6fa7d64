import { randomUUID } from 'node:crypto'
import type { Caller } from '../caller'
import { assertNever, CloudError } from '../errors'
import { CallLog, type CallRecord, type Source } from './call-log'
import type { FunctionConfig } from './config'
import { instanceEnvironment, type Platform, requestEnvironment } from './environment'
import type { Outcome } from './instance'
import type { LogLine } from './output'
import { FunctionPool, type PoolLimits, usualLimits } from './pool'

/** A call's event may be this large, and its answer. */
const eventLimitBytes = 100 * 1024
const answerLimitBytes = 6 * 1024 * 1024
/** A function that calls a function, and so on: no deeper than this. */
const deepestCall = 8

export type Trigger = '' | 'timer'

/** How a call came about, beyond who made it. */
export interface Origin {
  trigger?: Trigger
  /** The request of the function that makes this call. */
  parentId?: string | undefined
  /** Its id, where whoever asks has to know it beforehand. */
  requestId?: string | undefined
}

/** Runs functions in processes of their own, as the cloud does: one call at a time per instance. */
export class FunctionRunner {
  readonly log = new CallLog()
  private readonly pools: ReadonlyMap<string, { config: FunctionConfig; pool: FunctionPool }>
  /** How deep each running request stands. */
  private readonly depths = new Map<string, number>()
  private readonly limits: PoolLimits
  private onQuiet: () => void = () => undefined

  constructor(
    configs: readonly FunctionConfig[],
    private readonly options: {
      platform: Platform
      watch: boolean
      limits?: Partial<PoolLimits> | undefined
      onLine: (functionName: string, line: LogLine) => void
      onCall: (record: CallRecord) => void
      /** Who calls, before the call begins. */
      onCaller?: (caller: Caller) => void
    },
  ) {
    const limits = { ...usualLimits, ...options.limits }
    this.limits = limits
    this.pools = new Map(
      configs.map((config) => {
        const onLine = (line: LogLine) => {
          this.log.line(config.name, line)
          options.onLine(config.name, line)
        }
        const environment = instanceEnvironment(options.platform, config.variables)
        const pool = new FunctionPool(config, { environment, watch: options.watch, limits, onLine })
        return [config.name, { config, pool }]
      }),
    )
  }

  /** Every function with what its pool is doing. */
  list(): { config: FunctionConfig; state: FunctionPool['state'] }[] {
    return [...this.pools.values()].map(({ config, pool }) => ({ config, state: pool.state }))
  }

  /**
   * Calls a function. `event` is any JSON value. Answers its JSON text; refuses with `FUNCTION_NOT_FOUND`,
   * `FUNCTION_PARAM_INVALID`, `FUNCTION_TIME_LIMIT_EXCEEDED`, `FUNCTION_MEMORY_LIMIT_EXCEEDED`,
   * `FUNCTION_EXCEED_RESOURCE_LIMIT`, `EXCEED_MAX_RESPONSE_SIZE` or `FUNCTION_INVOCATION_FAILED`.
   */
  async invoke(
    name: unknown,
    event: unknown,
    caller: Caller,
    { trigger = '', parentId, requestId = randomUUID() }: Origin = {},
  ): Promise<{ requestId: string; body: string }> {
    const found = typeof name === 'string' ? this.pools.get(name) : undefined
    if (!found) throw new CloudError('FUNCTION_NOT_FOUND', `the function ${String(name).slice(0, 60)} does not exist`)
    checkEvent(event)
    this.options.onCaller?.(caller)
    const { config, pool } = found
    const parentDepth = parentId === undefined ? undefined : this.depths.get(parentId)
    const depth = parentDepth === undefined ? 0 : parentDepth + 1
    const begun: CallRecord = {
      requestId,
      functionName: config.name,
      source: parentDepth === undefined ? sourceOf(caller, trigger) : 'function',
      startedAt: Date.now(),
      outcome: 'running',
      durationMs: 0,
    }
    const startedAt = performance.now()
    const report = (outcome: CallRecord['outcome'], detail?: string) => {
      const durationMs = Math.round(performance.now() - startedAt)
      const record = { ...begun, outcome, durationMs, ...(detail && { detail }) }
      this.log.end(record)
      this.options.onCall(record)
    }
    this.log.begin(begun)
    this.depths.set(requestId, depth)
    try {
      if (depth > deepestCall) throw tooDeep()
      const outcome = await pool.call(
        {
          id: requestId,
          event,
          variables: requestEnvironment(requestId, caller, trigger),
          functionName: config.name,
          timeLimitMs: config.timeLimitMs,
          memoryLimitMb: config.memoryLimitMb,
          answerLimitBytes,
        },
        depth,
      )
      const body = bodyOf(outcome, config)
      report('ok')
      return { requestId, body }
    } catch (error) {
      if (error instanceof CloudError) report(error.code, error.detail)
      else report('SYS_ERR', String(error))
      throw error
    } finally {
      this.depths.delete(requestId)
      if (this.depths.size === 0) this.onQuiet()
    }
  }

  /** What a recent call wrote to its output. */
  linesOf(requestId: string): readonly LogLine[] {
    return this.log.call(requestId)?.lines ?? []
  }

  /** Refuses new calls, lets those that run end within limits, and ends every instance. */
  async close(): Promise<void> {
    const pools = [...this.pools.values()].map(({ pool }) => pool)
    for (const pool of pools) pool.shut()
    let limit: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.onQuiet = resolve
      limit = setTimeout(resolve, this.limits.drainLimitMs)
      if (this.depths.size === 0) resolve()
    })
    clearTimeout(limit)
    await Promise.all(pools.map((pool) => pool.close()))
  }
}

const tooDeep = () =>
  new CloudError('FUNCTION_EXCEED_RESOURCE_LIMIT', `functions call each other more than ${deepestCall} deep`)

function sourceOf({ openid, uid, anonymous }: Caller, trigger: Trigger): Source {
  if (trigger === 'timer') return 'timer'
  if (openid) return 'wechat'
  if (!uid) return 'nobody'
  return anonymous ? 'anonymous' : 'web'
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
      return outcome.body
    case 'tooLarge':
      throw new CloudError('EXCEED_MAX_RESPONSE_SIZE', `the answer of ${name} is larger than 6 MB`)
    case 'threw':
      throw new CloudError(
        'FUNCTION_INVOCATION_FAILED',
        `the function ${name} failed`,
        outcome.stack || outcome.message,
      )
    case 'crashed':
    case 'notBegun':
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
