import { useLook } from '../../platform/appearance'
import { Box } from '../base'
import { TimeLine, type TimeStep } from '../timeline'
import style from './clock-line.module.scss'

export interface ClockStep {
  key: string
  /** `3/5`, `今天` */
  day: string
  /** `收到`, `7 天期满` */
  title: string
  state: 'done' | 'now' | 'next'
}

/** Days in a row: what is behind, where it stands, what comes. Care mode tells them from top to bottom instead. */
export function ClockLine({ label, steps }: { label: string; steps: readonly ClockStep[] }) {
  const { care } = useLook()
  if (care) return <TimeLine label={label} steps={steps.map(fromTopToBottom)} />
  return (
    <Box as="ol" label={label} className={style.line}>
      {steps.map(({ key, day, title, state }, index) => (
        <Box
          as="li"
          key={key}
          className={`${style.step} ${style[state] ?? ''} ${isFront(steps, index) ? style.front : ''}`}
        >
          <Box as="b" className={style.day}>
            {day}
          </Box>
          <Box silent className={style.rail}>
            <Box className={style.dot} />
          </Box>
          <Box className={style.title}>{title}</Box>
        </Box>
      ))}
    </Box>
  )
}

/** As far as it got: the red ends at this step. */
const isFront = (steps: readonly ClockStep[], index: number): boolean =>
  steps[index]?.state === 'now' || (steps[index]?.state === 'done' && steps[index + 1]?.state === 'next')

/** What happened stands before its day; of today, which has nothing but its date, the word. */
const fromTopToBottom = ({ day, title, state }: ClockStep): TimeStep =>
  /^\d+\/\d+$/.test(title) ? { title: day, when: title, state } : { title, when: day, state }
