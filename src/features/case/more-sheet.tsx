import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Sheet } from '../../ui/sheet'
import style from './case.module.scss'

interface MoreSheetProps {
  open: boolean
  onSettle: () => void
  onFail: () => void
  onClose: () => void
}

/** How a case ends. */
export function MoreSheet({ open, onSettle, onFail, onClose }: MoreSheetProps) {
  return (
    <Sheet open={open} title="这件事怎么样了？" onClose={onClose}>
      <Box className={style.choices}>
        <Button kind="second" wide icon="check" onTap={onSettle}>
          谈成了
        </Button>
        <Button kind="second" wide icon="route" onTap={onFail}>
          没谈成，告诉他别的路
        </Button>
      </Box>
    </Sheet>
  )
}
