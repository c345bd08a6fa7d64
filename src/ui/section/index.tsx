import type { ReactNode } from 'react'
import { Box, Touchable } from '../base'
import { Icon } from '../icon'
import style from './section.module.scss'

export interface SectionProps {
  title: string
  /** How many there are, in the colour of the cap; 0 is not shown. */
  count?: number
  /** A few words on the right (`最近 3 天`). */
  note?: string
  link?: { label: string; onTap: () => void }
  children?: ReactNode
}

/** A heading and what belongs to it. */
export function Section({ title, count = 0, note, link, children }: SectionProps) {
  return (
    <Box as="section" className={style.section}>
      <Box className={style.head}>
        <Box as="h2" className={style.title}>
          {title}
          {count > 0 && (
            <Box as="b" className={style.count}>
              {count}
            </Box>
          )}
        </Box>
        {note && <Box className={style.note}>{note}</Box>}
        {link && (
          <Touchable className={style.link} onTap={link.onTap}>
            {link.label}
            <Icon name="right" size="xs" />
          </Touchable>
        )}
      </Box>
      {children}
    </Box>
  )
}
