import * as z from 'zod'
import { roles } from '../organisation/role'
import { browsers, systems } from '../people/browser'
import { pairingCodePattern, pairingNews } from '../people/pairing'
import type { RouteContract } from './envelope'
import { InstantShape, OrgPathShape } from './shared'

/** 16 bytes in base64url, made by the browser that wants to be signed in; it stays there and is shown to nobody. */
const Secret = z.string().regex(/^[\w-]{22}$/)
const PairingCode = z.string().regex(pairingCodePattern, '这不是登录码，登录码是 8 位字母和数字')
const BrowserKind = { system: z.enum(systems), browser: z.enum(browsers) }

/** The PC is signed in by the phone; and what somebody sees and changes of their own ways in. */
export const signingIn = {
  /** Browser: a picture to be scanned. The same secret asks for the same picture again. Refuses tooMany. */
  openPairing: {
    kind: 'command',
    input: z.strictObject({ secret: Secret, ...BrowserKind }),
    answer: z.object({
      code: z.string(),
      /** Two digits that the phone must find among three. */
      number: z.string(),
      expiresAt: InstantShape,
    }),
  },
  /** Browser: what became of its picture. The ticket is given once; whoever asks again is told that it is over. Refuses notFound. */
  collectPairing: {
    kind: 'command',
    input: z.strictObject({ secret: Secret }),
    answer: z.object({ news: z.enum(pairingNews), ticket: z.string().nullable() }),
  },
  /** Phone: which browser asks, before anything is confirmed. Refuses notFound, alreadyDone, tooMany. */
  pairing: {
    kind: 'query',
    input: z.strictObject({ code: PairingCode }),
    answer: z.object({
      ...BrowserKind,
      openedAt: InstantShape,
      expiresAt: InstantShape,
      /** One of them stands on the computer's screen. */
      numbers: z.array(z.string()),
    }),
  },
  /** Phone: the number on the computer's screen, or `null`: it was not me. Another number ends the picture as well. */
  answerPairing: {
    kind: 'command',
    input: z.strictObject({
      code: PairingCode,
      number: z
        .string()
        .regex(/^[1-9]{2}$/)
        .nullable(),
    }),
    answer: z.object({ confirmed: z.boolean() }),
  },
  /** By which ways one comes in. `account` is null for whoever has only WeChat. */
  access: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({ account: z.string().nullable(), wechat: z.boolean() }),
  },
  /** Gives a role of one's own back, at once. Refuses notNow with what must be done first, notFound. */
  leaveRole: {
    kind: 'command',
    input: z.strictObject({ role: z.enum(roles), orgPath: OrgPathShape }),
    answer: z.object({ role: z.enum(roles) }),
  },
} as const satisfies Record<string, RouteContract>
