import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AnswerOf } from '#domain/contract/index'
import { thisPhone } from '../../client/this-phone'
import { usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useDesk, useOutbox } from '../session/use-session'
import { isRecording, mediationRows } from './mediation-words'

type Page = AnswerOf<'visit', 'mediations'>

/** One's own mediations: on the phone, with the street, and what a mediator of the roster said. */
export function useMediations(enabled: boolean) {
  const desk = useDesk()
  const now = useNow()
  const asked = usePages('visit', 'mediations', enabled)
  useAnswered()
  const { items } = useOutbox()
  return {
    ...asked,
    rows: mediationRows(
      items,
      asked.pages.flatMap(({ mediations }) => mediations),
      now,
    ),
    /** The sentence of a refusal has been read. */
    dismiss: (key: string) => desk?.outbox.seen(key),
  }
}

/** An answer takes its place in the list at once: nothing is gone from the screen while the street is asked again. */
function useAnswered(): void {
  const client = useQueryClient()
  const userId = useDesk()?.userId
  useEffect(
    () =>
      thisPhone().onSettled((item) => {
        if (!isRecording(item) || item.outcome.kind !== 'answered') return
        const { mediation } = item.outcome.data as AnswerOf<'visit', 'recordMediation'>
        client.setQueryData<InfiniteData<Page>>([userId, 'visit.mediations'], (data) => {
          const [first, ...rest] = data?.pages ?? []
          if (data === undefined || first === undefined) return data
          if (first.mediations.some(({ mediationId }) => mediationId === mediation.mediationId)) return data
          return { ...data, pages: [{ ...first, mediations: [mediation, ...first.mediations] }, ...rest] }
        })
      }),
    [client, userId],
  )
}
