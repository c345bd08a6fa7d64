import { Box, Touchable } from '../../ui/base'
import { GoodsPicture } from '../../ui/goods'
import { Icon } from '../../ui/icon'
import style from './good-card.module.scss'
import type { GoodShown } from './goods-words'

/** One item: what it is, what it costs, whether it can be had. The whole card is one target. */
export function GoodCard({ good, onOpen }: { good: GoodShown; onOpen: () => void }) {
  const { name, icon, points, state, word, few } = good
  const dim = state === 'short' || state === 'gone'
  return (
    <Touchable
      className={`${style.good} ${dim ? style.dim : ''}`}
      label={`${name}，${points} 分，${word}`}
      onTap={onOpen}
    >
      <GoodsPicture icon={icon} dim={dim} />
      <Box as="span" className={style.name}>
        {name}
      </Box>
      <Box as="span" className={style.line}>
        <Price points={points} />
        <Box as="span" className={few ? style.few : style.word}>
          {few && <Icon name="clock" size="xs" />}
          {word}
        </Box>
      </Box>
    </Touchable>
  )
}

/** Points, and never a sign of money beside them. */
export const Price = ({ points }: { points: number }) => (
  <Box as="span" className={style.price}>
    {points}
    <Box as="small" className={style.unit}>
      分
    </Box>
  </Box>
)
