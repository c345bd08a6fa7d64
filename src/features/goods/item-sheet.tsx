import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { GoodsPicture } from '../../ui/goods'
import { Hint } from '../../ui/hint'
import { Confirm, Sheet } from '../../ui/sheet'
import { Price } from './good-card'
import style from './goods.module.scss'
import type { GoodShown } from './goods-words'

interface ItemSheetProps {
  good?: GoodShown
  keptDays: number
  offline: boolean
  busy: boolean
  onClose: () => void
  /** True when it was granted: the sheet is done. */
  onExchange: (key: string) => Promise<boolean>
}

/** One item, and the question whether it shall be kept: the second tap names the points. */
export function ItemSheet({ good, keptDays, offline, busy, onClose, onExchange }: ItemSheetProps) {
  const [asking, setAsking] = useState(false)
  const leave = (): void => {
    setAsking(false)
    onClose()
  }
  const exchange = async (): Promise<void> => {
    if (good !== undefined && (await onExchange(good.key))) leave()
  }
  const off = offline ? '现在没连上，连上了才能换' : good?.why
  return (
    <>
      <Sheet
        open={good !== undefined && !asking}
        title={good?.name ?? ''}
        onClose={leave}
        foot={
          <Button wide offBecause={off} onTap={() => setAsking(true)}>
            换这一件
          </Button>
        }
      >
        {good && (
          <>
            <GoodsPicture icon={good.icon} dim={good.state === 'short' || good.state === 'gone'} />
            <Box className={style.priceLine}>
              <Price points={good.points} />
              <Box as="span" className={style.stock}>
                {good.state === 'short' ? '' : good.word}
              </Box>
            </Box>
            {good.note !== '' && <Box className={style.about}>{good.note}</Box>}
            <Box className={style.terms}>
              <Hint icon="pin">{`到${good.outlet}领`}</Hint>
              <Hint icon="clock">{`换了给您留 ${keptDays} 天，过期没领，分自动退回来`}</Hint>
              <Hint icon="shield">分先替您存着，东西到您手里才扣</Hint>
            </Box>
          </>
        )}
      </Sheet>
      <Confirm
        open={good !== undefined && asking}
        title={`换「${good?.name ?? ''}」？`}
        text={`先替您存着 ${good?.points ?? 0} 分，东西给您留 ${keptDays} 天。没领之前不想要了，${good?.points ?? 0} 分全退。`}
        verb={`换这一件，存 ${good?.points ?? 0} 分`}
        keep="再看看"
        busy={busy && '正在留货'}
        onConfirm={() => void exchange()}
        onKeep={() => setAsking(false)}
      />
    </>
  )
}
