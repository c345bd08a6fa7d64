import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReviewRow } from '#domain/contract/visit'
import { type Instant, listTimeLabel } from '#domain/kernel/instant'
import { flagReason } from '#domain/visit/decide'
import { type VisitFlag, visitResultLabels } from '#domain/visit/visit'
import type { Item } from '../../client/outbox-core'
import { thisPhone } from '../../client/this-phone'
import { toast } from '../../ui/toast'
import { useNow } from '../session/use-now'
import { useDesk, useOutbox } from '../session/use-session'
import type { HeldVisitShown } from './held-visit'
import { type QueuePage, useReviewQueue } from './use-review-queue'

/** What the chips say; the full sentence stands in the row. */
const chipLabels = {
  clue: '听到的情况',
  noDoorCode: '没扫门牌码',
  codeRevoked: '旧门牌码',
  late: '隔了好几天',
  clockAhead: '手机时间不对',
  placeClosed: '登记为已关门',
  repeat: '不久前刚记过',
  together: '几次一起发来',
  many: '一天记了好多家',
} as const satisfies Record<VisitFlag, string>

/** Held visits for whoever looks at them: narrowed by reason, decided one by one or all that are shown. */
export function useReview() {
  const desk = useDesk()
  const now = useNow()
  const queue = useReviewQueue(true)
  const [on, setOn] = useState<VisitFlag>()
  const deciding = new Set(useOutbox().items.filter(isOpenReview).map(visitOf))
  useDecidedRows()

  const { rows } = queue
  const flags = (Object.keys(chipLabels) as VisitFlag[]).filter(
    (flag) => flag === on || rows.some(({ visit }) => visit.flags.includes(flag)),
  )
  const narrowed = on === undefined ? rows : rows.filter(({ visit }) => visit.flags.includes(on))
  const shown = narrowed.map((row) => shownRow(row, now, deciding.has(row.visit.visitId)))
  // What somebody heard is read before it counts, never taken along with the rest.
  const heard = new Set<string>(
    narrowed.filter(({ visit }) => visit.flags.includes('clue')).map(({ visit }) => visit.visitId),
  )
  const free = shown.filter(({ key, own, busy }) => !own && !busy && !heard.has(key))

  async function decide(visitId: string, decision: 'verify' | 'refuse', reason: string): Promise<boolean> {
    // Decided on what is on the screen: words added meanwhile must be read first.
    const version = narrowed.find(({ visit }) => visit.visitId === visitId)?.visit.version
    if (version === undefined) return false
    const asked = await desk?.outbox.enqueue({
      functionName: 'visit',
      route: 'review',
      input: { visitId, version, decision, reason },
      shown: null,
    })
    if (!asked?.ok) toast(asked?.refusal.message ?? '请先登录。')
    return asked?.ok === true
  }

  return {
    ...queue,
    rows: shown,
    chips: flags.map((flag) => ({ key: flag, label: chipLabels[flag], on: flag === on })),
    toggle: (key: string) => setOn((before) => (before === key ? undefined : (key as VisitFlag))),
    /** How many one tap would confirm. */
    free: free.length,
    verify: (key: string) => void decide(key, 'verify', ''),
    refuse: (key: string, reason: string) => void decide(key, 'refuse', reason),
    async verifyAll(): Promise<void> {
      for (const { key } of free) if (!(await decide(key, 'verify', ''))) return
    },
  }
}

/** A decided visit leaves the list with its answer, and takes its place in the count with it. */
function useDecidedRows(): void {
  const client = useQueryClient()
  const userId = useDesk()?.userId
  useEffect(
    () =>
      thisPhone().onSettled((item) => {
        if (item.route !== 'review' || item.outcome.kind !== 'answered') return
        client.setQueryData<InfiniteData<QueuePage>>([userId, 'visit.reviewQueue'], (data) => {
          if (
            data === undefined ||
            !data.pages.some((page) => page.rows.some((row) => row.visit.visitId === visitOf(item)))
          )
            return data
          const pages = data.pages.map((page) => ({
            ...page,
            total: page.total && page.total - 1,
            rows: page.rows.filter(({ visit }) => visit.visitId !== visitOf(item)),
          }))
          return { ...data, pages }
        })
      }),
    [client, userId],
  )
}

const visitOf = ({ input }: Item): string => String((input as { visitId?: unknown }).visitId)
const isOpenReview = ({ route, outcome }: Item): boolean => route === 'review' && outcome.kind === 'open'

function shownRow(
  { visit, authorName, authorPhone, own, where }: ReviewRow,
  now: Instant,
  busy: boolean,
): HeldVisitShown {
  const main = visit.flags[0]
  return {
    key: visit.visitId,
    when: listTimeLabel(visit.at, now),
    who: authorName ?? '姓名不显示',
    place: visit.placeName,
    where,
    result: visitResultLabels[visit.result],
    points: visit.points > 0 ? `算数得 ${visit.points} 分` : '不计分',
    why: main === undefined ? visit.reason : flagReason(main).split('，')[0] || visit.reason,
    said: visit.note === '' ? undefined : visit.note,
    facts: [
      { label: '门牌', value: doorOf(visit.flags) },
      { label: '收到', value: listTimeLabel(visit.receivedAt, now) },
      ...(authorPhone ? [{ label: '电话', value: authorPhone }] : []),
    ],
    own,
    busy,
  }
}

function doorOf(flags: readonly VisitFlag[]): string {
  if (flags.includes('noDoorCode')) return '从名单里选的'
  return flags.includes('codeRevoked') ? '扫的旧码' : '扫了门牌码'
}
