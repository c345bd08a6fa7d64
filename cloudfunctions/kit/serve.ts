import { randomBytes } from 'node:crypto'
import type * as z from 'zod'
import { Envelope, type Reply, type RouteContract } from '#domain/contract/envelope'
import { contracts, type FunctionName } from '#domain/contract/index'
import { mintId } from '#domain/kernel/mint-id'
import { type Refusal, type Result, refused } from '#domain/kernel/result'
import { grantOf } from '#domain/organisation/scope'
import { type Caller, identify, platformIdentity } from './caller'
import { faultLine, log } from './log'
import type { Call, Route, RouteTable } from './route'
import { makeSeal } from './seal'
import { readSecrets } from './secrets'
import { Store } from './store'

type Platform = { request_id?: string }

/** CloudBase passes at most 100 KB to a function; nothing of ours needs a tenth of it. */
const mostBytes = 100_000

/**
 * Makes a function's entry: parse → identify → authorise → run → answer. Everything a caller can do wrong ends in a typed
 * refusal with a Chinese sentence; everything we did wrong is logged under the request id and answered without detail.
 */
export function serve<F extends FunctionName>(name: F, routes: RouteTable<F>) {
  const seal = makeSeal(readSecrets(process.env))
  return async (event: unknown, platform: Platform = {}): Promise<Reply<unknown>> => {
    const startedMs = Date.now()
    const requestId = platform.request_id ?? mintId(startedMs, randomBytes(10))
    const store = new Store()
    const seen = { route: '?', caller: 'unknown' }
    let result: Result<unknown>
    let fault: unknown
    try {
      result = await answer({
        name,
        routes: routes as Record<string, Route>,
        event,
        seen,
        store,
        seal,
        startedMs,
        requestId,
      })
    } catch (error) {
      fault = error
      result = refused('unavailable', '没连上，不是您的问题。请过一会儿再试一次。')
    }
    const outcome = result.ok ? 'ok' : result.refusal.code
    log({ requestId, fn: name, ...seen, ms: Date.now() - startedMs, trips: store.trips, outcome, ...faultLine(fault) })
    return result.ok ? { ok: true, data: result.value, requestId } : { ok: false, refusal: result.refusal, requestId }
  }
}

type Question = {
  name: FunctionName
  routes: Record<string, Route>
  event: unknown
  seen: { route: string; caller: string }
  store: Store
  seal: Call['seal']
  startedMs: number
  requestId: string
}

async function answer({
  name,
  routes,
  event,
  seen,
  store,
  seal,
  startedMs,
  requestId,
}: Question): Promise<Result<unknown>> {
  if (sizeOf(event) > mostBytes) return refused('invalidInput', '内容太长了，请删短一点再发。')
  const envelope = Envelope.safeParse(event)
  if (!envelope.success) return refused('invalidInput', '这个请求看不懂，请更新小程序后再试。')
  const { route: routeName, commandId, input } = envelope.data
  const contract = Object.hasOwn(contracts[name], routeName)
    ? ((contracts[name] as Record<string, RouteContract>)[routeName] as RouteContract)
    : undefined
  const route = Object.hasOwn(routes, routeName) ? routes[routeName] : undefined
  if (!contract || !route) return refused('notFound', '没有这个功能，请更新小程序后再试。')
  seen.route = routeName

  const identity = platformIdentity()
  seen.caller = identity.kind
  const call: Call = {
    store,
    seal,
    now: new Date(startedMs),
    mintId: () => mintId(Date.now(), randomBytes(10)),
    chance: randomBytes,
    requestId,
    route: `${name}.${routeName}`,
    identity,
  }
  if (contract.kind === 'command' && commandId === undefined && 'command' in route)
    return refused('invalidInput', '这个请求少了编号，请更新小程序后再试。')

  const parsed = contract.input.safeParse(input)
  if (!parsed.success) return { ok: false, refusal: inputRefusal(parsed.error) }
  const granted = route.access === 'public' ? undefined : await authorise(call, route.access)
  if (granted && !granted.ok) return granted

  const context = { ...call, ...granted?.value, commandId }
  const result = await (route.run as (call: unknown, input: unknown) => Promise<Result<unknown>>)(context, parsed.data)
  // The answer's shape is the last wall: a field that the contract does not name never leaves.
  return result.ok ? { ok: true, value: contract.answer.parse(result.value) } : result
}

type Granted = { caller: Caller; grant: NonNullable<ReturnType<typeof grantOf>> }

async function authorise(call: Call, scope: Parameters<typeof grantOf>[0]): Promise<Result<Granted>> {
  const caller = await identify(call.store, call.identity, call.now.getTime())
  if (caller === undefined) return refused('signInNeeded', '请先登录，再办这件事。')
  if (caller === 'suspended') return refused('forbidden', '这个账号停用了。有疑问请联系社区。')
  const grant = grantOf(scope, caller.roles)
  if (!grant) return refused('forbidden', '您的身份办不了这件事，请找社区或街道。')
  return { ok: true, value: { caller, grant } }
}

function inputRefusal(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  const field = issue?.path.map(String).join('.') ?? ''
  // Our own schemas speak Chinese; the library's words are not for people.
  const ours = issue && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '有一处填得不对，请改一下再发。'
  return { code: 'invalidInput', message: ours, details: { field } }
}

function sizeOf(event: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(event) ?? '')
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
