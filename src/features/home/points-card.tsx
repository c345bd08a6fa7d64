import { useLook } from '../../platform/appearance'
import { Box, Touchable } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { Balance, type BalanceProps, Change, NothingYet, Pending, Usable } from '../../ui/points'
import { Section } from '../../ui/section'
import style from './points-card.module.scss'

export interface GainShown {
  key: string
  points: number
  reason: string
  /** `昨天` */
  when: string
}

export interface PointsShown extends BalanceProps {
  gains: readonly GainShown[]
}

interface PointsCardProps {
  points: PointsShown
  onLedger: () => void
  onGoods: () => void
}

/** How the points stand, and what came lately. */
export function PointsCard({ points, onLedger, onGoods }: PointsCardProps) {
  const { care } = useLook()
  if (care) return <CareCard points={points} onLedger={onLedger} onGoods={onGoods} />
  return (
    <Section title="我的积分" link={{ label: '去换物品', onTap: onGoods }}>
      <Card tight>
        <Balance {...points} />
        <Box as="ul" label="最近的几笔" className={style.gains}>
          {points.gains.map(({ key, ...gain }) => (
            <Box as="li" key={key} className={style.gain}>
              <Box className={style.change}>
                <Change points={gain.points} />
              </Box>
              <Box className={style.reason}>{gain.reason}</Box>
              <Box className={style.when}>{gain.when}</Box>
            </Box>
          ))}
        </Box>
        <Touchable className={style.ledger} onTap={onLedger}>
          积分明细
          <Icon name="right" size="s" />
        </Touchable>
      </Card>
    </Section>
  )
}

/** Care mode: the same figures in words, larger, without the drawing. */
function CareCard({ points, onLedger, onGoods }: PointsCardProps) {
  const { usable, pending, earnedThisYear, yearCap } = points
  return (
    <Card className={style.care}>
      <Box className={style.careRow}>
        <Usable points={usable} caption="积分，现在能用" />
        <Box className={style.careYear}>
          <Pending points={pending} />
          <Box className={style.caption}>
            今年 {earnedThisYear} 分，最多 {yearCap}
          </Box>
        </Box>
      </Box>
      <NothingYet {...points} />
      <Box className={style.careLinks}>
        <Button kind="second" size="m" wide onTap={onGoods}>
          去换物品
        </Button>
        <Button kind="text" size="m" icon="doc" onTap={onLedger}>
          积分明细
        </Button>
      </Box>
    </Card>
  )
}
