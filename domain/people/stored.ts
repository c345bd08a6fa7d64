import * as z from 'zod'
import { PlaceId, UserId } from '../kernel/id'
import { adviserKinds } from '../organisation/adviser'
import { roles } from '../organisation/role'
import { OrgPathField, Sealed, StreetId } from '../organisation/stored'
import { applicationStates } from './application'
import { browsers, systems } from './browser'
import { ties } from './interest'
import { invitationStates } from './invitation'
import { pairingStates } from './pairing'
import { skills } from './skills'

const Command = z.strictObject({ id: z.string(), inputHash: z.string() })

/**
 * `applications/<keyed hash of the applicant>`: one a person; applying again after a refusal writes the same document anew, so that
 * nobody has two that wait. What was decided before stays in the audit.
 */
export const StoredApplication = z.strictObject({
  _id: z.string(),
  streetId: StreetId,
  /** The community that is applied to. */
  orgPath: OrgPathField,
  /** `桃园社区` */
  where: z.string(),
  /** Who applies when the street knows them; otherwise the WeChat identity that becomes theirs on approval. */
  userId: UserId.nullable(),
  identity: z.string(),
  name: z.string(),
  phoneSealed: Sealed,
  phoneHash: z.string(),
  skills: z.array(z.enum(skills)),
  words: z.string(),
  consent: z.strictObject({ text: z.string(), version: z.string(), at: z.date() }),
  state: z.enum(applicationStates),
  at: z.date(),
  decision: z.strictObject({ by: UserId, at: z.date(), reason: z.string() }).nullable(),
  /** Since when it waits no more; a while later the clock forgets it. */
  closedAt: z.date().nullable(),
  command: Command,
  version: z.int(),
})
export type StoredApplication = z.infer<typeof StoredApplication>

/** `invitations/<keyed hash of the code>`: the code itself stands nowhere. */
export const StoredInvitation = z.strictObject({
  _id: z.string(),
  streetId: StreetId,
  /** Where the role will be held. */
  orgPath: OrgPathField,
  /** `桃园社区·第 12 网格` */
  where: z.string(),
  role: z.enum(roles),
  /** Of a mediator only. */
  kinds: z.array(z.enum(adviserKinds)),
  /** Whom it is meant for, so that whoever invites knows it again: `张主任`. */
  forName: z.string(),
  by: UserId,
  at: z.date(),
  expiresAt: z.date(),
  state: z.enum(invitationStates),
  usedBy: UserId.nullable(),
  usedAt: z.date().nullable(),
  /** What made it, and what used it up. */
  made: Command,
  used: Command.nullable(),
})
export type StoredInvitation = z.infer<typeof StoredInvitation>

/** `interests/<userId>:<placeId>`: a declared tie. Not ended by whoever declared it: it must not fall away just before a decision. */
export const StoredInterest = z.strictObject({
  _id: z.string(),
  streetId: StreetId,
  /** Where the place lies. */
  orgPath: OrgPathField,
  userId: UserId,
  placeId: PlaceId,
  placeName: z.string(),
  tie: z.enum(ties),
  at: z.date(),
})
export type StoredInterest = z.infer<typeof StoredInterest>

/**
 * `lockedAway/<userId>`: what is kept of somebody who left, because records of service must name a person for a while. No route reads
 * it; it opens only with the street's key, by hand, when the law asks. The clock forgets it.
 */
export const StoredLockedAway = z.strictObject({
  _id: UserId,
  streetId: StreetId,
  orgPath: OrgPathField,
  /** Name and number, JSON. */
  sealed: Sealed,
  at: z.date(),
})
export type StoredLockedAway = z.infer<typeof StoredLockedAway>

/**
 * `pairings/<keyed hash of the code>`: a browser that asks to be signed in by a phone. It belongs to no street until somebody answers.
 * Neither the code nor the browser's secret stands anywhere. The clock forgets it.
 */
export const StoredPairing = z.strictObject({
  _id: z.string(),
  secretHash: z.string(),
  state: z.enum(pairingStates),
  system: z.enum(systems),
  browser: z.enum(browsers),
  openedAt: z.date(),
  /** Until when the next step may be done: answering it, and once confirmed, fetching the ticket. */
  expiresAt: z.date(),
  /** Who confirmed, and under which count of sign-outs everywhere: a sign-out in between takes it back. */
  confirmed: z.strictObject({ by: UserId, session: z.int() }).nullable(),
})
export type StoredPairing = z.infer<typeof StoredPairing>
