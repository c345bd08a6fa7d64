import * as z from 'zod'
import { inboxKinds } from '../inbox/stored'
import { Me } from './account-card'
import type { RouteContract } from './envelope'
import { joining } from './joining'
import { privacy } from './privacy'
import { Cursor, InstantShape } from './shared'
import { signingIn } from './signing-in'

const Credentials = z.strictObject({
  account: z.string().trim().min(1, '请填账号').max(40),
  password: z.string().min(1, '请填密码').max(200),
})

export const InboxItem = z.object({
  id: z.string(),
  kind: z.enum(inboxKinds),
  title: z.string(),
  text: z.string(),
  at: InstantShape,
  read: z.boolean(),
})
export type InboxItem = z.infer<typeof InboxItem>

export const account = {
  /** Browser: account and password against a custom-login ticket. Refuses signInNeeded (wrong), tooMany (locked). */
  signIn: { kind: 'query', input: Credentials, answer: z.object({ ticket: z.string() }) },
  /** Mini-program: binds the WeChat identity of the caller to the user of an account, once. */
  linkWechat: { kind: 'command', input: Credentials, answer: Me },
  /** A new password; every other browser is signed out. The ticket opens this one again. */
  changePassword: {
    kind: 'command',
    input: z.strictObject({
      account: Credentials.shape.account,
      current: z.string().min(1).max(200),
      next: z.string().max(200),
    }),
    answer: z.object({ ticket: z.string() }),
  },
  /** Shuts every browser that is signed in, this one too: the ticket opens it again. In WeChat there is none. */
  signOutEverywhere: {
    kind: 'command',
    input: z.strictObject({}),
    answer: z.object({ ticket: z.string().nullable() }),
  },
  me: { kind: 'query', input: z.strictObject({}), answer: Me },
  inbox: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({ items: z.array(InboxItem), next: Cursor.nullable() }),
  },
  /** Everything up to and including this moment has been seen. */
  readInbox: {
    kind: 'command',
    input: z.strictObject({ upTo: InstantShape }),
    answer: z.object({ unread: z.int() }),
  },
  ...signingIn,
  ...joining,
  ...privacy,
} as const satisfies Record<string, RouteContract>
