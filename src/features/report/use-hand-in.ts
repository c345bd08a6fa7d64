import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal } from '#domain/kernel/result'
import { backOffMs } from '../../client/back-off'
import { thisPhone } from '../../client/this-phone'
import { chance } from '../../platform/chance'
import { clock } from '../../platform/clock'
import { lifecycle } from '../../platform/lifecycle'
import { network } from '../../platform/network'

/** `silent`: it went out and no answer came; it goes out again by itself. */
export type HandInStage = 'idle' | 'sending' | 'silent' | 'refused'

/**
 * Hands the report in. After silence it tries again by itself as long as the page is open: when the network comes back,
 * when the app comes to the front, and every now and then. The same report under the same id, so it is counted once.
 *
 * @param onDone gets the id under which the receipt is held
 * @param onRefused the street has said no: the draft may be changed again
 */
export function useHandIn(onDone: (id: string) => void, onRefused: () => void) {
  const [stage, setStage] = useState<HandInStage>('idle')
  const [refusal, setRefusal] = useState<Refusal>()
  const silences = useRef(0)
  const open = useRef(true)
  const told = useRef({ onDone, onRefused })
  told.current = { onDone, onRefused }
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])

  const handIn = useCallback(async (): Promise<void> => {
    setStage('sending')
    setRefusal(undefined)
    const result = await thisPhone().reports.handIn()
    if (!open.current) return
    if (result.ok) {
      told.current.onDone(result.value)
      return
    }
    const { refusal } = result
    setRefusal(refusal)
    if (refusal.code === 'unavailable') {
      silences.current += 1
      setStage('silent')
      return
    }
    setStage('refused')
    told.current.onRefused()
  }, [])

  useEffect(() => {
    if (stage !== 'silent') return
    const again = (): void => void handIn()
    const offs = [
      network.onChange((online) => online && again()),
      lifecycle.onShow(again),
      clock.after(backOffMs(silences.current, chance()), again),
    ]
    return () => {
      for (const off of offs) off()
    }
  }, [stage, handIn])

  return { stage, refusal, handIn: () => void handIn() }
}
