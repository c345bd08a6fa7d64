import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { go } from '../../ui/shell'
import style from './ended-banner.module.scss'
import { useSession, useWaitingCount } from './use-session'

/** The session has ended: what is safe, and the way back in. Nothing is lost, so it stays calm. */
export function EndedBanner() {
  const session = useSession()
  const waiting = useWaitingCount()
  if (session.kind !== 'ended') return null
  return (
    <Box role="status" className={style.banner}>
      <Card>
        <Box className={style.title}>登录过期了，再登录一次就好。</Box>
        <Box className={style.text}>
          {waiting > 0 ? `手机里的 ${waiting} 条都在，登录后接着发。` : '您记下的都在，一条没丢。'}
        </Box>
        <Button kind="second" size="m" wide icon="user" onTap={() => go('/pages/sign-in/index')}>
          再登录一次
        </Button>
      </Card>
    </Box>
  )
}
