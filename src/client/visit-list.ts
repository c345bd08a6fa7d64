import type { InputOf } from '#domain/contract/index'
import type { PlaceCard, VisitView } from '#domain/contract/shared'
import type { Instant } from '#domain/kernel/instant'
import type { PlaceKind } from '#domain/place/place'
import { visitPolicy } from '#domain/policy/visit'
import { isAllowed, mayAddNote, mayWithdraw } from '#domain/visit/change'
import type { VisitResult, VisitState } from '#domain/visit/visit'
import { type Item, mayDiscard, type OutboxState } from './outbox-core'

/** What the outbox keeps beside a visit that is not answered yet. */
export type ShownVisit = Pick<PlaceCard, 'name' | 'kind'> & { placeId: string | null }

/**
 * One visit as its author sees it, whether it is still on the phone or known to the street.
 * `waiting`: on the phone · `sending`: on its way just now · `turnedDown`: the street could not take it · else the
 * street's own word.
 */
export type VisitRow = {
  visitId: string
  placeId: string | null
  placeName: string
  placeKind: PlaceKind
  result: VisitResult
  note: string
  at: Instant
  state: 'waiting' | 'sending' | 'turnedDown' | VisitState
  /** Why it waits or does not count; empty when there is nothing to say. */
  reason: string
  points: number
  /** A change of it that is still on its way. */
  changing: 'withdraw' | 'addNote' | null
  /** A change, or the visit itself, was refused: the sentence, until it has been read. */
  problem: { commandId: string; message: string } | null
  may: { discard: boolean; withdraw: boolean; addNote: boolean }
}

type Outgoing = Pick<OutboxState, 'items' | 'sending'>

/** The phone's own commands first applied to what the street last said. Newest first. */
export function mergeVisits({ items, sending }: Outgoing, visits: readonly VisitView[], now: Instant): VisitRow[] {
  const known = new Map(visits.map((visit) => [visit.visitId as string, visit]))
  const local = items
    .filter((item) => item.route === 'record' && !known.has(item.commandId))
    .map((item) => localRow(item, sending))
  const remote = visits.map((visit) => remoteRow(visit, now))
  const rows = [...local, ...remote].map((row) => withChanges(row, items))
  return rows.sort((a, b) => (a.at === b.at ? (a.visitId < b.visitId ? 1 : -1) : a.at < b.at ? 1 : -1))
}

function localRow(item: Item, sending: string | null): VisitRow {
  const input = item.input as InputOf<'visit', 'record'>
  const shown = item.shown as ShownVisit
  const row = {
    visitId: item.commandId,
    placeId: shown.placeId,
    placeName: shown.name,
    placeKind: shown.kind,
    result: input.result,
    note: input.note,
    at: input.at,
    points: 0,
    changing: null,
    problem: null,
  }
  const { outcome } = item
  if (outcome.kind === 'answered') {
    // Answered and about to be shown by the street's own list.
    const { visit } = outcome.data as { visit: VisitView }
    return { ...row, state: visit.state, reason: visit.reason, points: visit.points, may: nothing }
  }
  if (outcome.kind === 'refused') {
    const { message } = outcome.refusal
    return {
      ...row,
      state: 'turnedDown',
      reason: message,
      problem: { commandId: item.commandId, message },
      may: nothing,
    }
  }
  const stayed = mayDiscard(item)
  return {
    ...row,
    state: item.commandId === sending ? 'sending' : 'waiting',
    reason: '',
    may: { discard: stayed, withdraw: !stayed, addNote: false },
  }
}

function remoteRow(visit: VisitView, now: Instant): VisitRow {
  return {
    ...visit,
    changing: null,
    problem: null,
    may: {
      discard: false,
      withdraw: mayWithdraw(visit, now, visitPolicy).ok,
      addNote: isAllowed(visit.state, 'addNote') && mayAddNote(visit).ok,
    },
  }
}

function withChanges(row: VisitRow, items: readonly Item[]): VisitRow {
  const changes = items.filter((item) => isChangeOf(item, row.visitId))
  const open = changes.find(({ outcome }) => outcome.kind === 'open')
  if (open) return { ...row, changing: open.route as 'withdraw' | 'addNote', may: nothing }
  for (const { commandId, outcome } of changes)
    if (outcome.kind === 'refused') return { ...row, problem: { commandId, message: outcome.refusal.message } }
  return row
}

const nothing = { discard: false, withdraw: false, addNote: false }
const isChangeOf = (item: Item, visitId: string): boolean =>
  item.functionName === 'visit' &&
  (item.route === 'withdraw' || item.route === 'addNote') &&
  (item.input as { visitId?: string }).visitId === visitId
