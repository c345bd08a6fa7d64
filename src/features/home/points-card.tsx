import { useLook } from '../../platform/appearance'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Pending, PointsDome } from '../../ui/points'
import { Section } from '../../ui/section'
import style from './points-card.module.scss'

export interface GainShown {
  key: string
  points: number
  reason: string
  /** `昨天` */
  when: string
}

export interface PointsShown {
  /** Can be used now. */
  usable: number
  /** Waits to be verified; never added to `usable`. */
  pending: number
  earnedThisYear: number
  yearCap: number
  gains: readonly GainShown[]
}

interface PointsCardProps {
  points: PointsShown
  onLedger: () => void
}

/** Usable as a large number, pending as a dashed outline, the year as the dome: three things that never mix. */
export function PointsCard({ points, onLedger }: PointsCardProps) {
  const { care } = useLook()
  if (care) return <CareCard points={points} onLedger={onLedger} />
  return (
    <Section title="我的积分" link={{ label: '积分明细', onTap: onLedger }}>
      <Card tight>
        <Balance {...points} />
        <Box as="ul" label="最近得的分" className={style.gains}>
          {points.gains.map(({ key, ...gain }) => (
            <Box as="li" key={key} className={style.gain}>
              <Box className={style.plus}>+{gain.points}</Box>
              <Box className={style.reason}>{gain.reason}</Box>
              <Box className={style.when}>{gain.when}</Box>
            </Box>
          ))}
        </Box>
      </Card>
    </Section>
  )
}

/** The figures alone; the ledger opens with the same. */
export function Balance({ usable, pending, earnedThisYear, yearCap }: Omit<PointsShown, 'gains'>) {
  return (
    <Box className={style.balance}>
      <Box className={style.figures}>
        <Box className={style.caption}>现在能用</Box>
        <Hero usable={usable} />
        {pending > 0 && (
          <Box className={style.pending}>
            <Pending points={pending} />
          </Box>
        )}
        {usable + pending + earnedThisYear === 0 && <Box className={style.none}>还没有积分，记一次走访就有</Box>}
      </Box>
      <PointsDome earned={earnedThisYear} pending={pending} cap={yearCap} />
    </Box>
  )
}

const Hero = ({ usable }: { usable: number }) => (
  <Box className={style.hero}>
    {usable}
    <Box as="small" className={style.unit}>
      分
    </Box>
  </Box>
)

/** Care mode: the same figures in words, larger, without the drawing. */
function CareCard({ points, onLedger }: PointsCardProps) {
  const { usable, pending, earnedThisYear, yearCap } = points
  return (
    <Card className={style.care}>
      <Box className={style.careRow}>
        <Box>
          <Box className={style.caption}>积分，现在能用</Box>
          <Hero usable={usable} />
        </Box>
        <Box className={style.careYear}>
          <Pending points={pending} />
          <Box className={style.caption}>
            今年 {earnedThisYear} 分，最多 {yearCap}
          </Box>
        </Box>
      </Box>
      <Button kind="text" size="m" icon="doc" onTap={onLedger}>
        看积分明细
      </Button>
    </Card>
  )
}
