import { type BrowserKind, browserKindOf } from '#domain/people/browser'

/** Which browser this is, for whoever is asked on the phone to let it in. */
export const ownBrowser = (): BrowserKind => browserKindOf(window.navigator.userAgent)
