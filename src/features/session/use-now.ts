import { useEffect, useState } from 'react'
import { type Instant, instantOf } from '#domain/kernel/instant'
import { clock } from '../../platform/clock'

const stepMs = 20_000

/** The time, fine enough for "10 minutes" and "昨天": moves on three times a minute while a page is open. */
export function useNow(): Instant {
  const [nowMs, setNowMs] = useState(clock.now)
  useEffect(() => clock.after(stepMs - (nowMs % stepMs), () => setNowMs(clock.now())), [nowMs])
  return instantOf(nowMs)
}
