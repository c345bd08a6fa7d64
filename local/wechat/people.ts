import { invalidOpenid, WechatRefusal } from './answers'

/** Content checks want somebody who used the mini-program lately. */
const recentMs = 2 * 60 * 60 * 1000

/**
 * Who has called with an openid since the start, and when last. Kept in memory only: who called at which minute tells too much of
 * whoever asks for something without a name, so not even a hash of it may lie on the disk.
 */
export class People {
  private readonly seenAtMs = new Map<string, number>()

  constructor(private readonly now: () => number) {}

  seen(openid: string): void {
    this.seenAtMs.set(openid, this.now())
  }

  isKnown(openid: string): boolean {
    return this.seenAtMs.has(openid)
  }

  /** Refuses an openid that has not called since the start (40003), or not within two hours (61010). */
  checkRecent(openid: string): void {
    const seenAtMs = this.seenAtMs.get(openid)
    if (seenAtMs === undefined) throw invalidOpenid()
    if (this.now() - seenAtMs > recentMs) throw new WechatRefusal(61010, 'code is expired')
  }
}
