import { useEffect, useRef, useState } from 'react'
import { clock } from '../../platform/clock'
import { Box, Hush } from '../base'
import { Icon } from '../icon'
import style from './countdown.module.scss'

export interface CountdownProps {
  /** The end, by this phone's clock. */
  endsAtMs: number
  /** What comes then, after the time that is left (`后换新码`). */
  then: string
  onEnd: () => void
}

const minuteMs = 60_000

/** How long something still counts, to the second for the eye. The ear hears of it once, a minute before the end. */
export function Countdown({ endsAtMs, then, onEnd }: CountdownProps) {
  const leftMs = useLeft(endsAtMs, onEnd)
  const pressing = leftMs <= minuteMs
  return (
    <Box className={`${style.tag} ${pressing ? style.pressing : ''}`}>
      <Icon name="clock" size="xs" />
      <Box as="span">{`${leftLabel(leftMs)}${then}`}</Box>
      <Box role="status">{pressing && <Hush>{`还有 1 分钟${then}`}</Hush>}</Box>
    </Box>
  )
}

/** Counted by the clock and not by the ticks: a phone in a pocket does not tick. */
function useLeft(endsAtMs: number, onEnd: () => void): number {
  const [ticks, setTicks] = useState(0)
  const end = useRef(onEnd)
  end.current = onEnd
  const leftMs = Math.max(0, endsAtMs - clock.now())
  const over = leftMs === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a tick, and anew with another end
  useEffect(() => {
    if (!over) return clock.after((endsAtMs - clock.now()) % 1000 || 1000, () => setTicks((count) => count + 1))
    end.current()
  }, [over, endsAtMs, ticks])
  return leftMs
}

/** `4 分 32 秒`, `32 秒`. */
function leftLabel(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`
}
