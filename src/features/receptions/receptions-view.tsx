import { useState } from 'react'
import type { Receptions } from '#domain/contract/duty'
import type { InputOf } from '#domain/contract/index'
import { timePattern } from '#domain/duty/duty'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Hint } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Confirm, Sheet, SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import style from './receptions.module.scss'

type Wish = InputOf<'directory', 'setReception'>

export interface ReceptionsViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  receptions: Receptions['receptions']
  mayEdit: boolean
  busy: boolean
  onChange: (wish: Wish) => Promise<boolean>
  onRetry: () => void
}

/** 领导接访: who receives whoever comes, on which day, where. Residents read the same on their page. */
export function ReceptionsView(props: ReceptionsViewProps) {
  const { stage, receptions, mayEdit, busy, onChange } = props
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<string>()
  if (stage === 'loading') return <Skeleton rows={4} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const gone = receptions.find(({ id }) => id === removing)
  return (
    <Box className={style.receptions}>
      {props.offline && <OfflineBanner title="现在没连上。" text="连上了再改。" />}
      {receptions.length === 0 ? (
        <Empty title="还没有接访时间" text="写好了，来反映的人在页面上就能看到。" />
      ) : (
        <ListCard label="领导接访">
          {receptions.map(({ id, leader, when, room }) => (
            <Row
              key={id}
              title={leader}
              note={[when, room].filter(Boolean).join('·')}
              icon="user"
              tone="cap"
              onOpen={mayEdit ? () => setRemoving(id) : undefined}
            />
          ))}
        </ListCard>
      )}
      {mayEdit && (
        <Box className={style.more}>
          <Button kind="second" icon="plus" onTap={() => setAdding(true)}>
            加接访时间
          </Button>
          <Hint icon="info">点一条可以去掉。居民打开街道的页面就能看到这些。</Hint>
        </Box>
      )}
      <SheetPlace>
        <AddSheet key={String(adding)} {...props} open={adding} onClose={() => setAdding(false)} />
        <Confirm
          open={gone !== undefined}
          title={`去掉${gone?.leader ?? ''}的接访时间？`}
          text={gone ? `${gone.when}，以后页面上就没有了。` : ''}
          verb="去掉"
          keep="留着"
          busy={busy && '正在去掉'}
          onKeep={() => setRemoving(undefined)}
          onConfirm={() => {
            if (gone) void onChange({ by: 'remove', id: gone.id }).then((done) => done && setRemoving(undefined))
          }}
        />
      </SheetPlace>
    </Box>
  )
}

const weekdays = ['周一', '周二', '周三', '周四', '周五'].map((label, nth) => ({ value: String(nth + 1), label }))

function AddSheet({
  open,
  offline,
  busy,
  onClose,
  onChange,
}: ReceptionsViewProps & { open: boolean; onClose: () => void }) {
  const [leader, setLeader] = useState('')
  const [weekday, setWeekday] = useState('1')
  const [from, setFrom] = useState('09:00')
  const [to, setTo] = useState('11:00')
  const [room, setRoom] = useState('')
  const fits = timePattern.test(from) && timePattern.test(to) && from < to
  const missing = offline
    ? '连上网才能记'
    : leader.trim() === ''
      ? '写哪位领导'
      : fits
        ? undefined
        : '时间写成 09:00 这样，先早后晚'
  const hand = async (): Promise<void> => {
    const reception = { leader: leader.trim(), weekday: Number(weekday), from, to, room: room.trim() }
    if (missing === undefined && !busy && (await onChange({ by: 'set', reception }))) onClose()
  }
  return (
    <Sheet
      open={open}
      title="加接访时间"
      onClose={onClose}
      foot={
        <Button wide icon="plus" busy={busy && '正在记'} offBecause={missing} onTap={() => void hand()}>
          记下
        </Button>
      }
    >
      <TextField label="哪位领导？" value={leader} onChange={setLeader} maxLength={20} />
      <Box className={style.field}>
        <ChoiceGrid label="每周哪天？" columns={3} choices={weekdays} value={weekday} onChange={setWeekday} />
      </Box>
      <Box className={style.field}>
        <TextField label="从几点" value={from} onChange={setFrom} maxLength={5} />
      </Box>
      <Box className={style.field}>
        <TextField label="到几点" value={to} onChange={setTo} maxLength={5} />
      </Box>
      <Box className={style.field}>
        <TextField label="在哪儿（可以不写）" value={room} onChange={setRoom} maxLength={30} />
      </Box>
    </Sheet>
  )
}
