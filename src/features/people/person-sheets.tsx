import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextArea, TextField } from '../../ui/field'
import { Notice } from '../../ui/hint'
import { Sheet } from '../../ui/sheet'
import { Mediators, type RosterShown } from '../case/assign-sheet'
import style from './people.module.scss'
import type { RoleLine } from './people-words'
import { RoleChoice, type RoleWanted, useRoleChoice } from './role-choice'
import type { RoleOffered } from './roles-offered'

interface ReasonSheetProps {
  title: string
  label: string
  help: string
  verb: string
  busy: boolean
  inHand?: string
  onHandOver?: () => void
  onClose: () => void
  /** True when it was granted: the sheet is done. */
  onHand: (reason: string) => Promise<boolean>
}

/** Something that is done only with a reason, which is written down. */
export function ReasonSheet({
  title,
  label,
  help,
  verb,
  busy,
  inHand = '',
  onHandOver,
  onClose,
  onHand,
}: ReasonSheetProps) {
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
      {inHand !== '' && <InHand words={inHand} onHandOver={onHandOver} />}
      <TextArea label={label} help={help} value={reason} onChange={setReason} maxLength={100} lines={2} />
    </Sheet>
  )
}

interface GiveRoleSheetProps {
  name: string
  /** What the looker may give and they do not hold yet; undefined while it is being asked. */
  offered: readonly RoleOffered[] | undefined
  busy: boolean
  onClose: () => void
  onGive: (wanted: RoleWanted) => Promise<boolean>
}

/** One more role, at a place where it is held. */
export function GiveRoleSheet({ name, offered, busy, onClose, onGive }: GiveRoleSheetProps) {
  const choice = useRoleChoice(offered ?? [])
  const { wanted } = choice
  const hand = async (): Promise<void> => {
    if (wanted && !busy && (await onGive(wanted))) onClose()
  }
  return (
    <Sheet
      open
      title={`给${name}加一个身份`}
      onClose={onClose}
      foot={
        <Button
          wide
          icon="check"
          busy={offered === undefined ? '正在看能给什么' : busy && '正在加'}
          offBecause={wanted ? undefined : '您能给的身份他都有了'}
          onTap={() => void hand()}
        >
          加上这个身份
        </Button>
      }
    >
      <Box className={style.words}>加上了今天就能用，他会收到消息。原来的身份不变，他在「我的」里换着用。</Box>
      {wanted && <RoleChoice choice={choice} />}
    </Sheet>
  )
}

interface EndRoleSheetProps {
  role: RoleLine
  /** The first day that may be the last. */
  today: string
  busy: boolean
  /** What is still in hand, in words, and the way to hand it over first. */
  inHand: string
  onHandOver?: () => void
  onClose: () => void
  onEnd: (role: RoleLine, lastOn: string) => Promise<boolean>
}

/** On which day somebody does this for the last time. */
export function EndRoleSheet({ role, today, busy, inHand, onHandOver, onClose, onEnd }: EndRoleSheetProps) {
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
      {inHand !== '' && <InHand words={inHand} onHandOver={onHandOver} />}
      <Box className={style.words}>当天还能用，第二天起就不算了。以后可以再加回来。</Box>
      <TextField label="最后一天" kind="date" value={lastOn} onChange={setLastOn} firstDay={today} />
    </Sheet>
  )
}

/** Said before somebody stops: what waits in their hands, and the way to give it on. */
const InHand = ({ words, onHandOver }: { words: string; onHandOver?: () => void }) => (
  <>
    <Notice tone="late" title="先把案件转走" text={words} />
    {onHandOver && (
      <Box className={style.tools}>
        <Button kind="second" size="m" icon="user" onTap={onHandOver}>
          先转给别人
        </Button>
      </Box>
    )}
  </>
)

interface HandOverSheetProps {
  name: string
  /** The others of the roster, the least burdened first. */
  roster: RosterShown
  busy: boolean
  onClose: () => void
  onHandOver: (mediatorId: string) => Promise<boolean>
}

/** All that somebody has in hand goes to one colleague. */
export function HandOverSheet({ name, roster, busy, onClose, onHandOver }: HandOverSheetProps) {
  const [picked, setPicked] = useState<string>()
  const chosen = roster.able.find(({ key }) => key === picked) ?? roster.able[0]
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
      <Mediators roster={roster} chosen={chosen?.key} byHand={picked !== undefined} onChoose={setPicked} />
    </Sheet>
  )
}
