import type { ReactNode } from 'react'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Card } from '../../ui/card'
import { type StateKey, StatusTag } from '../../ui/status'
import style from './case.module.scss'

export interface TagShown {
  /** Without one it is a kind and no state (`复杂·7 天`). */
  state?: StateKey
  word: string
}

/** What a matter is known by, the most pressing first. */
export const Tags = ({ tags }: { tags: readonly TagShown[] }) => (
  <Box className={style.tags}>
    {tags.map(({ state = 'early', word }) => (
      <StatusTag key={word} state={state} word={word} bare={state === 'early'} />
    ))}
  </Box>
)

/** A card with a name of its own. */
export function Part({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <Box as="section" label={title} className={style.block}>
      <Card>
        <Box className={style.heading}>
          <Box as="h3" className={style.name}>
            {title}
          </Box>
          {note}
        </Box>
        {children}
      </Card>
    </Box>
  )
}

/** Side by side on the desk, one under the other elsewhere. */
export function Columns({ left, right }: { left: ReactNode; right: ReactNode }) {
  const layout = useLayout()
  return (
    <Box className={layout === 'desk' ? style.columns : ''}>
      <Box>{left}</Box>
      <Box>{right}</Box>
    </Box>
  )
}
