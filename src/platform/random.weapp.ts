/** Taro knows this call only behind another object of newer phones; WeChat itself has it since base library 2.19. */
interface WeChatRandom {
  getRandomValues?(asked: {
    length: number
    success(answer: { randomValues: ArrayBuffer }): void
    fail(problem: unknown): void
  }): void
}
declare const wx: WeChatRandom

/**
 * Bytes for ids, from WeChat's own source. Phones whose WeChat lacks that call or fails at it still must mint ids: there
 * `Math.random` does, since an id beside its 48 bits of time only has to be another one, not a secret.
 */
export function randomBytes(count: number): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const homely = (): void => resolve(Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256)))
    if (!wx.getRandomValues) {
      homely()
      return
    }
    wx.getRandomValues({
      length: count,
      success: ({ randomValues }) => {
        const bytes = new Uint8Array(randomValues)
        if (bytes.length === count) resolve(bytes)
        else homely()
      },
      fail: homely,
    })
  })
}
