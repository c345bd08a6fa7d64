import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextArea, TextField } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { type MediatorShown, Mediators } from '../case/assign-sheet'
import style from './people.module.scss'
import type { RoleLine } from './people-words'

interface ReasonSheetProps {
  title: string
  label: string
  help: string
  verb: string
  busy: boolean
  onClose: () => void
  /** True when it was granted: the sheet is done. */
  onHand: (reason: string) => Promise<boolean>
}

/** Something that is done only with a reason, which is written down. */
export function ReasonSheet({ title, label, help, verb, busy, onClose, onHand }: ReasonSheetProps) {
  const [reason, setReason] = useState('')
  const written = reason.trim()
  const hand = async (): Promise<void> => {
    if (written !== '' && !busy && (await onHand(written))) onClose()
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button
          wide
          busy={busy && '正在办'}
          offBecause={written === '' ? '写一句为什么' : undefined}
          onTap={() => void hand()}
        >
          {verb}
        </Button>
      }
    >
      <TextArea label={label} help={help} value={reason} onChange={setReason} maxLength={100} lines={2} />
    </Sheet>
  )
}

interface EndRoleSheetProps {
  role: RoleLine
  /** The first day that may be the last. */
  today: string
  busy: boolean
  onClose: () => void
  onEnd: (role: RoleLine, lastOn: string) => Promise<boolean>
}

/** On which day somebody does this for the last time. */
export function EndRoleSheet({ role, today, busy, onClose, onEnd }: EndRoleSheetProps) {
  const [lastOn, setLastOn] = useState(today)
  const fits = /^\d{4}-\d{2}-\d{2}$/.test(lastOn) && lastOn >= today
  const hand = async (): Promise<void> => {
    if (fits && !busy && (await onEnd(role, lastOn))) onClose()
  }
  return (
    <Sheet
      open
      title={`${role.title}做到哪天？`}
      onClose={onClose}
      foot={
        <Button
          wide
          icon="check"
          busy={busy && '正在办'}
          offBecause={fits ? undefined : '选今天或以后的一天'}
          onTap={() => void hand()}
        >
          定下最后一天
        </Button>
      }
    >
      <Box className={style.words}>当天还能用，第二天起就不算了。以后可以再发邀请。</Box>
      <TextField label="最后一天" kind="date" value={lastOn} onChange={setLastOn} firstDay={today} />
    </Sheet>
  )
}

interface HandOverSheetProps {
  name: string
  /** The others of the roster, the least burdened first. */
  mediators: readonly MediatorShown[]
  busy: boolean
  onClose: () => void
  onHandOver: (mediatorId: string) => Promise<boolean>
}

/** All that somebody has in hand goes to one colleague. */
export function HandOverSheet({ name, mediators, busy, onClose, onHandOver }: HandOverSheetProps) {
  const [picked, setPicked] = useState<string>()
  const chosen = mediators.find(({ key }) => key === picked) ?? mediators[0]
  const hand = async (): Promise<void> => {
    if (chosen && !busy && (await onHandOver(chosen.key))) onClose()
  }
  return (
    <Sheet
      open
      title={`${name}的案件转给谁？`}
      onClose={onClose}
      foot={
        <Button
          wide
          icon="user"
          busy={busy && '正在转'}
          offBecause={chosen ? undefined : '没有别的调解员可以转'}
          onTap={() => void hand()}
        >
          {chosen ? `都转给${chosen.name}` : '都转走'}
        </Button>
      }
    >
      <Mediators mediators={mediators} chosen={chosen?.key} byHand={picked !== undefined} onChoose={setPicked} />
    </Sheet>
  )
}
