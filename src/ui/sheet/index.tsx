import { Overlay, Popup } from '@nutui/nutui-react-taro'
import { type ReactNode, useRef } from 'react'
import { useFocusTrap } from '../../platform/focus'
import { overlayRoot } from '../../platform/overlay'
import { Box, useSafeId } from '../base'
import { Button, IconButton } from '../button'
import style from './sheet.module.scss'

export interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  /** What is decided here; stays below while the content scrolls. */
  foot?: ReactNode
  children?: ReactNode
}

/**
 * A place of its own, though without a box, for a sheet that is there only while it is asked: in WeChat whatever stands
 * beside a piece that comes or goes is sent to the view again.
 */
export const SheetPlace = ({ children }: { children?: ReactNode }) => <Box className={style.place}>{children}</Box>

/** In WeChat. The popup's own shade comes a moment after it and before it, so that all of the sheet would be sent twice. */
const standsInPage = overlayRoot === null

/** Comes from below and asks one thing. Focus stays inside and goes back to what opened it. */
export function Sheet({ open, title, onClose, foot, children }: SheetProps) {
  return (
    <SheetPlace>
      {standsInPage && (
        <SheetPlace>
          <Overlay visible={open} onClick={onClose} />
        </SheetPlace>
      )}
      <Popup
        overlay={!standsInPage}
        visible={open}
        position="bottom"
        portal={overlayRoot}
        destroyOnClose
        lockScroll
        // A tap beside the sheet, and nothing else: NutUI's own onClose is also called after the app itself has closed it.
        onOverlayClick={() => {
          onClose()
          return false
        }}
        className={style.popup}
      >
        <Dialog open={open} title={title} onClose={onClose}>
          {children && <Box className={style.content}>{children}</Box>}
          {foot && <Box className={style.foot}>{foot}</Box>}
        </Dialog>
      </Popup>
    </SheetPlace>
  )
}

export interface ConfirmProps {
  open: boolean
  /** The question (`真的要退出吗？`). */
  title: string
  /** What happens then, and what stays. */
  text: string
  /** A verb that says what will be done (`退出`), never 确定. */
  verb: string
  /** How to leave it as it is (`留着`), never 取消. */
  keep: string
  busy?: string | false
  onConfirm: () => void
  onKeep: () => void
}

/** Asks before something that cannot be taken back. */
export function Confirm({ open, title, text, verb, keep, busy, onConfirm, onKeep }: ConfirmProps) {
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onKeep}
      foot={
        <Box className={style.pair}>
          <Box className={style.answer}>
            <Button kind="second" wide onTap={onKeep}>
              {keep}
            </Button>
          </Box>
          <Box className={style.answer}>
            <Button wide busy={busy} onTap={onConfirm}>
              {verb}
            </Button>
          </Box>
        </Box>
      }
    >
      {text}
    </Sheet>
  )
}

function Dialog({ open, title, onClose, children }: Omit<SheetProps, 'foot'>) {
  const box = useRef<HTMLElement>(null)
  const heading = useSafeId()
  useFocusTrap(box, open, onClose)
  return (
    <Box role="dialog" modal landing labelledBy={heading} label={title} boxRef={box} className={style.dialog}>
      <Box className={style.head}>
        <Box as="h2" id={heading} className={style.title}>
          {title}
        </Box>
        <IconButton icon="close" label="关上" onTap={onClose} />
      </Box>
      {children}
    </Box>
  )
}
