import type { ReactNode } from 'react'
import { Box, Hush, Touchable } from '../../ui/base'
import { type StateKey, StatusTag } from '../../ui/status'
import style from './case-card.module.scss'

export interface CaseCardProps {
  /** The most pressing first; each has its own word. */
  tags: readonly { state: StateKey; word: string }[]
  /** `柳调〔2026〕35 号`, `10 人以上` */
  aside?: string
  title: string
  /** One line each. */
  notes: readonly string[]
  /** Does the word for what it opens (`打开案件`) stand below, as the page's one red button? */
  children?: ReactNode
  onOpen: () => void
}

/** One matter as a card: how it stands, what it is, what was last said. The words are one target. */
export function CaseCard({ tags, aside, title, notes, children, onOpen }: CaseCardProps) {
  const sentence = [title, ...tags.map(({ word }) => word), ...notes, aside].filter(Boolean).join('，')
  return (
    <Box className={style.card}>
      <Touchable className={style.words} spoken={sentence} onTap={onOpen}>
        <Box as="span" className={style.head}>
          <Box as="span" className={style.tags}>
            {tags.map(({ state, word }) => (
              <StatusTag key={`${state}${word}`} state={state} word={word} />
            ))}
          </Box>
          <Hush>，</Hush>
          {aside && (
            <Box as="span" className={style.note}>
              {aside}
            </Box>
          )}
        </Box>
        <Hush>，</Hush>
        <Box as="span" className={style.title}>
          {title}
        </Box>
        {notes.map((note) => (
          <Box as="span" key={note} className={style.note}>
            <Hush>，</Hush>
            {note}
          </Box>
        ))}
      </Touchable>
      {children && <Box className={style.below}>{children}</Box>}
    </Box>
  )
}
