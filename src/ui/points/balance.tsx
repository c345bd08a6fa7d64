import { Box } from '../base'
import style from './balance.module.scss'
import { PointsDome } from './dome'
import { Pending } from './pending'

export interface BalanceProps {
  /** Can be used now. */
  usable: number
  /** Waits to be verified; never added to `usable`. */
  pending: number
  earnedThisYear: number
  yearCap: number
}

/** Usable as a large number, pending as a dashed outline, the year as the dome: three things that never mix. */
export function Balance({ usable, pending, earnedThisYear, yearCap }: BalanceProps) {
  const nothingYet = usable + pending + earnedThisYear === 0
  return (
    <Box className={style.balance}>
      <Box className={style.figures}>
        <Usable points={usable} caption="现在能用" />
        {pending > 0 && (
          <Box className={style.pending}>
            <Pending points={pending} />
          </Box>
        )}
        {nothingYet && <Box className={style.none}>还没有积分，记一次走访就有</Box>}
      </Box>
      <PointsDome earned={earnedThisYear} pending={pending} cap={yearCap} />
    </Box>
  )
}

/** The page's one large number. */
export const Usable = ({ points, caption }: { points: number; caption: string }) => (
  <Box>
    <Box className={style.caption}>{caption}</Box>
    <Box className={style.hero}>
      {points}
      <Box as="small" className={style.unit}>
        分
      </Box>
    </Box>
  </Box>
)
