import type { ReactNode } from 'react'
import { Box } from '../../ui/base'
import style from './counter.module.scss'

/** Desk: the window on the left, the day's list on the right. Elsewhere one under the other. */
export const CounterSplit = ({ children }: { children: ReactNode }) => <Box className={style.counter}>{children}</Box>
