import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnswerOf } from '#domain/contract/index'
import { msOf } from '#domain/kernel/instant'
import type { Refusal } from '#domain/kernel/result'
import { goodsPolicy } from '#domain/policy/goods'
import { clock } from '../../platform/clock'
import { toast } from '../../ui/toast'
import { shownRedemption } from '../goods/goods-words'
import { useNow } from '../session/use-now'
import { useDesk } from '../session/use-session'
import { useTell } from '../session/use-tell'

type Shown = AnswerOf<'points', 'pickupCode'> & { endsAtMs: number }
type Problem = { refusal: Refusal; requestId: string }

const mostMs = goodsPolicy.codeMinutes * 60_000
/** Half an hour on the screen is enough for any queue: a page that was forgotten stops asking. */
const mostByItself = 6

/**
 * The code of one redemption: asked for when the page opens, anew when it runs out while somebody looks, and whenever
 * somebody wants another.
 */
export function usePickup(redemptionId: string, leave: () => void) {
  const now = useNow()
  const signedIn = useDesk() !== null
  const [shown, setShown] = useState<Shown>()
  const [problem, setProblem] = useState<Problem>()
  const codes = useTell('points', 'pickupCode', { changes: false })
  const cancel = useTell('points', 'cancel')

  const byItself = useRef(0)
  const asking = useRef(false)
  const tell = useRef(codes.tell)
  tell.current = codes.tell
  const renew = useCallback(async (): Promise<void> => {
    if (asking.current) return
    asking.current = true
    const askedAtMs = clock.now()
    const reply = await tell.current({ redemptionId } as Parameters<typeof codes.tell>[0])
    asking.current = false
    if (reply.ok) {
      setShown({ ...reply.data, endsAtMs: endOf(reply.data.until, askedAtMs) })
      setProblem(undefined)
    } else setProblem({ refusal: reply.refusal, requestId: reply.requestId })
  }, [redemptionId])
  const renewByItself = (): void => {
    byItself.current += 1
    if (byItself.current > mostByItself) setProblem(forgotten)
    else void renew()
  }
  const renewAsked = (): void => {
    byItself.current = 0
    void renew()
  }

  useEffect(() => {
    if (signedIn) void renew()
  }, [signedIn, renew])
  const endsAtMs = useRef(0)
  endsAtMs.current = shown?.endsAtMs ?? 0
  useDidShow(() => {
    if (endsAtMs.current > 0 && endsAtMs.current <= clock.now()) renewAsked()
  })

  const ranOut = shown !== undefined && problem !== undefined && shown.endsAtMs <= clock.now()
  return {
    stage: stageOf(shown, problem),
    item: shown && shownRedemption(shown.redemption, now),
    code: shown && !ranOut ? { scan: shown.scan, digits: shown.digits, endsAtMs: shown.endsAtMs } : undefined,
    /** Also while the code before still counts: the other one did not come. */
    problem: problem?.refusal.message,
    requestId: problem?.requestId || undefined,
    busy: codes.busy,
    renew: renewAsked,
    ranOut: renewByItself,
    leaving: cancel.busy,
    async giveBack(): Promise<void> {
      if (cancel.busy) return
      const reply = await cancel.tell({ redemptionId } as Parameters<typeof cancel.tell>[0])
      if (!reply.ok) {
        toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会退重。' : reply.refusal.message)
        return
      }
      toast({ text: `${reply.data.redemption.points} 分退回来了。`, tone: 'ok' })
      leave()
    },
  }
}

const forgotten: Problem = {
  refusal: { code: 'unavailable', message: '点一下「换新码」，再给窗口的同志扫。' },
  requestId: '',
}

/** A code lives a few minutes. A phone whose clock is wrong by more than that counts them from when it asked. */
function endOf(until: string, askedAtMs: number): number {
  const untilMs = msOf(until)
  const plausible = untilMs > askedAtMs && untilMs <= clock.now() + mostMs
  return plausible ? untilMs : askedAtMs + mostMs
}

/** Silence is a failure only while there is nothing to show; an answer that there is no code is the end. */
function stageOf(shown: Shown | undefined, problem: Problem | undefined): 'loading' | 'ready' | 'over' | 'failed' {
  if (problem && !passing(problem.refusal)) return 'over'
  if (shown) return 'ready'
  return problem ? 'failed' : 'loading'
}

const passing = ({ code }: Refusal): boolean => ['unavailable', 'conflict', 'tooMany', 'signInNeeded'].includes(code)
