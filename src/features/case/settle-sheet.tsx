import { useState } from 'react'
import { fenIn, moneyLabel } from '#domain/kernel/money'
import { Button } from '../../ui/button'
import { TextArea, TextField } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import type { Draft } from '../session/use-draft'

export interface Settled {
  words: string
  agreedFen: number | null
  payBy: string | null
}

interface SettleSheetProps {
  draft: Draft
  /** The first day that can be agreed on. */
  today: string
  onSettle: (settled: Settled) => void
  onClose: () => void
}

/** Both sides agreed: how, how much, until when. Sum and day may be left empty. */
export function SettleSheet({ draft, today, onSettle, onClose }: SettleSheetProps) {
  const [sum, setSum] = useState('')
  const [payBy, setPayBy] = useState('')
  const agreedFen = sum.trim() === '' ? null : fenIn(sum)
  const words = draft.words.trim()
  const isPast = payBy !== '' && payBy < today
  const missing =
    words === '' ? '写一句怎么谈成的，就能记' : agreedFen === undefined || isPast ? '先把上面标出来的改一改' : undefined
  return (
    <Sheet
      open
      title="谈成了"
      onClose={onClose}
      foot={
        <Button
          wide
          icon="tick"
          offBecause={missing}
          onTap={() => onSettle({ words, agreedFen: agreedFen ?? null, payBy: payBy === '' ? null : payBy })}
        >
          记好，谈成了
        </Button>
      }
    >
      <TextArea
        label="怎么谈成的？"
        help={draft.kept ? '已自动保存在手机里。' : '本人会看到这句话。'}
        value={draft.words}
        onChange={draft.write}
        maxLength={500}
        lines={3}
      />
      <TextField
        label="一共给多少（元）"
        kind="sum"
        help={agreedFen ? `${moneyLabel(agreedFen)}，写协议上的数。` : '写协议上的数；没有就空着。'}
        error={agreedFen === undefined ? '这个数看不懂，写成 3000 或 3000.50 就行。' : undefined}
        value={sum}
        onChange={setSum}
        maxLength={20}
      />
      <TextField
        label="最晚哪天给"
        kind="date"
        firstDay={today}
        help="没说定就空着。"
        error={isPast ? '这一天已经过了，请再看看。' : undefined}
        value={payBy}
        onChange={setPayBy}
      />
    </Sheet>
  )
}
