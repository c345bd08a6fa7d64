import type { ReactNode } from 'react'
import { useLook } from '../../platform/appearance'
import { Box, Hush, Touchable } from '../base'
import { Icon, type PictureName } from '../icon'
import { Disc, type StateKey, StatusTag, states, type Tone } from '../status'
import style from './row.module.scss'

export interface RowProps {
  title: string
  note?: string
  /** Takes its icon and colour from the state; `icon` and `tone` replace them. */
  state?: StateKey
  icon?: PictureName
  tone?: Tone
  /** In place of the state tag: a date, a sum, a switch. */
  trailing?: ReactNode
  /** Read out for `trailing` in WeChat. */
  trailingLabel?: string
  onOpen?: () => void
  /** A button of the row's own, under the words (`补一句说明`). */
  action?: ReactNode
}

/**
 * One line of a list: picture, words, state. The whole row is one target and is read as one sentence. The chevron is
 * only there if something opens. Care mode says the state in the note instead of beside it: nothing is squeezed.
 */
export function Row(props: RowProps) {
  const { title, note, state, trailing, trailingLabel, onOpen, action } = props
  const { care } = useLook()
  const { icon, tone, word } = shownState(props)
  const sentence = [title, word, note, trailingLabel].filter(Boolean).join('，')
  // In the order in which it is heard: the state stands before the note, though it is seen to the right of both.
  const inside = (
    <>
      {icon && <Disc icon={icon} tone={tone} />}
      <Box as="span" className={style.words}>
        <Box as="span" className={style.title}>
          {title}
        </Box>
        <Hush>，</Hush>
        {state && !care && (
          <Box as="span" className={style.state}>
            <StatusTag state={state} bare={icon !== undefined} />
            {note && <Hush>，</Hush>}
          </Box>
        )}
        {care ? <CareNote word={word} note={note} tone={tone} /> : note && <Note>{note}</Note>}
      </Box>
      {trailing}
      {onOpen && <Icon name="right" size="s" />}
    </>
  )
  return (
    <Box className={style.frame}>
      {onOpen ? (
        <Touchable className={style.row} spoken={sentence} onTap={onOpen}>
          {inside}
        </Touchable>
      ) : (
        <Box className={style.row}>{inside}</Box>
      )}
      {action && <Box className={style.action}>{action}</Box>}
    </Box>
  )
}

const shownState = ({ state, icon, tone }: RowProps) => {
  const known = state && states[state]
  return { icon: icon ?? known?.icon, tone: tone ?? known?.tone ?? 'plain', word: known?.word }
}

const Note = ({ children, tone }: { children: ReactNode; tone?: Tone }) => (
  <Box as="span" className={`${style.note} ${(tone && style[tone]) ?? ''}`}>
    {children}
  </Box>
)

function CareNote({ word, note, tone }: { word?: string; note?: string; tone: Tone }) {
  const words = [word, note].filter(Boolean).join('，')
  return words ? <Note tone={word ? tone : undefined}>{words}</Note> : null
}
