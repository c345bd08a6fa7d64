import type { GoodsIcon } from '#domain/goods/goods'
import { Box } from '../base'
import { Icon, type PictureName } from '../icon'
import '../icon/goods.scss'
import style from './goods.module.scss'

/** The drawing of an item, for a row or a hint. Asked for here, because here its style sheet comes along. */
export const goodsIcon = (icon: GoodsIcon): PictureName => icon

interface GoodsPictureProps {
  icon: GoodsIcon
  /** Not to be had now. */
  dim?: boolean
  /** As high as it is wide, beside words; else as wide as its card. */
  square?: boolean
}

/** What an item looks like: a drawing on the soft ground of the cap, never a photograph that promises a brand. */
export const GoodsPicture = ({ icon, dim, square }: GoodsPictureProps) => (
  <Box as="span" silent className={`${style.picture} ${dim ? style.dim : ''} ${square ? style.square : ''}`}>
    <Icon name={icon} size="xl" />
  </Box>
)
