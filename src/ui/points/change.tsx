import { Box } from '../base'
import style from './change.module.scss'

/** `+1`, `−1`, `0`. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0')

/** What one entry gave, or took back: only a gain is green. */
export const Change = ({ points }: { points: number }) => (
  <Box as="span" className={`${style.change} ${points > 0 ? style.gain : ''}`}>
    {signed(points)}
  </Box>
)
