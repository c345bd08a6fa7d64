import type { ReactNode } from 'react'
import { Box } from '../../ui/base'
import { SyncMark } from '../../ui/state'
import { DoorPicker, type DoorPickerProps } from './door-picker'
import style from './visit.module.scss'

export interface VisitViewProps extends Omit<DoorPickerProps, 'question'> {
  /** How many visits are still on this phone, and whether they are on their way. */
  waiting: number
  sending: boolean
  /** Desk: the results stand beside the list. */
  beside?: ReactNode
}

/** The door, and what is still on its way. What was found there is tapped in the panel. */
export const VisitView = ({ waiting, sending, beside, ...door }: VisitViewProps) => (
  <Box className={style.visit}>
    <Box className={style.doors}>
      <DoorPicker question="到了哪一家？" {...door} />
      <SyncMark waiting={waiting} sending={sending} />
    </Box>
    {beside && <Box className={style.beside}>{beside}</Box>}
  </Box>
)
