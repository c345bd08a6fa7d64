import { type Instant, listTimeLabel } from '#domain/kernel/instant'
import { assertNever } from '#domain/kernel/result'
import { visitResultLabels } from '#domain/visit/visit'
import type { VisitRow } from '../../client/visit-list'
import type { IconName } from '../../ui/icon'
import type { StateKey } from '../../ui/status'
import type { TimeStep } from '../../ui/timeline'
import type { VisitShown } from './visit-sheet'

/** One visit in the words and pictures of a list. */
export function shownVisit(row: VisitRow, now: Instant): VisitShown {
  return {
    key: row.visitId,
    place: row.placeName,
    note: noteOf(row, now),
    state: stateOf(row),
    reason: row.problem?.message ?? (row.reason === '' ? undefined : sentence(row.reason)),
    steps: stepsOf(row, now),
    canNote: row.may.addNote,
    canWithdraw: row.may.withdraw || row.may.discard,
    canDismiss: row.problem !== null,
  }
}

/** Which side of 街道已收到 it is on. */
export const isStillHere = ({ state }: VisitRow): boolean =>
  state === 'waiting' || state === 'sending' || state === 'turnedDown'

/** `今天 10:42·没有问题·得 1 分` */
function noteOf(row: VisitRow, now: Instant): string {
  return [listTimeLabel(row.at, now), visitResultLabels[row.result], moreOf(row)].filter(Boolean).join('·')
}

function moreOf({ state, result, reason, points, changing, problem }: VisitRow): string {
  if (changing === 'withdraw') return '正在撤回'
  if (changing === 'addNote') return '补的话正在发'
  if (problem) return '点开看看'
  switch (state) {
    case 'sending':
      return '正在发送'
    case 'verified':
      return points > 0 ? `得\u00a0${points}\u00a0分` : ''
    case 'held':
      // "听到点情况" stands there already; that it is being looked at is all there is to add.
      return result === 'clue' ? '' : inShort(reason)
    case 'refused':
      return inShort(reason)
    case 'turnedDown':
      return reason
    case 'waiting':
    case 'withdrawn':
      return ''
    default:
      return assertNever(state)
  }
}

function stateOf({ state }: VisitRow): StateKey {
  if (state === 'sending') return 'waiting'
  return state === 'turnedDown' ? 'refused' : state
}

function stepsOf(row: VisitRow, now: Instant): TimeStep[] {
  const made: TimeStep = { title: '记好了', when: listTimeLabel(row.at, now), state: 'done' }
  const arrived: TimeStep = { title: '街道收到', state: 'done' }
  switch (row.state) {
    case 'waiting':
    case 'sending':
      return [
        made,
        { title: row.state === 'waiting' ? '在手机里' : '正在发送', note: '有信号就自动发，您不用管。', state: 'now' },
        { title: '街道收到', state: 'next' },
      ]
    case 'turnedDown':
      return [made, { title: '没记上', note: sentence(row.reason), state: 'now' }]
    case 'held':
      return [
        made,
        arrived,
        { title: '等社区看', note: sentence(row.reason), state: 'now' },
        { title: '核实', state: 'next' },
      ]
    case 'verified':
      return [
        made,
        arrived,
        { title: '核实了', note: row.points > 0 ? `得 ${row.points} 分。` : '记录在，不计分。', state: 'done' },
      ]
    case 'refused':
      return [made, arrived, { title: '这次没算', note: sentence(row.reason), state: 'now' }]
    case 'withdrawn':
      return [made, arrived, { title: '您撤回了', state: 'done' }]
    default:
      return assertNever(row.state)
  }
}

/** `没扫门牌码，社区看过就算数` → `没扫门牌码`: the tag beside it says the rest. */
export const inShort = (reason: string): string => reason.split(/[，。]/)[0] ?? reason

/** Rules and people end their sentences as they like. */
const sentence = (text: string): string => (/[。！？」…]$/.test(text) ? text : `${text}。`)

export const placeIcons = {
  company: 'firm',
  shop: 'shop',
  site: 'site',
  home: 'homes',
  public: 'park',
} as const satisfies Record<VisitRow['placeKind'], IconName>
