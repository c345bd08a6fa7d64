import { granted, type Result, refused } from '../kernel/result'
import { cutTo, isWithin, type OrgPath } from '../organisation/path'
import type { Role } from '../organisation/role'

/** An application to be a volunteer: waiting until the community answers it or the applicant takes it back. */
export const applicationStates = ['waiting', 'approved', 'refused', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]

/** As a decision sees it. `userId` is the applicant when the street knows them already. */
export type OpenApplication = { state: ApplicationState; version: number; orgPath: OrgPath; userId: string | null }

/** Whether somebody may apply (again): not while one waits, nor once it was approved. Refuses alreadyDone. */
export function mayApply(before: Pick<OpenApplication, 'state'> | undefined, isVolunteer: boolean): Result<true> {
  if (isVolunteer) return refused('alreadyDone', '您已经是志愿者了，直接登录就行。')
  if (before?.state === 'waiting') return refused('alreadyDone', '您的申请已经交了，社区正在看。')
  return granted(true)
}

/** Takes an application back while nobody has answered it. Refuses alreadyDone. */
export const mayWithdraw = ({ state }: Pick<OpenApplication, 'state'>): Result<true> =>
  state === 'waiting' ? granted(true) : refused('alreadyDone', '这份申请已经有结果了，刷新看看。')

/** Whether `by` may answer an application that was read in `seenVersion`. Refuses forbidden (one's own), alreadyDone, notNow. */
export function mayDecide(open: OpenApplication, by: string, seenVersion: number): Result<true> {
  if (open.userId === by) return refused('forbidden', '自己的申请要请同事来办。')
  if (open.state !== 'waiting') return refused('alreadyDone', '这份申请刚才已经有人处理了，刷新看看。')
  if (open.version !== seenVersion) return refused('notNow', '申请刚有变化，请刷新看了再定。')
  return granted(true)
}

/** A volunteer belongs to a grid of the community that was applied to. */
export const isGridOf = (grid: OrgPath, community: OrgPath): boolean =>
  cutTo(grid, 'grid') === grid && isWithin(grid, community)

/** Somebody of the roster who has the number that a stranger applies with. `roles` are those in force. */
export type OnRoster = { name: string; roles: readonly { role: Role }[]; state: 'active' | 'suspended'; bound: boolean }

/**
 * Whether a stranger's WeChat may become that of a person whom the street has already, from a list or from the browser: of the same
 * name, without a WeChat of their own, and nothing more than a volunteer. Whoever works for the street binds it with their
 * account, so that nobody gets in at a desk by claiming its number. Refuses conflict.
 */
export function mayMeet({ name, roles, state, bound }: OnRoster, applicant: { name: string }): Result<true> {
  if (name !== applicant.name) return refused('conflict', '这个手机号已经登记在别人名下，请先打电话核对。')
  if (state !== 'active') return refused('conflict', '申请人的账号停用了，先恢复再办。')
  if (bound) return refused('conflict', '名册里这个人已经绑定了别的微信，请先打电话核对。')
  if (roles.some(({ role }) => role !== 'volunteer' && role !== 'resident'))
    return refused('conflict', '这个人有工作身份，请他在小程序里用账号登录，不用申请。')
  return granted(true)
}
