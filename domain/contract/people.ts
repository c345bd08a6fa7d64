import * as z from 'zod'
import { UserId } from '../kernel/id'
import { writtenText } from '../kernel/text'
import { adviserKinds } from '../organisation/adviser'
import { roles } from '../organisation/role'
import { applicationStates } from '../people/application'
import { invitationStates } from '../people/invitation'
import { skills } from '../people/skills'
import type { RouteContract } from './envelope'
import { Cursor, InstantShape, OrgPathShape } from './shared'

const HashId = z.string().regex(/^[\w-]{43}$/)
const Reason = (ask: string) => writtenText(100).refine((text) => text !== '', ask)

/** Somebody who wants to be a volunteer. The phone's tail only tells two of the same name apart. */
export const ApplicationRow = z.object({
  applicationId: HashId,
  version: z.int(),
  name: z.string(),
  phone: z.string(),
  where: z.string(),
  community: OrgPathShape,
  skills: z.array(z.enum(skills)),
  words: z.string(),
  at: InstantShape,
  state: z.enum(applicationStates),
  /** The caller's own: somebody else decides it. */
  own: z.boolean(),
  /** The street has this person from a list: approved, the applicant's WeChat becomes theirs. */
  known: z.boolean(),
})
export type ApplicationRow = z.infer<typeof ApplicationRow>

const HeldRole = z.object({
  role: z.enum(roles),
  orgPath: OrgPathShape,
  where: z.string(),
  /** The last day, also of one that has ended. */
  until: z.iso.date().nullable(),
  inForce: z.boolean(),
  /** Whether the caller may end or renew it. */
  manageable: z.boolean(),
})

/** A line of the list of people; the phone is masked. */
export const PersonRow = z.object({
  userId: UserId,
  name: z.string(),
  phone: z.string(),
  roles: z.array(z.enum(roles)),
  state: z.enum(['active', 'suspended']),
  since: InstantShape,
})
export type PersonRow = z.infer<typeof PersonRow>

export const PersonCard = PersonRow.omit({ roles: true }).extend({
  where: z.string(),
  held: z.array(HeldRole),
  skills: z.array(z.enum(skills)),
  /** Cases in hand that somebody must take over before the person leaves. */
  openCases: z.int(),
  own: z.boolean(),
  maySuspend: z.boolean(),
  history: z.array(z.object({ at: InstantShape, what: z.string(), byName: z.string() })),
})
export type PersonCard = z.infer<typeof PersonCard>

export const InvitationRow = z.object({
  invitationId: HashId,
  role: z.enum(roles),
  where: z.string(),
  forName: z.string(),
  at: InstantShape,
  expiresAt: InstantShape,
  state: z.enum([...invitationStates, 'expired']),
})
export type InvitationRow = z.infer<typeof InvitationRow>

const Decision = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('approve'),
    applicationId: HashId,
    version: z.int(),
    /** The grid that the volunteer will belong to. */
    grid: OrgPathShape,
  }),
  z.strictObject({
    decision: z.literal('refuse'),
    applicationId: HashId,
    version: z.int(),
    reason: Reason('不通过要写一句为什么'),
  }),
])
const ofRole = { userId: UserId, role: z.enum(roles), orgPath: OrgPathShape }

/** People of the street: who wants to come, who is there, who may do what. */
export const people = {
  applications: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({
      rows: z.array(ApplicationRow),
      next: Cursor.nullable(),
      /** All that wait; counted with the first page only. */
      total: z.int().nullable(),
    }),
  },
  /** One or many at once; each is decided by itself, and one that cannot be does not stop the others. */
  decideApplications: {
    kind: 'command',
    input: z.strictObject({ decisions: z.array(Decision).min(1, '请先选几份').max(20, '一次最多 20 份') }),
    answer: z.object({
      results: z.array(z.object({ applicationId: HashId, ok: z.boolean(), message: z.string() })),
    }),
  },
  /** Newest first; by role, and by the beginning of a name, by its initials (`zgf`) or by a whole phone number. */
  people: {
    kind: 'query',
    input: z.strictObject({
      role: z.enum(roles).optional(),
      words: z.string().trim().max(20).optional(),
      cursor: Cursor.optional(),
    }),
    answer: z.object({ rows: z.array(PersonRow), next: Cursor.nullable() }),
  },
  person: { kind: 'query', input: z.strictObject({ userId: UserId }), answer: PersonCard },
  /** The whole number, with the reason; every look is written down. */
  revealPhone: {
    kind: 'command',
    input: z.strictObject({ userId: UserId, reason: Reason('请写一句为什么要看') }),
    answer: z.object({ phone: z.string() }),
  },
  giveRole: {
    kind: 'command',
    input: z.strictObject({ ...ofRole, kinds: z.array(z.enum(adviserKinds)).max(3) }),
    answer: PersonCard,
  },
  endRole: { kind: 'command', input: z.strictObject({ ...ofRole, lastOn: z.iso.date() }), answer: PersonCard },
  suspend: {
    kind: 'command',
    input: z.strictObject({ userId: UserId, reason: Reason('请写一句为什么停用') }),
    answer: PersonCard,
  },
  resume: { kind: 'command', input: z.strictObject({ userId: UserId }), answer: PersonCard },
  /** The caller's places and roles to choose from when inviting or giving a role. */
  managing: {
    kind: 'query',
    input: z.strictObject({}),
    answer: z.object({
      roles: z.array(z.object({ role: z.enum(roles), places: z.array(OrgPathShape) })),
      names: z.array(z.object({ path: OrgPathShape, name: z.string() })),
    }),
  },
  /** The code is told once, here: only a keyed hash of it is kept. */
  invite: {
    kind: 'command',
    input: z.strictObject({
      role: z.enum(roles),
      orgPath: OrgPathShape,
      forName: writtenText(20).refine((name) => name !== '', '请写这个码给谁'),
      kinds: z.array(z.enum(adviserKinds)).max(3),
    }),
    answer: z.object({ code: z.string(), invitation: InvitationRow }),
  },
  invitations: {
    kind: 'query',
    input: z.strictObject({ cursor: Cursor.optional() }),
    answer: z.object({ rows: z.array(InvitationRow), next: Cursor.nullable() }),
  },
  revokeInvitation: {
    kind: 'command',
    input: z.strictObject({ invitationId: HashId }),
    answer: z.object({ invitation: InvitationRow }),
  },
} as const satisfies Record<string, RouteContract>
