import type { BrowserKind } from '#domain/people/browser'

/** A mini-program is signed in by WeChat and asks no phone. */
export const ownBrowser = (): BrowserKind => ({ system: 'other', browser: 'wechat' })
