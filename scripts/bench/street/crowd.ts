import { foundBy } from '#domain/organisation/found-by'
import type { CollectionName, Stored } from '../../../cloudfunctions/kit/collections'
import { codeAt, where } from './cast'
import * as make from './documents'
import { idOf } from './ids'

/**
 * What everybody else has left behind: the n-th document of each collection, made so that nothing of it belongs into a
 * list of the players. Half of what is finished lies in the players' own street, where a list that walks over old things
 * would meet it; one in a hundred is unfinished and waits elsewhere. Doors lie in other streets: a street has as many as it
 * has, however long it keeps its books.
 */
type Crowd = { [C in CollectionName]?: (nth: number, nowMs: number) => Stored[C] }

const strangers = 5000
const stranger = <T extends string>(nth: number): T => idOf<T>('stranger', nth % strangers)
const ago = (nth: number, nowMs: number): Date => new Date(nowMs - (nth + 1) * 3 * 60_000)
const isOpen = (nth: number): boolean => nth % 100 === 0

const otherStreet = (nth: number) => ({ streetId: `s${2 + (nth % 50)}`, orgPath: `/d1/s${2 + (nth % 50)}/c01/g01` })
const otherCommunity = (nth: number) => ({ streetId: 's1', orgPath: `/d1/s1/c02/g${10 + (nth % 40)}` })
const home = (nth: number) => (nth % 2 === 0 ? otherCommunity(nth) : otherStreet(nth))

const door = (nth: number) => ({ name: `便民理发店${nth}`, initials: 'bmlfd', where, ...otherStreet(nth) })

export const crowd: Crowd = {
  identities: (nth) => ({
    _id: `uid:${idOf('stranger', nth)}`,
    userId: idOf('stranger', nth),
    ...home(nth),
    roles: [{ role: 'volunteer', orgPath: home(nth).orgPath }],
    state: 'active',
    version: 1,
  }),
  users: (nth, nowMs) => ({
    _id: idOf('stranger', nth),
    ...home(nth),
    name: '王秀英',
    initials: 'wxy',
    ...foundBy({ orgPath: home(nth).orgPath, roles: [] }),
    phoneSealed: 'k1.AAAA.AAAA.AAAA',
    phoneHash: `hash-${nth}`,
    roles: [{ role: 'volunteer', orgPath: home(nth).orgPath }],
    consents: [],
    since: ago(nth, nowMs),
  }),
  mediators: (nth) => ({
    _id: idOf('farMediator', nth),
    ...otherStreet(nth),
    name: '王秀英',
    state: 'active',
    until: null,
    kinds: [],
    credentials: [],
    languages: ['普通话'],
    areas: [],
  }),
  places: (nth) => make.placeOf({ _id: idOf('farDoor', nth), ...door(nth) }),
  placeCodes: (nth, nowMs) => {
    const { streetId, ...card } = door(nth)
    return {
      _id: codeAt(1_000_000 + nth),
      placeId: idOf('farDoor', nth),
      streetId,
      place: { ...card, kind: 'shop', invested: false, state: 'open' },
      issuedAt: ago(nth, nowMs),
      revokedAt: null,
    }
  },
  visits: (nth, nowMs) =>
    make.visitOf({
      _id: idOf('farVisit', nth),
      authorId: stranger(nth),
      placeId: idOf('farDoor', nth),
      state: isOpen(nth) ? 'held' : 'verified',
      note: '',
      at: ago(nth, nowMs),
      where,
      ...home(nth),
    }),
  pointsAccounts: (nth) =>
    make.accountOf({ _id: idOf('stranger', nth), userId: idOf('stranger', nth), ...home(nth), seq: 20 }),
  pointsEntries: (nth, nowMs) =>
    make.entryOf({
      userId: stranger(nth),
      kind: nth % 20 === 0 ? 'guided' : 'visit',
      ...home(nth),
      seq: 1 + Math.floor(nth / strangers),
      // Before the newest of the players: a list of the street's awards begins with theirs.
      at: ago(nth + 2000, nowMs),
    }),
  inbox: (nth, nowMs) =>
    make.inboxOf({
      _id: `visitVerified:${nth}`,
      userId: stranger(nth),
      ...home(nth),
      at: ago(nth, nowMs),
      read: nth % 10 > 0,
    }),
  commands: (nth, nowMs) => ({
    _id: idOf('command', nth),
    ...home(nth),
    route: 'visit.review',
    caller: stranger(nth),
    inputHash: 'a'.repeat(64),
    answer: { done: true },
    at: ago(nth, nowMs),
  }),
  audit: (nth, nowMs) => ({
    _id: idOf('audit', nth),
    ...home(nth),
    at: ago(nth, nowMs),
    by: stranger(nth),
    what: 'visit.verify',
    about: idOf('farVisit', nth),
  }),
  tries: (nth, nowMs) => ({ _id: `signIn:who:far-${nth}`, count: 1, since: ago(nth, nowMs), lockedUntil: null }),
  reports: (nth, nowMs) =>
    make.reportOf({
      _id: idOf('farReport', nth),
      placeId: null,
      state: isOpen(nth) ? 'received' : 'accepted',
      caseId: isOpen(nth) ? null : idOf<Stored['cases']['_id']>('farCase', nth),
      receiptHash: `far-${nth}`,
      receivedAt: ago(nth, nowMs),
      where,
      ...(isOpen(nth) ? otherStreet(nth) : home(nth)),
    }),
  messages: (nth, nowMs) => ({
    _id: idOf('farMessage', nth),
    ...home(nth),
    reportId: idOf('farReport', nth),
    from: 'reporter',
    by: null,
    text: '师傅说这周五发，请再帮着催一催',
    at: ago(nth, nowMs),
  }),
  referralCodes: (nth, nowMs) => ({
    _id: codeAt(1_000_000 + nth).slice(2),
    userId: idOf('stranger', nth),
    ...home(nth),
    issuedAt: ago(nth, nowMs),
    revokedAt: null,
  }),
  cases: (nth, nowMs) =>
    make.caseOf({
      _id: idOf('farCase', nth),
      reportId: idOf('farReport', nth),
      mediatorId: stranger(nth),
      number: `柳调〔2025〕${nth} 号`,
      status: isOpen(nth) ? 'mediating' : 'settled',
      acceptedAt: ago(nth, nowMs),
      where,
      ...(isOpen(nth) ? otherStreet(nth) : home(nth)),
    }),
  caseEvents: (nth, nowMs) =>
    make.caseChangeOf({
      caseId: idOf('farCase', nth),
      seq: 1,
      ...home(nth),
      by: stranger(nth),
      at: ago(nth, nowMs),
      events: [{ kind: 'accepted', disputeClass: 'complex' }],
    }),
  mediations: (nth, nowMs) =>
    make.mediationOf({
      _id: idOf('farMediation', nth),
      authorId: stranger(nth),
      placeId: idOf('farDoor', nth),
      state: isOpen(nth) ? 'held' : 'confirmed',
      words: '两边都说开了，周五前把钱结清',
      at: ago(nth, nowMs),
      where,
      ...(isOpen(nth) ? otherStreet(nth) : home(nth)),
    }),
  stockMoves: (nth, nowMs) => ({
    _id: `out:far-${nth}`,
    stockId: `hall.far-${nth % 50}`,
    ...home(nth),
    kind: 'handedOut',
    count: 1,
    by: stranger(nth),
    note: '',
    at: ago(nth, nowMs),
  }),
  redemptions: (nth, nowMs) =>
    make.redemptionOf({
      _id: idOf('farRedemption', nth),
      userId: stranger(nth),
      ...home(nth),
      stockId: `hall.far-${nth % 50}`,
      goodsId: idOf('farGoods', nth % 50),
      state: 'handedOut',
      handedOutBy: stranger<Stored['users']['_id']>(nth + 1),
      // Before today: what was handed out today is a list of its own.
      reservedAt: ago(nth + 1000, nowMs),
    }),
}
