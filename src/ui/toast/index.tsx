import { Box, Touchable } from '../base'
import { Icon } from '../icon'
import { closeToast, useToast } from './store'
import style from './toast.module.scss'

export { closeToast, type ToastMessage, toast } from './store'

/** Where short messages appear. Always on the page, also empty: a reader only hears changes of what it already knows. */
export function ToastHost() {
  const shown = useToast()
  return (
    <Box role="status" className={style.host}>
      {shown && (
        <Box className={style.toast} key={shown.id}>
          {shown.tone === 'ok' && <Icon name="check" />}
          <Box as="span" className={style.text}>
            {shown.text}
          </Box>
          {shown.action && <Action {...shown.action} />}
        </Box>
      )}
    </Box>
  )
}

function Action({ label, onTap }: { label: string; onTap: () => void }) {
  const act = (): void => {
    closeToast()
    onTap()
  }
  return (
    <Touchable className={style.action} onTap={act}>
      {label}
    </Touchable>
  )
}
