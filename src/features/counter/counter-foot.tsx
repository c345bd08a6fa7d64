import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import style from './counter.module.scss'

export type Question = 'name' | 'goods'

/** What is asked before anything leaves the window. */
export const questions: readonly { key: Question; label: string }[] = [
  { key: 'name', label: '报得出姓和手机尾号' },
  { key: 'goods', label: '东西看过，没破没过期' },
]

interface CounterFootProps {
  asked: readonly Question[]
  busy: boolean
  offline: boolean
  onConfirm: () => void
  onNotThem: () => void
}

/** What is done with a code that counts: nothing before both questions were asked. */
export const CounterFoot = ({ asked, busy, offline, onConfirm, onNotThem }: CounterFootProps) => (
  <>
    <Box className={style.notThem}>
      <Button kind="second" wide onTap={onNotThem}>
        不是本人
      </Button>
    </Box>
    <Button
      icon="gift"
      wide
      busy={busy && '正在记'}
      offBecause={offline ? '连上网才能发' : asked.length < questions.length ? '两句都问过，勾上再发' : undefined}
      onTap={onConfirm}
    >
      确认，已当面发出
    </Button>
  </>
)
