import * as z from 'zod'
import { StoredBoard } from '../duty/stored'
import { UserId } from '../kernel/id'
import { skills } from '../people/skills'
import { adviserKinds } from './adviser'
import { agencies } from './agency'
import { works } from './found-by'
import { orgKinds } from './organisation'
import { orgPathPattern } from './path'
import { roles } from './role'

export const OrgPathField = z.string().regex(orgPathPattern)
export const StreetId = z.string().regex(/^[a-z0-9]{1,16}$/)
/** AES-256-GCM text of ours: `keyId.iv.tag.cipher`, each base64url. The plain text is never stored. */
export const Sealed = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+$/)

export const RoleHeldField = z.strictObject({
  role: z.enum(roles),
  orgPath: OrgPathField,
  until: z.iso.date().optional(),
})

export const gridRoles = ['communityCadre', 'police', 'partyMember', 'residentVolunteer'] as const
export type GridRole = (typeof gridRoles)[number]

/** `organisations/<path without slashes between dots: d1.s1.c03.g17>`. A grid's team has four seats; an empty one is `null`. */
export const StoredOrganisation = z.strictObject({
  _id: z.string(),
  streetId: StreetId,
  kind: z.enum(orgKinds),
  name: z.string(),
  orgPath: OrgPathField,
  parentPath: OrgPathField.nullable(),
  order: z.int(),
  team: z
    .record(z.enum(gridRoles), z.strictObject({ userId: UserId.nullable(), name: z.string() }).nullable())
    .nullable(),
  /** Of a street: its desk's phone and window, and the mark of its case numbers (`柳`). */
  desk: z.strictObject({ phone: z.string(), window: z.string(), mark: z.string() }).nullable(),
  /** Of an agency: which one. */
  agency: z.enum(agencies).nullable(),
  /** Of a street: who sits there in the coming days and when leaders receive, so that whoever scans a code needs no more reads. */
  board: StoredBoard.nullable(),
  /** Since when it exists no more. Nothing is deleted: old records name it. */
  closedOn: z.iso.date().nullable(),
  version: z.int(),
})
export type StoredOrganisation = z.infer<typeof StoredOrganisation>

/** The four seats of a grid, all vacant. */
export const emptyTeam = (): NonNullable<StoredOrganisation['team']> =>
  Object.fromEntries(gridRoles.map((role) => [role, null])) as NonNullable<StoredOrganisation['team']>

/** `users/<userId>`: the person. Never read by other people's lists except through the sight table. */
export const StoredUser = z.strictObject({
  _id: UserId,
  streetId: StreetId,
  orgPath: OrgPathField,
  name: z.string(),
  /** First letters of the name's pinyin, lower case: `zgf`. */
  initials: z.string(),
  /** The communities of the path and of the roles, and whether any role is one of the staff: `foundBy` makes both. */
  communities: z.array(OrgPathField),
  work: z.enum(works),
  phoneSealed: Sealed,
  /** HMAC-SHA256 of the number with a key of the environment: finds a person by phone without opening any. */
  phoneHash: z.string(),
  roles: z.array(RoleHeldField),
  consents: z.array(
    z.strictObject({
      text: z.string(),
      version: z.string(),
      at: z.date(),
      /** Signed on paper, which the street keeps. */
      paper: z.literal(true).optional(),
    }),
  ),
  /** What a volunteer can help with; of those who said so. */
  skills: z.array(z.enum(skills)).optional(),
  since: z.date(),
})
export type StoredUser = z.infer<typeof StoredUser>

/**
 * `mediators/<userId>`: a street's roster. Written together with the person's role, so that the desk finds who may take a case in
 * one read; whoever is suspended or whose last day is past takes none.
 */
export const StoredMediator = z.strictObject({
  _id: UserId,
  streetId: StreetId,
  /** Where the role is held: the street, or a part of it. */
  orgPath: OrgPathField,
  name: z.string(),
  state: z.enum(['active', 'suspended']),
  /** The last legal day of the role; `null` while no end is known. */
  until: z.iso.date().nullable(),
  kinds: z.array(z.enum(adviserKinds)),
  /** Certificates as they are written (`律师执业证`), languages (`普通话`), and the enterprise grids looked after. */
  credentials: z.array(z.string()),
  languages: z.array(z.string()),
  areas: z.array(OrgPathField),
})
export type StoredMediator = z.infer<typeof StoredMediator>

/** `identities/uid:<userId>` and `identities/wx:<openid>`: what a call needs to know of its caller, in one read. */
export const StoredIdentity = z.strictObject({
  _id: z.string().regex(/^(uid|wx):.+$/),
  userId: UserId,
  streetId: StreetId,
  /** Where the person belongs: the street, or a community or grid of it. */
  orgPath: OrgPathField,
  roles: z.array(RoleHeldField),
  state: z.enum(['active', 'suspended']),
  /** On `uid:` only: the one WeChat identity that is bound to it. */
  wechat: z.string().optional(),
  /** On `uid:` only: which browser sessions count. Those that were opened under an earlier number are shut; none = the first. */
  session: z.int().optional(),
  version: z.int(),
})
export type StoredIdentity = z.infer<typeof StoredIdentity>

/** `credentials/<account>`: a browser account. Only the scrypt hash of the password is kept (`salt.hash`, base64url). */
export const StoredCredential = z.strictObject({
  _id: z.string(),
  userId: UserId,
  streetId: StreetId,
  orgPath: OrgPathField,
  passwordHash: z.string(),
  failures: z.int(),
  lockedUntil: z.date().nullable(),
})
export type StoredCredential = z.infer<typeof StoredCredential>
