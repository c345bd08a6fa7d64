import type { VisitRow } from '../../src/client/visit-list'
import { codeItem, placeItem } from '../../src/features/visit/door-words'
import { isStillHere, shownVisit } from '../../src/features/visits/visit-words'
import { placeOf } from './support/desk'

const now = '2026-03-05T06:30:00.000Z'
const row = (more: Partial<VisitRow> = {}): VisitRow => ({
  visitId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  placeId: null,
  placeName: '老周面馆',
  placeKind: 'shop',
  result: 'noIssue',
  note: '',
  at: '2026-03-05T02:42:00.000Z',
  state: 'verified',
  reason: '',
  points: 1,
  changing: null,
  problem: null,
  may: { discard: false, withdraw: false, addNote: false },
  ...more,
})
const noteOf = (more: Partial<VisitRow>): string => shownVisit(row(more), now).note.replaceAll('\u00a0', ' ')

describe('a visit in words', () => {
  it('says when, what and what came of it', () => {
    expect(noteOf({})).toBe('今天 10:42·没有问题·得 1 分')
    expect(noteOf({ points: 0 })).toBe('今天 10:42·没有问题')
    expect(noteOf({ state: 'held', reason: '没扫门牌码，社区看过就算数' })).toBe('今天 10:42·没有问题·没扫门牌码')
    expect(noteOf({ state: 'held', result: 'clue', reason: '听到的情况，社区先看一看' })).toBe('今天 10:42·听到点情况')
    expect(noteOf({ state: 'sending' })).toBe('今天 10:42·没有问题·正在发送')
    expect(noteOf({ changing: 'withdraw' })).toBe('今天 10:42·没有问题·正在撤回')
  })

  it('never says that something was sent before the street said so', () => {
    for (const state of ['waiting', 'sending'] as const) {
      expect(shownVisit(row({ state }), now).state).toBe('waiting')
      expect(isStillHere(row({ state }))).toBe(true)
    }
    expect(isStillHere(row({ state: 'held' }))).toBe(false)
  })

  it('gives the whole reason where there is room, as one sentence', () => {
    expect(shownVisit(row({ state: 'held', reason: '没扫门牌码，社区看过就算数' }), now).reason).toBe(
      '没扫门牌码，社区看过就算数。',
    )
    expect(shownVisit(row({ state: 'refused', reason: '那天没开门。' }), now).reason).toBe('那天没开门。')
  })

  it('lets a refusal be put away once it was read', () => {
    const turnedDown = row({
      state: 'turnedDown',
      reason: '没有这一家',
      problem: { commandId: 'c', message: '没有这一家' },
    })
    expect(shownVisit(turnedDown, now)).toMatchObject({ canDismiss: true, canWithdraw: false, state: 'refused' })
  })
})

describe('a door in words', () => {
  it('says where it is only outside one’s own grid', () => {
    const last = new Map<string, number>([[placeOf(1).placeId, Date.UTC(2026, 2, 4, 6)]])
    expect(placeItem(placeOf(1), last, '/d1/s1/c03/g12', now).note).toBe('上次 昨天 14:00')
    expect(placeItem(placeOf(1), last, '/d1/s1/c03/g11', now).note).toBe('桃园社区·第 12 网格·上次 昨天 14:00')
    expect(placeItem(placeOf(2), last, '/d1/s1/c03/g11', now).note).toBe('桃园社区·第 12 网格')
  })

  it('can be known by its code alone', () => {
    expect(codeItem({ code: 'ABCD2345', place: null })).toMatchObject({ key: 'ABCD2345', title: '门牌码 ABCD 2345' })
    expect(codeItem({ code: 'ABCD2345', place: placeOf(1) })).toMatchObject({ key: 'ABCD2345', title: '第 1 家' })
  })
})
