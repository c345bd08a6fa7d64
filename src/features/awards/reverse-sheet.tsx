import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextArea } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import style from './awards.module.scss'
import type { AwardShown } from './awards-words'

interface ReverseSheetProps {
  award?: AwardShown
  offline: boolean
  busy: boolean
  onClose: () => void
  onReverse: (key: string, reason: string) => Promise<boolean>
}

/** Takes one award back: what happens then, and a sentence that its holder will read. */
export function ReverseSheet({ award, offline, busy, onClose, onReverse }: ReverseSheetProps) {
  const [reason, setReason] = useState('')
  const written = reason.trim()
  const hand = async (): Promise<void> => {
    if (award !== undefined && !busy && (await onReverse(award.key, written))) onClose()
  }
  const missing = offline ? '连上网才能撤回' : written === '' ? '写一句为什么，才能撤回' : undefined
  return (
    <Sheet
      open={award !== undefined}
      title={`撤回${award?.holder ?? ''}的 ${award?.points ?? 0} 分？`}
      onClose={onClose}
      foot={
        <>
          <Button kind="second" wide onTap={onClose}>
            留着
          </Button>
          <Button wide icon="undo" busy={busy && '正在撤回'} offBecause={missing} onTap={() => void hand()}>
            {`撤回 ${award?.points ?? 0} 分`}
          </Button>
        </>
      }
    >
      <Box className={style.about}>
        {award?.reason}。撤回后记一笔反的，原来那笔留着。他已经用掉的，下次得的分先补上。
      </Box>
      <TextArea
        label="为什么撤回？"
        help="他会看到这句话，请好好说。"
        value={reason}
        onChange={setReason}
        maxLength={200}
        lines={3}
      />
    </Sheet>
  )
}
