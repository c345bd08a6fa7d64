import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AnswerOf } from '#domain/contract/index'
import type { Item } from '../../client/outbox-core'
import { thisPhone } from '../../client/this-phone'
import { useDesk } from '../session/use-session'
import type { OrderRoute } from './use-orders'

type QueuePages = InfiniteData<AnswerOf<'case', 'queue'>>
type MediationPages = InfiniteData<AnswerOf<'case', 'mediations'>>
type Input = { caseId?: string; reportId?: string; mediationId?: string }

/**
 * An answer takes its place on the open page at once: a decided row leaves its list, a case shows what was added. What
 * else it changed is asked for a moment later (`client/keep-fresh`).
 */
export function useAnswers(): void {
  const client = useQueryClient()
  const userId = useDesk()?.userId
  useEffect(
    () =>
      thisPhone().onSettled((item) => {
        if (item.functionName === 'case' && item.outcome.kind === 'answered') absorb(client, userId, item)
      }),
    [client, userId],
  )
}

function absorb(client: QueryClient, userId: string | undefined, { route, input, outcome }: Item): void {
  if (outcome.kind !== 'answered') return
  const { caseId, reportId, mediationId } = input as Input
  switch (route as OrderRoute) {
    case 'accept':
    case 'refuse': {
      const { row } = outcome.data as AnswerOf<'case', 'accept'>
      client.setQueriesData<AnswerOf<'case', 'openReport'>>(
        { queryKey: [userId, 'case.openReport', { reportId }] },
        (report) => report && { ...report, row },
      )
      leaveQueue(client, userId, String(reportId))
      break
    }
    case 'reply': {
      const { messages } = outcome.data as AnswerOf<'case', 'reply'>
      client.setQueriesData<AnswerOf<'case', 'openReport'>>(
        { queryKey: [userId, 'case.openReport', { reportId }] },
        (report) => report && { ...report, messages, row: { ...report.row, waitsForReply: false } },
      )
      client.setQueriesData<AnswerOf<'case', 'open'>>({ queryKey: [userId, 'case.open'] }, (view) =>
        view && view.reportId === reportId ? { ...view, messages } : view,
      )
      break
    }
    case 'reviewMediation':
      client.setQueriesData<MediationPages>({ queryKey: [userId, 'case.mediations'] }, (data) =>
        data?.pages.some(({ rows }) => rows.some((row) => row.mediationId === mediationId))
          ? {
              ...data,
              pages: data.pages.map((page) => ({
                ...page,
                total: page.total && page.total - 1,
                rows: page.rows.filter((row) => row.mediationId !== mediationId),
              })),
            }
          : data,
      )
      break
    default:
      client.setQueryData([userId, 'case.open', { caseId }], outcome.data)
  }
}

/** Out of the list of what is to be answered, and out of its count. */
function leaveQueue(client: QueryClient, userId: string | undefined, reportId: string): void {
  const isToAnswer = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
    (queryKey[2] as { tab?: string } | undefined)?.tab === 'toAnswer'
  client.setQueriesData<QueuePages>({ queryKey: [userId, 'case.queue'], predicate: isToAnswer }, (data) =>
    data?.pages.some(({ rows }) => rows.some((row) => row.reportId === reportId))
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            rows: page.rows.filter((row) => row.reportId !== reportId),
            totals: page.totals && { ...page.totals, toAnswer: page.totals.toAnswer - 1 },
          })),
        }
      : data,
  )
}
