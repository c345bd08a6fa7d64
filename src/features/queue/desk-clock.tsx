import { momentLabel } from '#domain/kernel/instant'
import { Box } from '../../ui/base'
import { Icon } from '../../ui/icon'
import { useNow } from '../session/use-now'
import style from './queue.module.scss'

/** Beside the title: last days are counted by it. */
export function DeskClock() {
  const now = useNow()
  return (
    <Box className={style.clock}>
      <Icon name="clock" size="s" />
      {momentLabel(now, now)}
    </Box>
  )
}
