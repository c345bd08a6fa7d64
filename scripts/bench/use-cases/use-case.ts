import type { FunctionName, InputOf, RouteOf } from '#domain/contract/index'
import type { Who } from '../street/cast'
import type { BenchStreet, Cost } from '../street/street'

/** Which limit of round trips it has to keep: its name in limits.mjs. */
export type TripLimit = 'visit' | 'report' | 'redeem' | 'list' | 'screen' | 'change' | 'decide'

type Ask<I> = { who: Who; input: I; commandId?: string }

/** One thing that somebody does with one call. `ask` sees to what has to be there before; that is not counted. */
export type UseCase = {
  name: string
  fn: string
  route: string
  limit: TripLimit
  ask(street: BenchStreet, nth: number): Promise<Ask<unknown>>
}

/** `as` tells two use cases of one route apart. */
export const call = <F extends FunctionName, R extends RouteOf<F>>(
  fn: F,
  route: R,
  limit: TripLimit,
  ask: (street: BenchStreet, nth: number) => Promise<Ask<InputOf<F, R>>>,
  as = '',
): UseCase => ({ name: `${fn}.${route}${as && `（${as}）`}`, fn, route, limit, ask })

/** Carries a use case out once, for somebody else each time, with all that has to be there before it. */
export async function runUseCase(street: BenchStreet, useCase: UseCase): Promise<Cost> {
  const { who, input, commandId } = await useCase.ask(street, street.next())
  return (await street.send(useCase, who, input, commandId)).cost
}
