import * as z from 'zod'
import { inboxKinds } from '../inbox/stored'
import { UserId } from '../kernel/id'
import { roles } from '../organisation/role'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, OrgPathShape } from './shared'

/** The caller's own card. */
export const Me = z.object({
  userId: UserId,
  name: z.string(),
  phone: z.string(),
  streetName: z.string(),
  roles: z.array(
    z.object({
      role: z.enum(roles),
      orgPath: OrgPathShape,
      /** `桃园社区·第 12 网格` */
      where: z.string(),
    }),
  ),
})
export type Me = z.infer<typeof Me>

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
} as const satisfies Record<string, RouteContract>
