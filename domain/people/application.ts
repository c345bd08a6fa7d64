import { granted, type Result, refused } from '../kernel/result'
import { cutTo, isWithin, type OrgPath } from '../organisation/path'

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
