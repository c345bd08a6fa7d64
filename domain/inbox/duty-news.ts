import type { Shift } from '../duty/stored'
import type { UserId } from '../kernel/id'
import type { StoredInboxItem } from './stored'

type Street = { streetId: string; orgPath: string }
type Said = { at: Date; version: number }

const whenOf = ({ on, from, to }: Pick<Shift, 'on' | 'from' | 'to'>): string =>
  `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日 ${from}–${to}`

const item = (street: Street, shift: Shift, userId: UserId, { at, version }: Said, which: string) => ({
  _id: `duty:${shift.id}:${version}:${which}`,
  ...{ userId, streetId: street.streetId, orgPath: street.orgPath, at, read: false },
  kind: 'dutySwap' as const,
})

/** Whoever is asked to take a shift over. The ids are derived, so that each is told once. */
export const swapAsked = (street: Street, shift: Shift, toUserId: UserId, said: Said): StoredInboxItem => ({
  ...item(street, shift, toUserId, said, 'asked'),
  title: `${shift.name}想请您替一班`,
  text: `${whenOf(shift)}，${shift.place}。打开「值班」就能回一声。`,
})

/** Whoever asked: taken over or not. */
export const swapAnswered = (
  street: Street,
  shift: Shift,
  { toName, accepted }: { toName: string; accepted: boolean },
  said: Said,
): StoredInboxItem => ({
  ...item(street, shift, shift.userId, said, 'answered'),
  title: accepted ? `${toName}替您这一班` : `${toName}这次替不了`,
  text: accepted ? `${whenOf(shift)}由${toName}来坐，您不用来了。` : `${whenOf(shift)}还是您来坐，也可以再问问别人。`,
})

/** Whoever took it over, so that both have it in writing. */
export const swapTaken = (street: Street, shift: Shift, toUserId: UserId, said: Said): StoredInboxItem => ({
  ...item(street, shift, toUserId, said, 'taken'),
  title: '您替了一班',
  text: `${whenOf(shift)}，${shift.place}，原来是${shift.name}的班。`,
})

type Gap = Pick<Shift, 'id' | 'on' | 'from' | 'to' | 'place'>

/** The street's staff: hours at the desk fell vacant. Without a name: whoever sat there may have left for good. */
export const deskVacant = (
  street: Street,
  userId: UserId,
  gaps: readonly Gap[],
  { id, at }: { id: string; at: Date },
): StoredInboxItem => ({
  _id: `duty:vacant:${id}:${userId}`,
  ...{ userId, streetId: street.streetId, orgPath: street.orgPath, at, read: false },
  kind: 'dutySwap',
  title: `值班空出了 ${gaps.length} 班`,
  text: `原来坐班的人不再来了，${gaps.slice(0, mostNamed).map(whenOf).join('、')}${gaps.length > mostNamed ? '等' : ''}没人坐班。打开「值班」排上别人。`,
})
const mostNamed = 3

/** Whoever had asked for a swap: whoever was asked cannot take it any more. */
export const swapFell = (
  street: Street,
  ask: Gap & { userId: UserId },
  { id, at }: { id: string; at: Date },
): StoredInboxItem => ({
  _id: `duty:fell:${id}:${ask.id}`,
  ...{ userId: ask.userId, streetId: street.streetId, orgPath: street.orgPath, at, read: false },
  kind: 'dutySwap',
  title: '您请的人替不了这一班了',
  text: `${whenOf(ask)}，${ask.place}，还是您来坐。打开「值班」可以再问问别人。`,
})
