import { useEffect, useRef, useState } from 'react'
import { hasCamera, readPhoto, watchCamera } from '../../platform/scan'
import { Box } from '../base'
import { Button } from '../button'
import style from './scan.module.scss'
import type { CodeReaderProps } from './types'

/** The camera's picture, and a photo of the code where the browser gives no camera (a plain http address, no leave). */
export function CodeReader({ onText, what = '门牌码' }: CodeReaderProps) {
  const [camera, setCamera] = useState(hasCamera)
  const [photo, setPhoto] = useState<'none' | 'reading' | 'unread'>('none')
  const video = useRef<HTMLVideoElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const told = useRef(onText)
  told.current = onText

  useEffect(() => {
    if (!camera || video.current === null) return
    let stop = (): void => undefined
    let gone = false
    watchCamera(video.current, (text) => told.current(text)).then(
      (stopIt) => {
        stop = stopIt
        if (gone) stop()
      },
      () => setCamera(false),
    )
    return () => {
      gone = true
      stop()
    }
  }, [camera])

  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setPhoto('reading')
    const text = await readPhoto(file)
    setPhoto(text === null ? 'unread' : 'none')
    if (text !== null) told.current(text)
  }

  return (
    <Box className={style.reader}>
      {camera ? (
        <video ref={video} className={style.camera} aria-label={`相机画面，对准${what}`} muted playsInline />
      ) : (
        <Box className={style.none}>这里用不了相机。给{what}拍一张照片，一样能认。</Box>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={`${what}的照片`}
        className={style.file}
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button
        kind="second"
        size="m"
        wide
        icon="scan"
        busy={photo === 'reading' && '正在认'}
        onTap={() => input.current?.click()}
      >
        用照片认
      </Button>
      <Box role="status" className={style.said}>
        {photo === 'unread' && `照片里没认出${what}。走近一点，拍得亮一些再试。`}
      </Box>
    </Box>
  )
}
