import { useState } from 'react'
import { receiptIn } from '#domain/report/receipt'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { TextField } from '../../ui/field'
import { Hint } from '../../ui/hint'
import style from './find.module.scss'
import { type ReceiptRow, ReceiptRows } from './receipt-rows'
import { useMachine } from './use-machine'

export interface FindViewProps {
  busy: boolean
  offline: boolean
  /** What the street said, in its words. */
  problem?: string
  /** Kept on this phone. */
  rows: readonly ReceiptRow[]
  /** A whole receipt, its check digit right. */
  onFind: (receipt: string) => void
  onTyping: () => void
  onOpen: (id: string) => void
}

const length = 16
/** A slip is told here, on the phone: it never counts as a guess. */
const wrong = '这 16 个数字对不上。请看看有没有少一位，再对一遍存下的图片。'

/** A receipt, typed or pasted. */
export function FindView({ busy, offline, problem, rows, onFind, onTyping, onOpen }: FindViewProps) {
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const digits = typed.replace(/\D/g, '').length
  const receipt = receiptIn(typed)
  const slip = receipt === undefined && (digits >= length || tried) && typed !== '' ? wrong : undefined
  const write = (text: string): void => {
    setTyped(text)
    setTried(false)
    onTyping()
  }
  const hand = (): void => {
    setTried(true)
    if (receipt !== undefined && !busy && !offline) onFind(receipt)
  }
  return (
    <Box className={style.find}>
      <Card>
        <Box as="form" onSubmit={hand}>
          <TextField
            kind="digits"
            label="16 位回执号"
            value={typed}
            onChange={write}
            onEnter={hand}
            maxLength={24}
            help={
              digits === 0 ? '一位一位填，或者整串粘贴，有没有空格都行。' : `填了 ${digits} 位，一共 ${length} 位。`
            }
            error={slip ?? problem}
          />
          <Box className={style.button}>
            <Button
              wide
              submits
              busy={busy && '正在查'}
              offBecause={offline ? '现在没连上，连上了再查' : undefined}
              onTap={hand}
            >
              看看到哪一步了
            </Button>
          </Box>
        </Box>
      </Card>
      <Box className={style.hint}>
        <Hint icon="key">我们不留原号。号丢了，可以再反映一次，或者打街道电话说一声。</Hint>
      </Box>
      <ReceiptRows title={`记在${useMachine()}上的`} rows={rows} onOpen={onOpen} />
    </Box>
  )
}
