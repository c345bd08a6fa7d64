import { chinaDate } from '#domain/kernel/instant'
import { rolesInForce } from '#domain/organisation/scope'
import type { StoredUser } from '#domain/organisation/stored'
import type { CommandCall } from '../kit/route'
import { command } from '../kit/store'

/** Somebody whom the street knows by the number of a row. */
export type Known = { user: StoredUser; suspended: boolean }

/** Who of the caller's street has these numbers, by their keyed hash. A table has at most 500: two reads, none for no numbers. */
export async function holdersOf({ store, caller }: CommandCall, phoneHashes: string[]): Promise<Map<string, Known>> {
  if (phoneHashes.length === 0) return new Map()
  const { streetId } = caller
  const limit = phoneHashes.length
  const users = await store.find('users', { streetId, phoneHash: command.in(phoneHashes) }, { limit })
  const keys = users.map(({ _id }) => `uid:${_id}`)
  const identities = keys.length === 0 ? [] : await store.find('identities', { _id: command.in(keys) }, { limit })
  const suspended = new Set(identities.flatMap(({ state, userId }) => (state === 'suspended' ? userId : [])))
  return new Map(users.map((user) => [user.phoneHash, { user, suspended: suspended.has(user._id) }]))
}

/** True while somebody is a volunteer anywhere in the street. */
export const volunteers = ({ now }: CommandCall, { roles }: StoredUser): boolean =>
  rolesInForce(roles, chinaDate(now.getTime())).some(({ role }) => role === 'volunteer')

/** Why a row cannot make this person a volunteer; undefined when it can. A name is never told: only that it is another. */
export function obstacleOf(call: CommandCall, row: { name: string }, { user, suspended }: Known): string | undefined {
  if (user._id === call.caller.userId) return '这是您自己，请同事来导入'
  if (user.name !== row.name) return '这个手机号登记在别人名下，先打电话核对'
  if (suspended) return '这个人的账号停用了，先恢复再导入'
  if (volunteers(call, user)) return '已经是志愿者了，请删掉这一行'
  return undefined
}
