import { Box } from '../../ui/base'
import { Card } from '../../ui/card'
import { ClockLine, type ClockStep } from '../../ui/clock-line'
import { Icon } from '../../ui/icon'
import { type StateKey, states } from '../../ui/status'
import style from './case.module.scss'

export interface ClockShown {
  state: StateKey
  /** `还剩 2 天` */
  left: string
  /** `3月13日 周五 17:00 前谈好` */
  due: string
  /** Only weekends are counted: the holidays of that year are not published yet. */
  provisional: boolean
}

interface ClockCardProps {
  clock?: ClockShown
  steps: readonly ClockStep[]
  /** The days as one sentence. */
  sentence: string
}

/** How long is left, and the days from receipt to arbitration. */
export function ClockCard({ clock, steps, sentence }: ClockCardProps) {
  return (
    <Box className={style.block}>
      <Card>
        {clock && (
          <Box className={style.left}>
            <Box className={`${style.leftWord} ${style[states[clock.state].tone] ?? ''}`}>
              <Icon name={states[clock.state].icon} size="s" />
              {clock.left}
            </Box>
            <Box className={style.small}>{clock.due}</Box>
          </Box>
        )}
        <Box className={clock ? style.clock : ''}>
          <ClockLine label={sentence} steps={steps} />
        </Box>
        {clock?.provisional && <Box className={style.small}>那一年的放假安排还没公布，先按周末算。</Box>}
      </Card>
    </Box>
  )
}
