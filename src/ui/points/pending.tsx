import { Box } from '../base'
import { Icon } from '../icon'
import style from './pending.module.scss'

/** Points that wait: a dashed outline, apart from the number that can be used. Nothing is drawn for 0. */
export function Pending({ points }: { points: number }) {
  if (points <= 0) return null
  return (
    <Box as="span" className={style.pending}>
      <Icon name="dash" size="xs" />
      等核实 {points} 分
    </Box>
  )
}
