import type { StoredCase, StoredCaseChange, StoredCounter } from '#domain/case/stored'
import type { StoredDutyWeek } from '#domain/duty/stored'
import type { StoredRedemption, StoredStock, StoredStockMove } from '#domain/goods/stored'
import type { StoredInboxItem } from '#domain/inbox/stored'
import type { StoredMediation } from '#domain/mediation/stored'
import type {
  StoredCredential,
  StoredIdentity,
  StoredMediator,
  StoredOrganisation,
  StoredUser,
} from '#domain/organisation/stored'
import type {
  StoredApplication,
  StoredInterest,
  StoredInvitation,
  StoredLockedAway,
  StoredPairing,
} from '#domain/people/stored'
import type { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import type { StoredEntry, StoredPointsAccount } from '#domain/points/stored'
import type { StoredImport, StoredMadeFile } from '#domain/register/stored'
import type { StoredMessage, StoredReferralCode, StoredReport } from '#domain/report/stored'
import type { StoredVisit } from '#domain/visit/stored'

/** A command that changed what was already there: replayed, it answers what it answered first. */
export type StoredCommand = {
  _id: string
  streetId: string
  orgPath: string
  route: string
  caller: string
  inputHash: string
  answer: unknown
  at: Date
}

/**
 * Who did what that somebody may have to answer for. Append-only; holds ids, never names or numbers, and where a look must be
 * explained the words of whoever looked.
 */
export type StoredAudit = {
  _id: string
  streetId: string
  orgPath: string
  at: Date
  by: string
  what: string
  about: string
  reason?: string
}

/** `tries/<kind>:<keyed hash>`: how often somebody tried what can be guessed. Whoever it was cannot be read from it. */
export type StoredTries = {
  _id: string
  count: number
  since: Date
  lockedUntil: Date | null
}

export type Stored = {
  identities: StoredIdentity
  users: StoredUser
  credentials: StoredCredential
  mediators: StoredMediator
  applications: StoredApplication
  lockedAway: StoredLockedAway
  invitations: StoredInvitation
  interests: StoredInterest
  pairings: StoredPairing
  organisations: StoredOrganisation
  dutyWeeks: StoredDutyWeek
  places: StoredPlace
  placeCodes: StoredPlaceCode
  imports: StoredImport
  madeFiles: StoredMadeFile
  visits: StoredVisit
  pointsAccounts: StoredPointsAccount
  pointsEntries: StoredEntry
  inbox: StoredInboxItem
  commands: StoredCommand
  audit: StoredAudit
  tries: StoredTries
  reports: StoredReport
  messages: StoredMessage
  referralCodes: StoredReferralCode
  cases: StoredCase
  caseEvents: StoredCaseChange
  counters: StoredCounter
  mediations: StoredMediation
  stock: StoredStock
  stockMoves: StoredStockMove
  redemptions: StoredRedemption
}
export type CollectionName = keyof Stored

type Index = { fields: [path: string, direction: 1 | -1][]; unique?: boolean }

/** Every collection there is, with every index that a query of ours leans on. Created by the machine or the deploy script. */
const indexes = {
  identities: [{ fields: [['userId', 1]] }],
  users: [
    // Nobody of a street is two persons.
    {
      fields: [
        ['streetId', 1],
        ['phoneHash', 1],
      ],
      unique: true,
    },
    {
      fields: [
        ['streetId', 1],
        ['initials', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['name', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['roles.role', 1],
        ['since', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['since', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['communities', 1],
        ['since', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['work', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['orgPath', 1],
      ],
    },
  ],
  credentials: [{ fields: [['userId', 1]] }],
  mediators: [{ fields: [['streetId', 1]] }],
  lockedAway: [{ fields: [['at', 1]] }],
  applications: [
    {
      fields: [
        ['streetId', 1],
        ['state', 1],
        ['at', 1],
        ['_id', 1],
      ],
    },
    { fields: [['closedAt', 1]] },
  ],
  interests: [
    {
      fields: [
        ['userId', 1],
        ['at', -1],
      ],
    },
    { fields: [['placeId', 1]] },
  ],
  pairings: [{ fields: [['expiresAt', 1]] }],
  invitations: [
    {
      fields: [
        ['streetId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
  ],
  organisations: [
    {
      fields: [
        ['streetId', 1],
        ['kind', 1],
        ['order', 1],
      ],
    },
    {
      fields: [
        ['kind', 1],
        ['order', 1],
      ],
    },
  ],
  dutyWeeks: [],
  places: [
    {
      fields: [
        ['orgPath', 1],
        ['_id', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['initials', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['registry.creditCode', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['name', 1],
      ],
    },
  ],
  placeCodes: [{ fields: [['placeId', 1]] }],
  imports: [
    {
      fields: [
        ['doneAt', 1],
        ['at', 1],
      ],
    },
    {
      fields: [
        ['by', 1],
        ['of', 1],
        ['at', -1],
      ],
    },
  ],
  madeFiles: [{ fields: [['at', 1]] }],
  visits: [
    {
      fields: [
        ['authorId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['state', 1],
        ['orgPath', 1],
        ['receivedAt', 1],
      ],
    },
    {
      fields: [
        ['authorId', 1],
        ['state', 1],
        ['at', -1],
      ],
    },
  ],
  pointsAccounts: [],
  pointsEntries: [
    {
      fields: [
        ['userId', 1],
        ['seq', -1],
      ],
      unique: true,
    },
    {
      fields: [
        ['streetId', 1],
        ['listed', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
  ],
  inbox: [
    {
      fields: [
        ['userId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['userId', 1],
        ['read', 1],
      ],
    },
  ],
  commands: [{ fields: [['at', 1]] }],
  audit: [
    {
      fields: [
        ['streetId', 1],
        ['at', -1],
      ],
    },
    {
      fields: [
        ['about', 1],
        ['at', -1],
      ],
    },
  ],
  tries: [{ fields: [['since', 1]] }],
  reports: [
    { fields: [['receiptHash', 1]], unique: true },
    {
      fields: [
        ['streetId', 1],
        ['state', 1],
        ['priority', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['priority', 1],
      ],
    },
    { fields: [['caseId', 1]] },
    { fields: [['keptUntil', 1]] },
    {
      fields: [
        ['guidedBy', 1],
        ['placeId', 1],
        ['receivedAt', -1],
      ],
    },
  ],
  messages: [
    {
      fields: [
        ['reportId', 1],
        ['at', 1],
      ],
    },
  ],
  referralCodes: [{ fields: [['userId', 1]] }],
  cases: [
    {
      fields: [
        ['streetId', 1],
        ['status', 1],
        ['priority', 1],
      ],
    },
    {
      fields: [
        ['mediatorId', 1],
        ['status', 1],
        ['priority', 1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['status', 1],
        ['settleBy', 1],
      ],
    },
    {
      fields: [
        ['mediatorId', 1],
        ['waitsForReply', 1],
        ['priority', 1],
      ],
    },
  ],
  caseEvents: [
    {
      fields: [
        ['caseId', 1],
        ['seq', 1],
      ],
      unique: true,
    },
  ],
  counters: [],
  mediations: [
    {
      fields: [
        ['authorId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['state', 1],
        ['streetId', 1],
        ['receivedAt', 1],
      ],
    },
  ],
  stock: [
    {
      fields: [
        ['streetId', 1],
        ['order', 1],
      ],
    },
  ],
  stockMoves: [
    {
      fields: [
        ['stockId', 1],
        ['at', -1],
      ],
    },
  ],
  redemptions: [
    {
      fields: [
        ['userId', 1],
        ['reservedAt', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['streetId', 1],
        ['state', 1],
        ['endedAt', -1],
      ],
    },
    {
      fields: [
        ['state', 1],
        ['keptUntil', 1],
      ],
    },
    { fields: [['pickup.digitsHash', 1]] },
    { fields: [['pickup.secretHash', 1]] },
  ],
} as const satisfies Record<CollectionName, readonly unknown[]>

export const collections = Object.entries(indexes).map(([name, declared]) => ({
  name: name as CollectionName,
  indexes: declared as unknown as Index[],
}))
