import { useState } from 'react'
import { Box, Touchable } from '../base'
import style from './photos.module.scss'
import { Picture } from './picture'
import type { PhotoShown } from './types'
import { openPhotos, opensByItself, Viewer } from './viewer'

export type { PhotoShown } from './types'

/** Small pictures in a row; a touch opens one over the whole screen. */
export function Photos({ photos, label }: { photos: readonly PhotoShown[]; label: string }) {
  const [open, setOpen] = useState<number>()
  const urls = photos.map(({ url }) => url)
  const show = (index: number): void => (opensByItself ? openPhotos(urls, index) : setOpen(index))
  return (
    <>
      <Box as="ul" label={label} className={style.photos}>
        {photos.map(({ key, url, label: name }, index) => (
          <Box as="li" key={key} className={style.photo}>
            <Touchable className={style.thumb} label={`${name}，点开看大图`} onTap={() => show(index)}>
              <Picture url={url} className={style.small ?? ''} fill />
            </Touchable>
          </Box>
        ))}
      </Box>
      <Viewer photos={photos} open={open} onMove={setOpen} onClose={() => setOpen(undefined)} />
    </>
  )
}
