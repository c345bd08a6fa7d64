import type { StoredInboxItem } from '#domain/inbox/stored'
import type { StoredCredential, StoredIdentity, StoredOrganisation, StoredUser } from '#domain/organisation/stored'
import type { StoredPlace, StoredPlaceCode } from '#domain/place/stored'
import type { StoredEntry, StoredPointsAccount } from '#domain/points/stored'
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

/** Who did what that somebody may have to answer for. Append-only; holds ids, never names or numbers. */
export type StoredAudit = {
  _id: string
  streetId: string
  orgPath: string
  at: Date
  by: string
  what: string
  about: string
}

export type Stored = {
  identities: StoredIdentity
  users: StoredUser
  credentials: StoredCredential
  organisations: StoredOrganisation
  places: StoredPlace
  placeCodes: StoredPlaceCode
  visits: StoredVisit
  pointsAccounts: StoredPointsAccount
  pointsEntries: StoredEntry
  inbox: StoredInboxItem
  commands: StoredCommand
  audit: StoredAudit
}
export type CollectionName = keyof Stored

type Index = { fields: [path: string, direction: 1 | -1][]; unique?: boolean }

/** Every collection there is, with every index that a query of ours leans on. Created by the machine or the deploy script. */
const indexes = {
  identities: [{ fields: [['userId', 1]] }],
  users: [
    {
      fields: [
        ['streetId', 1],
        ['phoneHash', 1],
      ],
    },
  ],
  credentials: [],
  organisations: [
    {
      fields: [
        ['streetId', 1],
        ['kind', 1],
        ['order', 1],
      ],
    },
  ],
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
  ],
  placeCodes: [{ fields: [['placeId', 1]] }],
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
  ],
} as const satisfies Record<CollectionName, readonly unknown[]>

export const collections = Object.entries(indexes).map(([name, declared]) => ({
  name: name as CollectionName,
  indexes: declared as unknown as Index[],
}))
