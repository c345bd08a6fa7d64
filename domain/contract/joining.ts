import * as z from 'zod'
import { PlaceId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import { roles } from '../organisation/role'
import { applicationStates } from '../people/application'
import { ties } from '../people/interest'
import { invitationCodePattern } from '../people/invitation'
import { accountPattern } from '../people/password'
import { skills } from '../people/skills'
import { placeCodePattern } from '../place/place'
import type { RouteContract } from './envelope'
import { Consent, InstantShape, OrgPathShape } from './shared'

const StreetId = z.string().regex(/^[a-z0-9]{1,16}$/)
const PersonName = writtenText(20).refine((name) => [...name].length >= 2, '请写姓名')
const Phone = z.string().regex(/^1\d{10}$/, '手机号是 11 位数字，请再看一遍')
const InvitationCode = z.string().regex(invitationCodePattern, '邀请码是 8 位字母和数字')

/** One's own application, as it stands. */
export const OwnApplication = z.object({
  state: z.enum(applicationStates),
  where: z.string(),
  at: InstantShape,
  /** Why it was refused; empty otherwise. */
  reason: z.string(),
  version: z.int(),
})
export type OwnApplication = z.infer<typeof OwnApplication>

const OwnState = z.object({ application: OwnApplication.nullable() })

const Interest = z.object({ placeId: PlaceId, placeName: z.string(), tie: z.enum(ties), at: InstantShape })

/** How people come in: by an application of their own, or by somebody's invitation. */
export const joining = {
  /** What one can apply to, and what became of one's own application. */
  application: {
    kind: 'query',
    input: z.strictObject({ streetId: StreetId.optional() }),
    answer: OwnState.extend({
      communities: z.array(z.object({ path: OrgPathShape, name: z.string() })),
      streetName: z.string(),
      /** Somebody the street knows need not tell name and phone again. */
      known: z.object({ name: z.string(), phone: z.string() }).nullable(),
    }),
  },
  /** In WeChat, or signed in: asks the community to be taken in as a volunteer. */
  apply: {
    kind: 'command',
    input: z.strictObject({
      /** The path of the community. */
      community: OrgPathShape,
      /** Left out by somebody whom the street knows. */
      person: z.strictObject({ name: PersonName, phone: Phone }).nullable(),
      skills: z.array(z.enum(skills)).max(skills.length),
      words: writtenText(200),
      consent: Consent,
    }),
    answer: OwnState,
  },
  withdrawApplication: { kind: 'command', input: z.strictObject({ version: z.int() }), answer: OwnState },
  /** Places that the caller is tied to, and therefore decides nothing about. */
  interests: { kind: 'query', input: z.strictObject({}), answer: z.object({ interests: z.array(Interest) }) },
  declareInterest: {
    kind: 'command',
    input: z.strictObject({
      code: z.string().regex(placeCodePattern, '这不是我们的门牌码'),
      tie: z.enum(ties),
    }),
    answer: z.object({ interest: Interest }),
  },
  /** What a code invites to, before it is accepted. */
  invitation: {
    kind: 'query',
    input: z.strictObject({ code: InvitationCode }),
    answer: z.object({
      role: z.enum(roles),
      where: z.string(),
      forName: z.string(),
      expiresAt: InstantShape,
      /** The caller is known to the street: nothing more has to be filled in. */
      known: z.boolean(),
      /** In a browser that nobody is signed in to, an account is made. */
      needsAccount: z.boolean(),
    }),
  },
  /** Uses the code up: the role is the caller's. Gives a ticket where an account was made. */
  acceptInvitation: {
    kind: 'command',
    input: z.strictObject({
      code: InvitationCode,
      person: z.strictObject({ name: PersonName, phone: Phone, consent: Consent }).nullable(),
      credentials: z
        .strictObject({
          account: z.string().regex(accountPattern, '账号用 3 到 20 位小写字母和数字，字母开头'),
          password: z.string().max(200),
        })
        .nullable(),
    }),
    answer: z.object({ role: z.enum(roles), where: z.string(), ticket: z.string().nullable() }),
  },
} as const satisfies Record<string, RouteContract>
