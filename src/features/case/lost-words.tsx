import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import style from './case.module.scss'

export interface LostShown {
  commandId: string
  /** What it was meant to be (`记下这次调解`). */
  what: string
  /** Why it was not taken. */
  problem: string
  words: string
}

interface LostWordsProps {
  lost: LostShown
  onAgain: (commandId: string) => void
  onDismiss: (commandId: string) => void
}

/** Something written that did not get through: the words are safe, and lead back to where they were written. */
export function LostWords({ lost: { commandId, what, problem, words }, onAgain, onDismiss }: LostWordsProps) {
  return (
    <Box role="alert" className={style.lost}>
      <Box className={style.strong}>「{what}」没记上</Box>
      {problem}
      {words !== '' && <Box className={style.quote}>您写的：{words}</Box>}
      <Box className={style.buttons}>
        <Button kind="second" size="m" icon="redo" onTap={() => onAgain(commandId)}>
          再来一次
        </Button>
        <Button kind="second" size="m" onTap={() => onDismiss(commandId)}>
          不要了
        </Button>
      </Box>
    </Box>
  )
}
