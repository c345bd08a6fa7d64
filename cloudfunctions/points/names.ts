import { command, type Store } from '../kit/store'

/** Names of people by id, each as `show` lets it be seen. One read; none when nobody is asked for. */
export async function namesOf(
  store: Store,
  userIds: string[],
  show: (name: string) => string,
): Promise<Map<string, string>> {
  const ids = [...new Set(userIds)]
  if (ids.length === 0) return new Map()
  const users = await store.find('users', { _id: command.in(ids) }, { limit: ids.length })
  return new Map(users.map(({ _id, name }) => [_id, show(name)]))
}
