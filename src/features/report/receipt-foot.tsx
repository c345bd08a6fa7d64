import { FootBar } from '../../ui/bar'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import style from './receipt.module.scss'

export interface ReceiptFootProps {
  /** Whether the street still takes photos for it. */
  morePhotos: boolean
  busy: boolean
  onAddPhotos: () => void
  onSay: () => void
}

/** What the holder of a receipt may add. */
export const ReceiptFoot = ({ morePhotos, busy, onAddPhotos, onSay }: ReceiptFootProps) => (
  <Box className={style.foot}>
    <FootBar>
      {morePhotos && (
        <Box className={style.back}>
          <Button kind="second" wide icon="plus" busy={busy && '正在放'} onTap={onAddPhotos}>
            补照片
          </Button>
        </Box>
      )}
      <Box className={style.onward}>
        <Button wide icon="bubble" onTap={onSay}>
          给调解员留言
        </Button>
      </Box>
    </FootBar>
  </Box>
)
