import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextArea } from '../../ui/field'
import style from './review.module.scss'

interface DecisionProps {
  busy: boolean
  offline: boolean
  own: boolean
  onVerify: () => void
  onRefuse: (reason: string) => void
}

/** It counts, with one tap; it does not, with a sentence that the volunteer will read. */
export function Decision({ busy, offline, own, onVerify, onRefuse }: DecisionProps) {
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const offBecause = offline ? '连上网才能定' : undefined
  if (own)
    return (
      <Button wide offBecause="自己记的走访，请同事来看">
        核实，算数
      </Button>
    )
  if (!refusing)
    return (
      <Box className={style.buttons}>
        <Button kind="second" wide onTap={() => setRefusing(true)}>
          不算数，写明原因
        </Button>
        <Button icon="check" wide busy={busy && '正在核实'} offBecause={offBecause} onTap={onVerify}>
          核实，算数
        </Button>
      </Box>
    )
  const written = reason.trim()
  return (
    <Box className={style.decision}>
      <TextArea
        label="为什么不算数？"
        help="志愿者会看到这句话，请好好说。"
        value={reason}
        onChange={setReason}
        maxLength={200}
        lines={3}
      />
      <Box className={style.buttons}>
        <Button kind="second" wide onTap={() => setRefusing(false)}>
          再想想
        </Button>
        <Button
          wide
          busy={busy && '正在退回'}
          offBecause={offBecause ?? (written === '' ? '写一句为什么，才能退回' : undefined)}
          onTap={() => onRefuse(written)}
        >
          退回，不算数
        </Button>
      </Box>
    </Box>
  )
}
