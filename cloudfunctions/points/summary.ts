import { chinaDate, instantOf } from '#domain/kernel/instant'
import { earnedIn } from '#domain/points/account'
import type { StoredPointsAccount } from '#domain/points/stored'
import { pointsPolicyOn } from '#domain/policy/points'

/** Usable, pending and earned this year, never mixed. Nobody's account yet is all zero. */
export function summaryOf(account: StoredPointsAccount | undefined, now: Date) {
  return {
    available: Math.max(0, account?.available ?? 0),
    held: account?.held ?? 0,
    owed: Math.max(0, -(account?.available ?? 0)),
    pending: account?.pending ?? 0,
    earnedThisYear: account ? earnedIn(account, instantOf(now.getTime())) : 0,
    cap: pointsPolicyOn(chinaDate(now.getTime())).cap,
  }
}
