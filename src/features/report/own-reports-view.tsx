import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/state'
import { Tile } from '../../ui/tile'
import style from './own-reports.module.scss'
import { type ReceiptRow, ReceiptRows } from './receipt-rows'
import { useMachine } from './use-machine'

export interface OwnReportsViewProps {
  rows: readonly ReceiptRow[]
  /** A report was begun on this phone and not handed in. */
  unfinished: boolean
  onOpen: (id: string) => void
  onFind: () => void
  onReport: () => void
}

/** What was reported from this phone, and the way to what was reported elsewhere. */
export function OwnReportsView({ rows, unfinished, onOpen, onFind, onReport }: OwnReportsViewProps) {
  const machine = useMachine()
  if (rows.length === 0 && !unfinished)
    return (
      <>
        <Empty
          title={`${machine}上还没有记着的反映`}
          text={'工资没发、少发，都可以反映。\n交完有回执号，在这里看到哪一步。'}
          action={{ label: '我要反映', icon: 'yuan', onTap: onReport }}
        />
        <Other onFind={onFind} />
      </>
    )
  return (
    <Box className={style.reports}>
      {unfinished && <Tile main wide title="接着填完" note="上次填的都还在" icon="yuan" onTap={onReport} />}
      <ReceiptRows title={`记在${machine}上的`} rows={rows} onOpen={onOpen} />
      <Other onFind={onFind} />
    </Box>
  )
}

const Other = ({ onFind }: Pick<OwnReportsViewProps, 'onFind'>) => (
  <Box className={style.other}>
    <Button kind="text" size="m" icon="search" onTap={onFind}>
      凭回执号查别的
    </Button>
  </Box>
)
