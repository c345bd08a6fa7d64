import { Box } from '../base'
import './icon.scss'
import type shapes from './shapes.json'

/** Icons of the phone and the browser; the desk's own are in `DeskIconName` and need `icon/desk.scss`. */
export type IconName = keyof typeof shapes.core | keyof typeof shapes.filled
export type DeskIconName = IconName | keyof typeof shapes.desk
/** Beside the usual ones the goods, which need `icon/goods.scss`: take them from `ui/goods`. */
export type PictureName = IconName | keyof typeof shapes.goods | 'gift'

export interface IconProps {
  name: DeskIconName | PictureName
  /** xs 15 · s 18 · m 24 · l 32 · xl 44 px; care mode enlarges them. */
  size?: 'xs' | 's' | 'm' | 'l' | 'xl'
  className?: string
}

/** An ornament beside words: never read out, never alone. */
export function Icon({ name, size = 'm', className = '' }: IconProps) {
  return <Box as="span" silent className={`icon icon-${name} ${size === 'm' ? '' : `icon-${size}`} ${className}`} />
}
