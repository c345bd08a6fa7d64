import type { ReactNode } from 'react'
import { Box } from '../base'
import { Icon } from '../icon'
import style from './timeline.module.scss'

export interface TimeStep {
  title: string
  /** Each line a paragraph. */
  note?: string
  /** Until when, where that is what matters now: stands before the note, in bold. */
  until?: string
  /** `3月5日 周四 14:20` */
  when?: string
  /** done: a tick · now: a ring with a dot · next: an empty ring · stopped: it ended here without being done */
  state: 'done' | 'now' | 'next' | 'stopped'
  tag?: ReactNode
}

const icons = { done: 'check', now: 'now', next: 'ring', stopped: 'cross' } as const
const words = { done: '已完成', now: '正在进行', next: '还没到', stopped: '到这里为止' } as const

/** What happened, what happens now, what comes, from top to bottom. */
export function TimeLine({ steps, label }: { steps: readonly TimeStep[]; label: string }) {
  return (
    <Box as="ol" label={label} className={style.line}>
      {steps.map(({ title, note, until, when, state, tag }) => (
        <Box as="li" key={title} className={`${style.step} ${style[state] ?? ''}`}>
          <Box as="span" role="img" label={words[state]} className={style.shape}>
            <Icon name={icons[state]} />
          </Box>
          <Box className={style.head}>
            <Box className={style.title}>{title}</Box>
            {when && <Box className={style.when}>{when}</Box>}
            {tag}
          </Box>
          {until && <Box className={style.until}>{until}</Box>}
          {note?.split('\n').map((line) => (
            <Box as="p" key={line} className={style.note}>
              {line}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  )
}
