import type { ReactNode, RefObject } from 'react'
import { Box } from '../../ui/base'
import style from './steps.module.scss'

interface QuestionProps {
  children: string
  /** A few words beside it (`可多选`). */
  note?: string
  /** The first of a step: takes the focus when the step opens. */
  first?: RefObject<HTMLElement>
}

/** One thing that is asked. */
export const Question = ({ children, note, first }: QuestionProps) => (
  <Box as="h2" boxRef={first} landing={first !== undefined} className={first ? style.first : style.question}>
    {children}
    {note && (
      <Box as="small" className={style.beside}>
        {note}
      </Box>
    )}
  </Box>
)

/**
 * A place of its own for what comes and goes below a question: WeChat's view is handed all that stands beside a piece when
 * one is put in between.
 */
export const Below = ({ children }: { children?: ReactNode }) => <Box className={style.below}>{children}</Box>
