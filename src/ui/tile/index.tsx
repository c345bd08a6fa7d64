import type { ReactNode } from 'react'
import { Box, Touchable } from '../base'
import { Icon, type IconName } from '../icon'
import style from './tile.module.scss'

export interface TileProps {
  title: string
  note: string
  icon: IconName
  onTap: () => void
  /** The page's one red thing. */
  main?: boolean
  /** Fills its line, words beside the picture. */
  wide?: boolean
}

/** What the home offers to do, as large as a hand. */
export function Tile({ title, note, icon, onTap, main, wide }: TileProps) {
  return (
    <Touchable className={`${style.tile} ${main ? style.main : ''} ${wide ? style.wide : ''}`} onTap={onTap}>
      <Box as="span" className={style.icon}>
        <Icon name={icon} size="l" />
      </Box>
      <Box as="span" className={style.words}>
        <Box as="span" className={style.title}>
          {title}
        </Box>
        <Box as="span" className={style.note}>
          {note}
        </Box>
      </Box>
      {wide && <Icon name="right" />}
    </Touchable>
  )
}

/** Tiles side by side; care mode puts them one under the other. */
export function Tiles({ children }: { children: ReactNode }) {
  return <Box className={style.tiles}>{children}</Box>
}
