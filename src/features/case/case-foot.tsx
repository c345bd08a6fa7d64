import { useLook } from '../../platform/appearance'
import { Box } from '../../ui/base'
import { Button, IconButton } from '../../ui/button'
import style from './case.module.scss'

export interface CaseFootProps {
  /** What may be done by whoever is here. */
  may: { note: boolean; assign: boolean }
  onNote: () => void
  onMore: () => void
  onAssign: () => void
}

/** What is done with the case: one red button, and the rest behind the dots. */
export function CaseFoot({ may, onNote, onMore, onAssign }: CaseFootProps) {
  const { care } = useLook()
  if (may.note)
    return (
      <>
        {care ? (
          <Button kind="second" wide icon="more" onTap={onMore}>
            更多
          </Button>
        ) : (
          <IconButton framed icon="more" label="更多" onTap={onMore} />
        )}
        <Box className={style.grow}>
          <Button wide icon="edit" onTap={onNote}>
            记下这次调解
          </Button>
        </Box>
      </>
    )
  return may.assign ? (
    <Button kind="second" wide icon="user" onTap={onAssign}>
      转给别的调解员
    </Button>
  ) : null
}
