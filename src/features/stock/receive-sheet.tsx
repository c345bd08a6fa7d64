import { useState } from 'react'
import type { StockView } from '#domain/contract/points'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import style from './stock.module.scss'

/** As many as one delivery may bring. */
const most = 10_000

interface ReceiveSheetProps {
  line?: StockView
  offline: boolean
  busy: boolean
  onClose: () => void
  onReceive: (stockId: string, count: number, note: string) => Promise<boolean>
}

/** Goods have come in: how many, and from where. What the shelf holds then is said before it is put down. */
export function ReceiveSheet({ line, offline, busy, onClose, onReceive }: ReceiveSheetProps) {
  const [digits, setDigits] = useState('')
  const [note, setNote] = useState('')
  const count = /^\d{1,5}$/.test(digits) ? Number(digits) : 0
  const fits = count >= 1 && count <= most
  const hand = async (): Promise<void> => {
    if (line !== undefined && fits && !busy && (await onReceive(line.stockId, count, note.trim()))) onClose()
  }
  const missing = offline ? '连上网才能记' : count > most ? '一次最多记一万份' : fits ? undefined : '写收到几份就能记'
  return (
    <Sheet
      open={line !== undefined}
      title={`进货：${line?.name ?? ''}`}
      onClose={onClose}
      foot={
        <Button wide icon="plus" busy={busy && '正在记'} offBecause={missing} onTap={() => void hand()}>
          {fits ? `记进货 ${count} 份` : '记进货'}
        </Button>
      }
    >
      <TextField
        label="收到几份？"
        kind="digits"
        value={digits}
        onChange={(text) => setDigits(text.replace(/\D/g, ''))}
        onEnter={() => void hand()}
        maxLength={5}
        autoComplete="off"
        help={line && `现有 ${line.onHand} 份${fits ? `，记好后是 ${line.onHand + count} 份` : ''}。`}
      />
      <Box className={style.note}>
        <TextField
          label="哪来的（可以不写）"
          value={note}
          onChange={setNote}
          onEnter={() => void hand()}
          maxLength={100}
          help="比如：惠民超市送来，单号 0312。"
        />
      </Box>
    </Sheet>
  )
}
