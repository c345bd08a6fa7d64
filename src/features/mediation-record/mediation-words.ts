import type { InputOf } from '#domain/contract/index'
import type { MediationView } from '#domain/contract/visit'
import { type Instant, listTimeLabel } from '#domain/kernel/instant'
import { mediationOutcomeLabels } from '#domain/mediation/mediation'
import type { Item } from '../../client/outbox-core'
import type { StateKey } from '../../ui/status'

/** What the outbox keeps beside a mediation that is not answered yet. */
export interface ShownMediation {
  placeName: string
}

/** One mediation of one's own as a row. */
export interface MediationRow {
  key: string
  place: string
  /** `今天 10:42·谈成了·得 3 分` */
  note: string
  state: StateKey
  /** It could not be taken: why, until that has been read. */
  problem?: string
}

export const isRecording = ({ functionName, route }: Item): boolean =>
  functionName === 'visit' && route === 'recordMediation'

/** What is still on the phone first, then what the street says, newest first. */
export function mediationRows(items: readonly Item[], said: readonly MediationView[], now: Instant): MediationRow[] {
  const known = new Set<string>(said.map(({ mediationId }) => mediationId))
  const local = items.filter((item) => isRecording(item) && !known.has(item.commandId)).reverse()
  return [...local.map((item) => localRow(item, now)), ...said.map((view) => remoteRow(view, now))]
}

function localRow({ commandId, input, shown, outcome }: Item, now: Instant): MediationRow {
  const { at, outcome: result } = input as InputOf<'visit', 'recordMediation'>
  const { placeName } = shown as ShownMediation
  const words = `${listTimeLabel(at, now)}·${mediationOutcomeLabels[result]}`
  if (outcome.kind !== 'refused') return { key: commandId, place: placeName, note: words, state: 'waiting' }
  const problem = outcome.refusal.message
  return { key: commandId, place: placeName, note: `${words}·没记上`, state: 'refused', problem }
}

function remoteRow({ mediationId, placeName, outcome, at, state, reason, points }: MediationView, now: Instant) {
  const more = { held: '', confirmed: points > 0 ? `得 ${points} 分` : '', refused: reason }[state]
  const note = [listTimeLabel(at, now), mediationOutcomeLabels[outcome], more].filter(Boolean).join('·')
  return { key: mediationId, place: placeName, note, state: states[state] }
}

const states = { held: 'held', confirmed: 'verified', refused: 'refused' } as const satisfies Record<
  MediationView['state'],
  StateKey
>
