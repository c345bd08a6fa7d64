import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useFocusTrap } from '../../platform/focus'
import { Box } from '../base'
import { IconButton } from '../button'
import style from './photos.module.scss'
import { Picture } from './picture'
import type { ViewerProps } from './types'

/** A browser has no viewer of its own that goes back to the page. */
export const opensByItself = false

export const openPhotos = (_urls: string[], _index: number): void => undefined

/** One photo over the whole window. Arrow keys turn the pages, Escape goes back to where one was. */
export function Viewer({ photos, open, onMove, onClose }: ViewerProps) {
  const photo = open === undefined ? undefined : photos[open]
  if (open === undefined || photo === undefined) return null
  return createPortal(<Sheet photos={photos} open={open} onMove={onMove} onClose={onClose} />, document.body)
}

function Sheet({ photos, open, onMove, onClose }: ViewerProps & { open: number }) {
  const box = useRef<HTMLElement>(null)
  useFocusTrap(box, true, onClose)
  const photo = photos[open]
  const turn = (step: 1 | -1): void => onMove((open + step + photos.length) % photos.length)
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'ArrowRight') turn(1)
      if (key === 'ArrowLeft') turn(-1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  if (photo === undefined) return null
  return (
    <Box role="dialog" modal landing label={photo.label} boxRef={box} className={style.viewer}>
      <Box className={style.bar}>
        <Box className={style.name}>
          {photo.label}
          {photos.length > 1 && `（${open + 1}/${photos.length}）`}
        </Box>
        {photos.length > 1 && (
          <>
            <IconButton icon="left" label="上一张" onTap={() => turn(-1)} />
            <IconButton icon="right" label="下一张" onTap={() => turn(1)} />
          </>
        )}
        <IconButton icon="close" label="关上" onTap={onClose} />
      </Box>
      <Picture url={photo.url} alt={photo.label} className={style.large ?? ''} />
    </Box>
  )
}
