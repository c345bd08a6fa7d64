import { foundBy } from '#domain/organisation/found-by'
import type { CollectionName, Stored } from '../../../cloudfunctions/kit/collections'
import { personInitialsOf } from '../../../cloudfunctions/kit/initials'
import type { Seal } from '../../../cloudfunctions/kit/seal'
import {
  codeAt,
  community,
  doors,
  everyPlayer,
  grid,
  helperAt,
  helpers,
  longWords,
  type Player,
  placeIdAt,
  players,
  referralCodeAt,
  street,
  streetId,
  where,
} from './cast'
import * as make from './documents'
import { idOf } from './ids'

/** Documents by collection. */
export type Documents = { [C in CollectionName]?: Stored[C][] }

const times = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth))
const hoursAgo = (nth: number, nowMs: number): Date => new Date(nowMs - (nth + 1) * 3_600_000)
const here = { streetId, orgPath: grid, where }
const atStreet = { streetId, orgPath: street }

/** More than two pages of twenty. */
const manyPages = 45

/** Everything of the players: who they are, their doors, lists that are longer than a page, work that waits. */
export const ownDocuments = (seal: Seal, passwordHash: string, nowMs: number): Documents => ({
  organisations: organisations(),
  ...peopleOf(seal, passwordHash, nowMs),
  ...doorsOf(nowMs),
  ...volunteersWork(nowMs),
  ...deskWork(nowMs),
  stock: times(12, (nth) =>
    make.stockOf({ _id: `hall.bench-${nth}`, goodsId: idOf('goods', nth), ...atStreet, order: nth }),
  ),
})

function organisations(): Stored['organisations'][] {
  const levels = [
    ['/d1', 'district', '青禾区'],
    [street, 'street', '柳溪街道'],
    [community, 'community', '桃园社区'],
    [grid, 'grid', '第 1 网格'],
  ] as const
  return levels.map(([orgPath, kind, name]) => ({
    _id: orgPath.slice(1).replaceAll('/', '.'),
    streetId: kind === 'district' ? 'd1' : streetId,
    kind,
    name,
    orgPath,
    parentPath: kind === 'district' ? null : orgPath.slice(0, orgPath.lastIndexOf('/')),
    order: 1,
    ...{ team: null, agency: null, board: null, closedOn: null, version: 1 },
    desk: kind === 'street' ? { phone: '0999-5550131', window: '街道大厅 3 号窗口', mark: '柳' } : null,
  }))
}

function peopleOf(seal: Seal, passwordHash: string, nowMs: number): Documents {
  const of = ({ role, orgPath }: Player) => ({ streetId, orgPath, roles: [{ role, orgPath }] })
  const userId = (player: Player) => player.userId as Stored['users']['_id']
  return {
    // Known to WeChat and to the browser.
    identities: everyPlayer.flatMap((player) =>
      [`wx:${player.openid}`, `uid:${player.userId}`].map((_id) => ({
        _id,
        userId: userId(player),
        ...of(player),
        state: 'active' as const,
        version: 1,
      })),
    ),
    users: everyPlayer.map((player) => ({
      _id: userId(player),
      ...of(player),
      name: player.name,
      initials: personInitialsOf(player.name),
      ...foundBy(of(player)),
      phoneSealed: seal.seal(player.phone, 'users.phone'),
      phoneHash: seal.hashPhone(player.phone),
      consents: [],
      since: hoursAgo(1000, nowMs),
    })),
    mediators: everyPlayer
      .filter(({ role }) => role === 'mediator')
      .map((player) => ({
        _id: userId(player),
        streetId,
        orgPath: player.orgPath,
        name: player.name,
        state: 'active' as const,
        until: null,
        kinds: [],
        credentials: [],
        languages: ['普通话'],
        areas: [],
      })),
    credentials: everyPlayer.map((player) => ({
      _id: player.account,
      userId: userId(player),
      streetId,
      orgPath: player.orgPath,
      passwordHash,
      failures: 0,
      lockedUntil: null,
    })),
    pointsAccounts: everyPlayer
      .filter(({ role }) => role === 'volunteer')
      .map((player) =>
        make.accountOf({
          _id: userId(player),
          userId: userId(player),
          streetId,
          orgPath: player.orgPath,
          seq: player === players.volunteer || player === players.guide ? manyPages : 0,
        }),
      ),
    referralCodes: times(helpers, (nth) => ({
      _id: referralCodeAt(nth),
      userId: userId(helperAt(nth)),
      streetId,
      orgPath: grid,
      issuedAt: hoursAgo(1000, nowMs),
      revokedAt: null,
    })),
  }
}

function doorsOf(nowMs: number): Documents {
  const places = times(doors, (nth) =>
    make.placeOf({
      _id: placeIdAt(nth) as Stored['places']['_id'],
      name: `老周面馆${nth + 1}`,
      initials: 'lzmg',
      ...here,
    }),
  )
  return {
    places,
    placeCodes: places.map(({ _id, version: _version, streetId: _street, ...place }, nth) => ({
      _id: codeAt(nth),
      placeId: _id,
      streetId,
      place,
      issuedAt: hoursAgo(1000, nowMs),
      revokedAt: null,
    })),
  }
}

/** What a volunteer of many years finds in every list of hers. */
function volunteersWork(nowMs: number): Documents {
  const userId = players.volunteer.userId as Stored['users']['_id']
  const at = (nth: number) => hoursAgo(nth + 12, nowMs)
  return {
    visits: [
      ...times(manyPages, (nth) =>
        make.visitOf({
          _id: idOf('ownVisit', nth),
          authorId: userId,
          placeId: placeIdAt(nth) as Stored['places']['_id'],
          state: nth < 3 ? 'held' : 'verified',
          note: longWords,
          at: at(nth),
          ...here,
        }),
      ),
      // And what the community has to look at.
      ...times(manyPages, (nth) =>
        make.visitOf({
          _id: idOf('heldVisit', nth),
          authorId: helperAt(nth).userId as Stored['users']['_id'],
          placeId: placeIdAt(nth) as Stored['places']['_id'],
          state: 'held',
          note: longWords,
          at: at(nth),
          ...here,
        }),
      ),
    ],
    pointsEntries: times(manyPages, (nth) => {
      const here = { streetId, orgPath: grid, seq: nth + 1, at: at(manyPages - nth) }
      return [
        make.entryOf({ userId, kind: 'visit', ...here }),
        make.entryOf({ userId: players.guide.userId, kind: nth % 2 === 0 ? 'guided' : 'mediated', ...here }),
      ]
    }).flat(),
    inbox: times(manyPages, (nth) =>
      make.inboxOf({ _id: `visitVerified:own-${nth}`, userId, streetId, orgPath: grid, at: at(nth), read: nth > 4 }),
    ),
    mediations: times(manyPages, (nth) =>
      make.mediationOf({
        _id: idOf('ownMediation', nth),
        authorId: userId,
        placeId: placeIdAt(nth) as Stored['places']['_id'],
        state: 'held',
        words: longWords,
        at: at(nth),
        ...here,
      }),
    ),
    redemptions: times(manyPages, (nth) =>
      make.redemptionOf({
        _id: idOf('ownRedemption', nth),
        userId,
        ...atStreet,
        stockId: 'hall.bench-0',
        goodsId: idOf('goods', 0),
        state: 'handedOut',
        handedOutBy: players.streetStaff.userId as Stored['users']['_id'],
        reservedAt: hoursAgo(nth + 100, nowMs),
      }),
    ),
  }
}

/** What waits at the street's desk and with its mediator. */
function deskWork(nowMs: number): Documents {
  const mediatorId = players.mediator.userId as Stored['users']['_id']
  const at = (nth: number) => hoursAgo(nth, nowMs)
  const reportAt = (nth: number, isCase: boolean) =>
    make.reportOf({
      _id: idOf(isCase ? 'caseReport' : 'deskReport', nth),
      placeId: placeIdAt(nth) as Stored['places']['_id'],
      state: isCase ? 'accepted' : 'received',
      ended: false,
      caseId: isCase ? idOf<Stored['cases']['_id']>('deskCase', nth) : null,
      receiptHash: `${isCase ? 'case' : 'desk'}-${nth}`,
      receivedAt: at(nth),
      ...here,
    })
  return {
    reports: [...times(manyPages, (nth) => reportAt(nth, false)), ...times(manyPages, (nth) => reportAt(nth, true))],
    cases: times(manyPages, (nth) =>
      make.caseOf({
        _id: idOf('deskCase', nth),
        reportId: idOf('caseReport', nth),
        mediatorId,
        number: `柳调〔2026〕${nth + 1} 号`,
        status: 'mediating',
        acceptedAt: at(nth),
        ...here,
      }),
    ),
    caseEvents: times(manyPages, (nth) =>
      make.caseChangeOf({
        caseId: idOf('deskCase', nth),
        seq: 1,
        streetId,
        orgPath: grid,
        by: players.streetStaff.userId as Stored['users']['_id'],
        at: at(nth),
        events: [
          { kind: 'accepted', disputeClass: 'complex' },
          { kind: 'assigned', mediatorId },
        ],
      }),
    ),
  }
}
