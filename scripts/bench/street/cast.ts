import type { Role } from '#domain/organisation/role'
import { placeCodeAlphabet } from '#domain/place/place'
import { idOf } from './ids'

/**
 * Who plays in the bench: the same people with the same things in a small street and in a large one, so that what is left
 * to tell the two apart is what everybody else has left behind.
 */
export type Player = {
  userId: string
  openid: string
  name: string
  phone: string
  role: Role
  orgPath: string
  account: string
}

/** Who calls. */
export type Who = Player | 'anybody'

export const street = '/d1/s1'
export const community = '/d1/s1/c01'
export const grid = '/d1/s1/c01/g01'
export const where = '桃园社区·第 1 网格'
export const streetId = 's1'
/** The words that a full list is filled with: far more than most people write. */
export const longWords =
  '敲门看了一圈，灶台、线路和通道都看过，提醒了两句用电的事，老板说记下了，过两天再来看看改得怎么样。'.repeat(2)

const player = (nth: number, role: Role, orgPath: string): Player => ({
  userId: idOf('player', nth),
  openid: `o-bench-${nth}`,
  name: `周小${role}`,
  phone: `1380000${String(nth).padStart(4, '0')}`,
  role,
  orgPath,
  account: `bench-${nth}`,
})

export const players = {
  /** Has recorded for years: every list of hers is longer than a page. */
  volunteer: player(0, 'volunteer', grid),
  /** Has brought many disputes to the street. */
  guide: player(5, 'volunteer', grid),
  communityStaff: player(1, 'communityStaff', community),
  streetStaff: player(2, 'streetStaff', street),
  mediator: player(3, 'mediator', street),
  otherMediator: player(4, 'mediator', street),
  administrator: player(6, 'administrator', street),
} as const satisfies Record<string, Player>

/** Everybody's in the browser. */
export const password = 'bench-password'

export const helpers = 40

/** One volunteer after the other, for whatever may be done only so often. */
export const helperAt = (nth: number): Player => player(100 + (nth % helpers), 'volunteer', grid)

export const everyPlayer: readonly Player[] = [
  ...Object.values(players),
  ...Array.from({ length: helpers }, (_, nth) => helperAt(nth)),
]

/** Doors of the volunteer's own community: more than one page of them. */
export const doors = 130
export const placeIdAt = (nth: number): string => idOf('door', nth % doors)

/** The n-th code: eight letters that eyes can tell apart. */
export function codeAt(nth: number): string {
  const letters = [...placeCodeAlphabet]
  return Array.from({ length: 8 }, (_, place) => letters[Math.floor(nth / letters.length ** place) % letters.length])
    .reverse()
    .join('')
}

/** The personal code of the n-th helper. */
export const referralCodeAt = (nth: number): string => codeAt(500 + (nth % helpers)).slice(2)
