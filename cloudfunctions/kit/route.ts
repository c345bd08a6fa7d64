import type { AnswerOf, FunctionName, ParsedInputOf, RouteOf } from '#domain/contract/index'
import type { Result } from '#domain/kernel/result'
import type { OrgPath } from '#domain/organisation/path'
import type { Role } from '#domain/organisation/role'
import type { Scope } from '#domain/organisation/scope'
import type { Caller, PlatformIdentity } from './caller'
import type { Seal } from './seal'
import type { Store } from './store'

/** What every use case gets besides its input. Time, ids and chance are values. */
export type Call = {
  store: Store
  seal: Seal
  /** One moment for the whole call. */
  now: Date
  mintId(): string
  /** So many random bytes, good enough for secrets. */
  chance(bytes: number): Buffer
  requestId: string
  route: string
  identity: PlatformIdentity
}

/** What the scope table granted this caller: with which roles, within which parts of the street. */
export type Grant = { roles: Role[]; within: OrgPath[] }
/** A call by a person we know, within what the scope table grants. */
export type GrantedCall = Call & { caller: Caller; grant: Grant }
/** A call that may change something: the same id is carried out once. */
export type CommandCall = GrantedCall & { commandId: string }

/** A call by anybody that may change something: the same id is carried out once. */
export type PublicCommandCall = Call & { commandId: string }

type Run<C, I, A> = (call: C, input: I) => Promise<Result<A>>

/** Public routes name themselves so; all others name their scope. There is no third way. */
export type Route<I = never, A = unknown> =
  | { access: 'public'; run: Run<Call, I, A> }
  | { access: 'public'; command: true; run: Run<PublicCommandCall, I, A> }
  | { access: Scope; run: Run<GrantedCall, I, A> }
  | { access: Scope; command: true; run: Run<CommandCall, I, A> }

/** One function's routes: exactly those of its contract, each with its access. */
export type RouteTable<F extends FunctionName> = { [R in RouteOf<F>]: Route<ParsedInputOf<F, R>, AnswerOf<F, R>> }
