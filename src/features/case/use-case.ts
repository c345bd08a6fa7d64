import { useState } from 'react'
import type { CaseView } from '#domain/contract/case'
import type { InputOf } from '#domain/contract/index'
import { chinaDate } from '#domain/kernel/instant'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { type Draft, useDraft } from '../session/use-draft'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'
import type { Failed } from './fail-sheet'
import type { LostShown } from './lost-words'
import type { Settled } from './settle-sheet'
import { shownCase } from './shown-case'
import { useAnswers } from './use-answers'
import { useContact } from './use-contact'
import { useMediators } from './use-mediators'
import { type Order, type OrderRoute, useOrders, wordsOf } from './use-orders'

const minuteMs = 60_000

export type CaseSheet = 'note' | 'more' | 'settle' | 'fail' | 'assign'

/** One case on the page: its story, what may be done, and what is on its way or came back. */
export function useCase(caseId: string, opensWith?: CaseSheet) {
  const now = useNow()
  const { work } = useRoles()
  const asked = useAsk('case', 'open', { caseId }, { keep: false, everyMs: 5 * minuteMs })
  const view = asked.data
  const [sheet, setSheet] = useState<CaseSheet | undefined>(opensWith)
  const { orders, order, read } = useOrders()
  const mine = orders.filter((one) => isOf(one, caseId, view?.reportId))
  const drafts = useDrafts(caseId)
  const roster = useMediators(sheet === 'assign' && view !== undefined, view?.reportId)
  const look = useContact(view?.reportId ?? '')
  useAnswers()

  /** What is asked for stands in the outbox: the draft may go, and a refusal before it has been answered by this. */
  async function send<R extends CaseRoute>(route: R, input: InputOf<'case', R>): Promise<void> {
    if (!(await order(route, input))) return
    drafts[route].drop()
    for (const { route: before, commandId, refused } of mine) if (before === route && refused) read(commandId)
    setSheet(undefined)
    if (asked.offline) toast('记好了。有信号就自动发，您不用管。')
  }
  const seen = { caseId, version: view?.version ?? 0 }

  return {
    ...asked,
    problem: asked.stage === 'failed' ? asked.problem : undefined,
    shown: view && shownCase(view, now),
    may: maysOf(view, mine, work === 'street'),
    lost: mine.flatMap(lostOf),
    waiting: mine.filter(({ refused }) => refused === undefined).length,
    today: chinaDate(now),
    sheet,
    open: setSheet,
    close: () => setSheet(undefined),
    drafts,
    roster: {
      able: (roster?.able ?? []).filter(({ key }) => key !== holderOf(view)),
      others: roster?.others ?? [],
    },
    look,
    reply: {
      draft: drafts.reply,
      busy: mine.some(({ route, refused }) => route === 'reply' && refused === undefined),
      onReply: (text: string) => view && void send('reply', { reportId: view.reportId, text }),
    },
    note: (how: InputOf<'case', 'note'>['how'], words: string) => void send('note', { ...seen, how, words }),
    settle: (settled: Settled) => void send('settle', { ...seen, ...settled }),
    fail: (failed: Failed) => void send('fail', { ...seen, ...failed }),
    assign: (mediatorId: string, words: string) => void send('assign', { ...seen, mediatorId, words }),
    /** Back to where the words were written, with the words. */
    again(commandId: string): void {
      const lost = mine.find((one) => one.commandId === commandId)
      if (lost === undefined) return
      drafts[lost.route as CaseRoute].write(wordsOf(lost))
      read(commandId)
      if (lost.route !== 'reply') setSheet(lost.route as CaseSheet)
    },
    dismiss: read,
  }
}

/** Who has it in hand: two of the roster may bear one name. */
function holderOf(view: CaseView | undefined): string | undefined {
  const given = view?.events.flatMap(({ event }) => (event.kind === 'assigned' ? event.mediatorId : [])) ?? []
  return given[given.length - 1]
}

type CaseRoute = Extract<OrderRoute, 'note' | 'settle' | 'fail' | 'assign' | 'reply'>

const names = {
  note: '记下这次调解',
  settle: '谈成了',
  fail: '没谈成',
  assign: '转给别的调解员',
  reply: '回一句',
} as const satisfies Record<CaseRoute, string>

const isCaseRoute = (route: OrderRoute): route is CaseRoute => route in names

function useDrafts(caseId: string): Record<CaseRoute, Draft> {
  return {
    note: useDraft(`note/${caseId}`),
    settle: useDraft(`settle/${caseId}`),
    fail: useDraft(`fail/${caseId}`),
    assign: useDraft(`assign/${caseId}`),
    reply: useDraft(`reply/${caseId}`),
  }
}

const isOf = ({ input, route }: Order, caseId: string, reportId: string | undefined): boolean =>
  isCaseRoute(route) && (input.caseId === caseId || (reportId !== undefined && input.reportId === reportId))

/** What may be done now. An end that is on its way closes the case already: nothing is written after it. */
function maysOf(view: CaseView | undefined, orders: readonly Order[], street: boolean) {
  const ends = orders.some(({ route, refused }) => refused === undefined && route !== 'note' && route !== 'reply')
  const can = (action: CaseView['actions'][number]): boolean => !ends && (view?.actions.includes(action) ?? false)
  return { note: can('note'), assign: street && can('assign') }
}

const lostOf = (one: Order): LostShown[] =>
  one.refused !== undefined && isCaseRoute(one.route)
    ? [{ commandId: one.commandId, what: names[one.route], problem: one.refused, words: wordsOf(one) }]
    : []
