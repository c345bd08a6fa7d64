/// <reference path="./wechat.d.ts" />
import { throughBridge } from '../bridge'
import type { Lifeline } from '../lifeline'
import type { LogicRealm } from '../realm'

export type Wx = WechatMiniprogram.Wx

/** Names of `wx` functions that take one option object and answer by success, fail, complete or a promise. */
export type AsyncName = {
  [N in keyof Wx]: Wx[N] extends (option: infer O) => unknown
    ? NonNullable<O> extends { success?: unknown; fail?: unknown }
      ? N
      : never
    : never
}[keyof Wx]

export type OptionOf<N extends AsyncName> = NonNullable<Parameters<Wx[N]>[0]>
type SuccessOf<O> = O extends { success?: infer S } ? NonNullable<S> : never
/** What success is given, apart from `errMsg`, which the host adds. */
export type AnswerOf<N extends AsyncName> =
  SuccessOf<OptionOf<N>> extends (result: infer R) => unknown ? Omit<R, 'errMsg'> : object

/** A refusal of the platform: becomes `{ errMsg: '<api>:fail <message>', … }`, never an exception. */
export class WxFail extends Error {
  constructor(
    message: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'WxFail'
  }
}

/** One call of `wx`, as a test may look it up. */
export interface ApiCall {
  name: string
  option: unknown
}

/** What every API stands on. */
export interface CallStage {
  tabs: readonly object[]
  realm: () => LogicRealm
  life: Lifeline
  problems: string[]
  calls: ApiCall[]
  guard: (run: () => void) => void
}

type Callbacks = Partial<Record<'success' | 'fail' | 'complete', (result: unknown) => void>>

/**
 * The calling convention of `wx`: with callbacks it returns nothing, without them a promise. A dead app is never
 * answered. `run` may refuse by throwing WxFail; anything else it throws is a fault and lands in `problems`.
 */
export function api<N extends AsyncName>(
  stage: CallStage,
  name: N,
  run: (option: OptionOf<N>) => AnswerOf<N> | Promise<AnswerOf<N>>,
): Wx[N] {
  return answering(stage, name, run as (option: unknown) => unknown) as Wx[N]
}

/** An API that answers nothing but "ok". */
export function act<N extends AsyncName>(stage: CallStage, name: N, run: (option: OptionOf<N>) => void): Wx[N] {
  return answering(stage, name, run as (option: unknown) => unknown) as Wx[N]
}

/** The same for functions that are not members of `wx` itself (`wx.cloud.callFunction`). */
export function answering(stage: CallStage, name: string, run: (option: unknown) => unknown): unknown {
  return (option: Callbacks = {}): Promise<unknown> | undefined => {
    stage.life.mustLive()
    stage.calls.push({ name, option: throughBridge(withoutCallbacks(option), name, []) })
    const { Promise: RealmPromise } = stage.realm().tools
    const asks = Boolean(option.success || option.fail || option.complete)
    const answer = new RealmPromise<unknown>((resolve, reject) => {
      const tell = (kind: 'success' | 'fail', result: unknown): void => {
        if (!stage.life.alive) return
        for (const back of [option[kind], option.complete]) if (back) stage.guard(() => back(result))
        if (kind === 'success') resolve(result)
        else if (!asks) reject(result)
      }
      Promise.resolve()
        .then(() => run(option))
        .then(
          (result) => tell('success', Object.assign(stage.realm().own({ errMsg: `${name}:ok` }), result)),
          (error) => tell('fail', refusal(stage, name, error)),
        )
    })
    return asks ? undefined : answer
  }
}

function refusal(stage: CallStage, name: string, error: unknown): object {
  const message = error instanceof Error ? error.message : String(error)
  if (!(error instanceof WxFail) && stage.life.alive)
    stage.problems.push(`wx.${name} failed in the host: ${String((error as Error)?.stack ?? error)}`)
  return stage.realm().own({ errMsg: `${name}:fail ${message}`, ...(error instanceof WxFail ? error.more : {}) })
}

function withoutCallbacks(option: object): object {
  return Object.fromEntries(Object.entries(option).filter(([, value]) => typeof value !== 'function'))
}
