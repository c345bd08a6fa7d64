import { Box } from '../base'
import { Icon } from '../icon'
import style from './offline.module.scss'

export interface OfflineBannerProps {
  title?: string
  /** What is safe. */
  text?: string
}

/** No signal looks calm, because nothing is wrong. Goes by itself once the signal is back. */
export function OfflineBanner({
  title = '现在没信号，照样能记。',
  text = '有信号就自动发，关掉也不会丢。',
}: OfflineBannerProps) {
  return (
    <Box role="status" className={style.banner}>
      <Icon name="wifi-off" className={style.icon} />
      <Box className={style.words}>
        <Box className={style.title}>{title}</Box>
        {text}
      </Box>
    </Box>
  )
}

export interface SyncMarkProps {
  /** How many are still on the phone. */
  waiting: number
  sending: boolean
}

/** One line about what is on its way; says nothing when everything has arrived. */
export function SyncMark({ waiting, sending }: SyncMarkProps) {
  return (
    <Box role="status" className={style.mark}>
      {waiting > 0 && (
        <>
          <Icon name={sending ? 'up' : 'dash'} size="s" />
          {sending ? `正在发送 ${waiting} 条` : `${waiting} 条在手机里，有信号就自动发`}
        </>
      )}
    </Box>
  )
}
