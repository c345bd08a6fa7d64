import type { ReactNode } from 'react'
import { Box } from '../base'
import { Icon, type PictureName } from '../icon'
import style from './hint.module.scss'

/** A sentence on the side, with a small picture before it. */
export const Hint = ({ icon, children }: { icon: PictureName; children: ReactNode }) => (
  <Box className={style.hint}>
    <Icon name={icon} size="s" />
    <Box className={style.words}>{children}</Box>
  </Box>
)

export interface NoticeProps {
  /** ok: go on · late: stop. */
  tone: 'ok' | 'late'
  title: string
  text?: string
}

const pictures = { ok: 'check', late: 'cross' } as const

/** What was just found out, first thing on the page. A stop is said at once, whatever else is being read. */
export const Notice = ({ tone, title, text }: NoticeProps) => (
  <Box role={tone === 'late' ? 'alert' : 'status'} className={`${style.notice} ${style[tone]}`}>
    <Icon name={pictures[tone]} className={style.picture} />
    <Box className={style.words}>
      <Box className={style.title}>{title}</Box>
      {text}
    </Box>
  </Box>
)
