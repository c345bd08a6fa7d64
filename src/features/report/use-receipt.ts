import { useQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { anyone } from '../../client/keep-fresh'
import { answerOf, Refused } from '../../client/query'
import type { HeldReceipt } from '../../client/receipts'
import { thisPhone } from '../../client/this-phone'
import { clock } from '../../platform/clock'
import { network } from '../../platform/network'
import { toast } from '../../ui/toast'
import { useOnline } from '../session/use-session'

const subscribe = (listener: () => void): (() => void) => thisPhone().receipts.subscribe(listener)

/** Every receipt that is kept on this phone, the newest first. */
export function useReceipts(): readonly HeldReceipt[] {
  const { list } = thisPhone().receipts
  return useSyncExternalStore(subscribe, list, list)
}

export function useHeldReceipt(id: string): HeldReceipt | undefined {
  const read = (): HeldReceipt | undefined => thisPhone().receipts.get(id)
  return useSyncExternalStore(subscribe, read, read)
}

export function useIsKept(id: string): boolean {
  const read = (): boolean => thisPhone().receipts.isKept(id)
  return useSyncExternalStore(subscribe, read, read)
}

/** Asks the street how far a report has come; what it said last is shown at once, and without signal. */
export function useFollow(held: HeldReceipt) {
  const online = useOnline()
  const { id, receipt, follow, atMs } = held
  const query = useQuery({
    queryKey: [anyone, 'report.follow', receipt],
    queryFn: async () => {
      const answer = answerOf(await thisPhone().post.follow(receipt))
      thisPhone().receipts.note(id, answer, clock.now())
      return answer
    },
    initialData: follow,
    initialDataUpdatedAt: atMs,
  })
  const { refetch, isStale } = query
  useDidShow(() => {
    if (isStale) void refetch()
  })
  const refused = query.error instanceof Refused ? query.error : undefined
  return {
    offline: !online || refused?.requestId === '',
    /** In the street's own words; silence has none. */
    problem: refused && refused.requestId !== '' ? refused.message : undefined,
  }
}

/** Sends the photos that wait, and goes on by itself when the network is back. */
export function usePhotoPost(id: string, waiting: number) {
  const [stage, setStage] = useState<'idle' | 'sending' | 'waiting'>('idle')
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])

  const send = useCallback(async (): Promise<void> => {
    setStage('sending')
    const result = await thisPhone().post.sendPhotos(id)
    if (!open.current) return
    const left = thisPhone().receipts.get(id)?.photos.length ?? 0
    setStage(left > 0 ? 'waiting' : 'idle')
    if (!result.ok && result.refusal.code !== 'unavailable') toast(result.refusal.message)
  }, [id])

  useEffect(() => {
    if (waiting > 0 && stage === 'idle') void send()
  }, [waiting, stage, send])
  useEffect(() => {
    if (stage !== 'waiting') return
    return network.onChange((online) => {
      if (online) void send()
    })
  }, [stage, send])
  return { stage, send: () => void send() }
}
