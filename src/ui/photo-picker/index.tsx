import { useState } from 'react'
import { Box, Touchable } from '../base'
import { Icon } from '../icon'
import { Picture } from '../photos/picture'
import { Confirm } from '../sheet'
import style from './photo-picker.module.scss'

/** `here`: on the phone · `sending` · `sent`. */
export interface PickedPhoto {
  key: string
  /** Without one it is being opened. */
  url?: string
  state: 'here' | 'sending'
}

export interface PhotoPickerProps {
  label: string
  photos: readonly PickedPhoto[]
  /** How many there may be in all. */
  most: number
  busy: boolean
  onAdd: () => void
  onRemove?: (key: string) => void
}

/** Photos that were chosen, a way to add one, and a way to take one back. */
export function PhotoPicker({ label, photos, most, busy, onAdd, onRemove }: PhotoPickerProps) {
  const [leaving, setLeaving] = useState<string>()
  const remove = (): void => {
    if (leaving !== undefined) onRemove?.(leaving)
    setLeaving(undefined)
  }
  return (
    <>
      <Box role="group" label={label} className={style.photos}>
        {photos.map(({ key, url, state }, index) => (
          <Box key={key} className={style.photo}>
            {url && <Picture url={url} className={style.picture ?? ''} alt={`照片 ${index + 1}`} fill />}
            {state === 'sending' && <Box className={style.state}>正在传</Box>}
            {state === 'here' && onRemove && (
              <Touchable className={style.remove} label={`删掉照片 ${index + 1}`} onTap={() => setLeaving(key)}>
                <Box as="span" className={style.cross}>
                  <Icon name="close" size="xs" />
                </Box>
              </Touchable>
            )}
          </Box>
        ))}
        {photos.length < most && (
          <Touchable className={style.add} onTap={onAdd} inert={busy}>
            <Icon name="camera" />
            <Box as="span" className={style.word}>
              {busy ? '正在放进来' : photos.length === 0 ? '拍照或选照片' : '再加一张'}
            </Box>
          </Touchable>
        )}
      </Box>
      <Confirm
        open={leaving !== undefined}
        title="真的要删这张照片吗？"
        text="删掉以后找不回来。"
        verb="删掉这张"
        keep="留着"
        onConfirm={remove}
        onKeep={() => setLeaving(undefined)}
      />
    </>
  )
}
