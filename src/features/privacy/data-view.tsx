import { useState } from 'react'
import type { OwnRecord } from '#domain/contract/privacy'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Pairs } from '../../ui/facts'
import { TextField } from '../../ui/field'
import { Hint } from '../../ui/hint'
import { Confirm, Sheet, SheetPlace } from '../../ui/sheet'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { KeptAfterLeaving } from './notice-view'
import style from './privacy.module.scss'

export interface OwnDataViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  records: readonly OwnRecord[]
  copying: boolean
  busy: boolean
  onCopy: () => void
  onCorrect: (change: { name?: string; phone?: string }) => Promise<boolean>
  onLeave: () => void
  onRetry: () => void
}

/** 我的资料: what the street has of me, a copy of all of it, putting it right, and the way out. */
export function OwnDataView(props: OwnDataViewProps) {
  const { stage, offline, records, copying, busy } = props
  const [correcting, setCorrecting] = useState(false)
  const [leaving, setLeaving] = useState(false)
  if (stage === 'loading') return <Skeleton rows={4} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const off = offline ? '连上网才能办' : undefined
  return (
    <Box className={style.privacy}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再抄、再改。" />}
      {records.map((record, nth) => (
        <Card key={String(nth)} className={style.record}>
          <Pairs pairs={Object.entries(record).map(([label, value]) => ({ label, value: String(value) }))} />
        </Card>
      ))}
      <Box className={style.actions}>
        <Button kind="second" wide icon="copy" busy={copying && '正在抄'} offBecause={off} onTap={props.onCopy}>
          抄一份我的全部资料
        </Button>
        <Button kind="second" wide icon="edit" offBecause={off} onTap={() => setCorrecting(true)}>
          改姓名、手机号
        </Button>
      </Box>
      <Hint icon="eye-off">反映的事不在这里：谁反映的，我们也不知道，只认您手里的回执号。</Hint>
      <KeptAfterLeaving />
      <Box className={style.actions}>
        <Button kind="text" wide icon="leave" busy={busy && '正在办'} offBecause={off} onTap={() => setLeaving(true)}>
          注销我的账号
        </Button>
      </Box>
      <SheetPlace>
        <CorrectSheet
          key={String(correcting)}
          open={correcting}
          name={String(records[0]?.姓名 ?? '')}
          phone={String(records[0]?.手机号 ?? '')}
          offline={offline}
          busy={busy}
          onClose={() => setCorrecting(false)}
          onCorrect={props.onCorrect}
        />
        <Confirm
          open={leaving}
          title="真的要注销吗？"
          text="姓名、手机号、消息和登录方式都抹掉，没用完的积分也没有了，不能再找回。上面写的几样按规定留着。"
          verb="注销"
          keep="先留着"
          busy={busy && '正在注销'}
          onKeep={() => setLeaving(false)}
          onConfirm={() => {
            setLeaving(false)
            props.onLeave()
          }}
        />
      </SheetPlace>
    </Box>
  )
}

interface CorrectSheetProps {
  open: boolean
  name: string
  phone: string
  offline: boolean
  busy: boolean
  onClose: () => void
  onCorrect: OwnDataViewProps['onCorrect']
}

function CorrectSheet({ open, name: before, phone: number, offline, busy, onClose, onCorrect }: CorrectSheetProps) {
  const [name, setName] = useState(before)
  const [phone, setPhone] = useState(number)
  const change = {
    ...(name.trim() !== before && { name: name.trim() }),
    ...(phone !== number && { phone }),
  }
  const missing = offline
    ? '连上网才能改'
    : Object.keys(change).length === 0
      ? '改了再点'
      : name.trim().length < 2
        ? '姓名至少两个字'
        : /^1\d{10}$/.test(phone)
          ? undefined
          : '手机号是 11 位'
  const hand = async (): Promise<void> => {
    if (missing === undefined && !busy && (await onCorrect(change))) onClose()
  }
  return (
    <Sheet
      open={open}
      title="改姓名、手机号"
      onClose={onClose}
      foot={
        <Button wide icon="tick" busy={busy && '正在改'} offBecause={missing} onTap={() => void hand()}>
          改好
        </Button>
      }
    >
      <TextField label="姓名" value={name} onChange={setName} maxLength={20} />
      <Box className={style.record}>
        <TextField
          label="手机号"
          kind="tel"
          value={phone}
          onChange={(text) => setPhone(text.replace(/\D/g, ''))}
          maxLength={11}
          help="街道有事打这个号码找您。"
        />
      </Box>
    </Sheet>
  )
}
