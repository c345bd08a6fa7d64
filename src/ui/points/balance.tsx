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
export function Balance(props: BalanceProps) {
  const { usable, pending, earnedThisYear, yearCap } = props
  return (
    <Box className={style.balance}>
      <Box className={style.figures}>
        <Usable points={usable} caption="现在能用" />
        {pending > 0 && (
          <Box className={style.pending}>
            <Pending points={pending} />
          </Box>
        )}
        <NothingYet {...props} />
      </Box>
      <PointsDome earned={earnedThisYear} pending={pending} cap={yearCap} />
    </Box>
  )
}

/** How points are come by, for whoever has none, not even waiting. */
export function NothingYet({ usable, pending, earnedThisYear }: Omit<BalanceProps, 'yearCap'>) {
  if (usable + pending + earnedThisYear > 0) return null
  return <Box className={style.none}>还没有积分，记一次走访就有</Box>
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
