import type * as z from 'zod'
import { account } from './account'
import { caseContract } from './case'
import { directory } from './directory'
import { place } from './place'
import { points } from './points'
import { register } from './register'
import { report } from './report'
import { visit } from './visit'

/** Every function and every route there is. Phones import only the types below; zod stays on the server. */
export const contracts = { account, case: caseContract, directory, place, points, register, report, visit } as const

export type FunctionName = keyof typeof contracts
export type RouteOf<F extends FunctionName> = keyof (typeof contracts)[F] & string
type ContractOf<F extends FunctionName, R extends RouteOf<F>> = (typeof contracts)[F][R] extends {
  input: infer I extends z.ZodType
  answer: infer A extends z.ZodType
  kind: infer K
}
  ? { input: z.input<I>; parsed: z.output<I>; answer: z.output<A>; kind: K }
  : never
/** What a phone sends. */
export type InputOf<F extends FunctionName, R extends RouteOf<F>> = ContractOf<F, R>['input']
/** What a use case gets: parsed, trimmed, branded. */
export type ParsedInputOf<F extends FunctionName, R extends RouteOf<F>> = ContractOf<F, R>['parsed']
export type AnswerOf<F extends FunctionName, R extends RouteOf<F>> = ContractOf<F, R>['answer']
export type KindOf<F extends FunctionName, R extends RouteOf<F>> = ContractOf<F, R>['kind']
