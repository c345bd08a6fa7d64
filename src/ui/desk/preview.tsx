import type { ReactNode } from 'react'
import { useLayout } from '../../platform/layout'
import { Box } from '../base'
import { IconButton } from '../button'
import { Sheet } from '../sheet'
import style from './preview.module.scss'
import type { PreviewProps } from './types'

/** What a chosen row says: beside the list on the desk, as a sheet where the list needs the whole width. */
export function Preview({ open, title, of: which, head, onOpen, onClose, foot, children }: PreviewProps) {
  const layout = useLayout()
  if (layout !== 'desk')
    return (
      <Sheet open={open} title={title} onClose={onClose} foot={foot}>
        {head && <Box className={style.head}>{head}</Box>}
        {children}
      </Sheet>
    )
  return (
    <Box as="aside" label={open ? title : '这一条的内容'} className={style.preview}>
      {open ? (
        <>
          {head && (
            <Box className={style.head}>
              <Box className={style.tags}>{head}</Box>
              {onOpen && <Whole onOpen={onOpen} />}
            </Box>
          )}
          <Box className={style.line}>
            <Box as="h2" className={style.title}>
              {title}
            </Box>
            {!head && onOpen && (
              <Box className={style.corner}>
                <Whole onOpen={onOpen} />
              </Box>
            )}
          </Box>
          <Box key={which} role="group" label={title} scrolls className={style.content}>
            {children}
          </Box>
          {foot && <Box className={style.foot}>{foot}</Box>}
        </>
      ) : (
        <Box className={style.none}>点一行，这里看内容</Box>
      )}
    </Box>
  )
}

const Whole = ({ onOpen }: { onOpen: () => void }) => <IconButton icon="right" label="打开整页" onTap={onOpen} />

/** List left, preview right on the desk; elsewhere the list alone. */
export function Split({ children }: { children: ReactNode }) {
  const layout = useLayout()
  return <Box className={layout === 'desk' ? style.split : ''}>{children}</Box>
}

/** The white ground of a desk's list, with filters above and pager below it. */
export function Panel({ children, top, bottom }: { children: ReactNode; top?: ReactNode; bottom?: ReactNode }) {
  return (
    <Box className={style.panel}>
      {top}
      <Box className={style.scroll}>{children}</Box>
      {bottom}
    </Box>
  )
}
