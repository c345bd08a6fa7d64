import { useRef } from 'react'
import type { MediationRow } from '#domain/contract/case'
import { type Instant, listTimeLabel } from '#domain/kernel/instant'
import { mediationOutcomeLabels } from '#domain/mediation/mediation'
import { useAnswers } from '../case/use-answers'
import { useOrders, wordsOf } from '../case/use-orders'
import { notKept, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import type { MediationShown } from './mediations-view'

/** Active mediations of volunteers, decided one by one. */
export function useMediations() {
  const now = useNow()
  const asked = usePages('case', 'mediations', true, notKept)
  const { orders, order, read } = useOrders()
  const mine = orders.filter(({ route }) => route === 'reviewMediation')
  const rows = asked.pages.flatMap((page) => page.rows)
  const cameBack = useRef(new Map<string, string>())
  const isBusy = (id: string): boolean =>
    mine.some(({ input, refused }) => refused === undefined && input.mediationId === id)
  useAnswers()

  function decide(mediationId: string, decision: 'confirm' | 'refuse', reason: string): void {
    const version = rows.find((row) => row.mediationId === mediationId)?.version
    if (version === undefined) return
    void order('reviewMediation', { mediationId, version, decision, reason })
    for (const { input, commandId, refused } of mine) if (refused && input.mediationId === mediationId) read(commandId)
  }

  return {
    ...asked,
    rows: rows.map((row) => shownMediation(row, now, isBusy(row.mediationId))),
    total: asked.pages[0]?.total ?? 0,
    lost: mine.flatMap((one) =>
      one.refused === undefined
        ? []
        : [
            {
              commandId: one.commandId,
              what: one.input.decision === 'confirm' ? '算数' : '不算数',
              problem: one.refused,
              words: wordsOf(one),
            },
          ],
    ),
    draftOf: (key: string): string => cameBack.current.get(key) ?? '',
    confirm: (key: string) => decide(key, 'confirm', ''),
    refuse: (key: string, reason: string) => decide(key, 'refuse', reason),
    /** The words come back with the next look at the same mediation. */
    again(commandId: string): void {
      const lost = mine.find((one) => one.commandId === commandId)
      if (lost) cameBack.current.set(String(lost.input.mediationId), wordsOf(lost))
      read(commandId)
    },
    dismiss: read,
  }
}

function shownMediation(row: MediationRow, now: Instant, busy: boolean): MediationShown {
  return {
    key: row.mediationId,
    place: row.placeName,
    where: row.where,
    outcome: mediationOutcomeLabels[row.outcome],
    words: row.words,
    when: listTimeLabel(row.at, now),
    who: [row.authorName ?? '姓名不显示', row.authorPhone].filter(Boolean).join(' '),
    own: row.own,
    busy,
  }
}
