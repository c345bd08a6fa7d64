import type { Result } from '#domain/kernel/result'
import { interestIdOf, withoutInterest } from '#domain/people/interest'
import type { Store } from './store'

/** Whether somebody is free to decide what concerns a place; none named binds nobody. One read. Refuses forbidden. */
export async function freeToDecide(
  { store }: { store: Store },
  userId: string,
  placeId: string | null | undefined,
  who: 'self' | 'mediator' = 'self',
): Promise<Result<true>> {
  const declared = placeId ? await store.get('interests', interestIdOf(userId, placeId)) : undefined
  return withoutInterest(declared, who)
}
