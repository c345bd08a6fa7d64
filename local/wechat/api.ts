import type { Fields, WechatAnswer } from './answers'
import type { People } from './people'
import type { PhoneCodes } from './phone-codes'
import type { Subscriptions } from './subscriptions'
import type { WordList } from './words'

/** What the APIs work with. */
export interface Room {
  appid: string
  /** Where the browser app is, without a slash at the end. */
  appUrl: string
  /** The mini-program's pages, the first one first; undefined when they are not known. */
  pages: readonly string[] | undefined
  people: People
  words: WordList
  phoneCodes: PhoneCodes
  subscriptions: Subscriptions
  now: () => number
}

/** Serves one API. `shown` is what people read in the outbox. Refuses with a `WechatRefusal`. */
export type Api = (args: Fields, room: Room) => { openid: string | null; answer: WechatAnswer; shown: Fields }
