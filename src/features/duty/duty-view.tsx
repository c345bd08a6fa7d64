import { useState } from 'react'
import type { DutyWeek, ShiftView } from '#domain/contract/duty'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, Table } from '../../ui/desk'
import { Hint, Notice } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { SheetPlace } from '../../ui/sheet'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import style from './duty.module.scss'
import { type DayShown, daysOf, gapsWords, noteOf, peopleOn, provisionalWords } from './duty-words'
import { SetSheet, type SetSheetProps } from './set-sheet'
import { ShiftSheet, type ShiftSheetProps } from './shift-sheet'

export interface DutyViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  week?: DutyWeek
  busy: boolean
  onMove: (weeks: 1 | -1) => void
  onRetry: () => void
  onSet: SetSheetProps['onSet']
  onRemove: ShiftSheetProps['onRemove']
  onAsk: ShiftSheetProps['onAsk']
  onAnswer: ShiftSheetProps['onAnswer']
}

/** 值班: who sits at the desk this week, and the hours at which nobody does, in words and colour. */
export function DutyView(props: DutyViewProps) {
  const { stage, week, offline, busy } = props
  const [opened, setOpened] = useState<string>()
  const [setting, setSetting] = useState<string>()
  const layout = useLayout()
  if (stage === 'loading') return <Skeleton rows={6} />
  if (stage === 'failed' || !week) return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const days = daysOf(week)
  const open = (shift: ShiftView): void => setOpened(shift.id)
  const covered = week.gaps.length === 0
  const shift = week.shifts.find(({ id }) => id === opened)
  const day = days.find(({ on }) => on === setting)
  const provisional = provisionalWords(week)
  return (
    <Box className={style.duty}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再排班、换班。" />}
      <Box className={style.weeks}>
        <Button kind="second" size="m" icon="left" onTap={() => props.onMove(-1)}>
          上一周
        </Button>
        <Button kind="second" size="m" icon="right" onTap={() => props.onMove(1)}>
          下一周
        </Button>
      </Box>
      <Box className={style.said}>
        <Notice tone={covered ? 'ok' : 'late'} title={gapsWords(week)} />
        {provisional !== undefined && (
          <Box className={style.field}>
            <Hint icon="clock">{provisional}</Hint>
          </Box>
        )}
      </Box>
      {layout === 'phone' ? (
        days.map((day) => <Day key={day.on} day={day} mayEdit={week.mayEdit} onOpen={open} onAdd={setSetting} />)
      ) : (
        <Card className={style.table}>
          <Table
            label="这一周的值班"
            columns={columnsOf(week.mayEdit, open, setSetting)}
            rows={days}
            keyOf={({ on }) => on}
          />
        </Card>
      )}
      <SheetPlace>
        <ShiftSheet
          key={opened}
          shift={shift}
          past={days.find(({ on }) => on === shift?.on)?.past ?? false}
          people={shift ? peopleOn(week.people, shift.on) : []}
          mayEdit={week.mayEdit}
          offline={offline}
          busy={busy}
          onClose={() => setOpened(undefined)}
          onRemove={props.onRemove}
          onAsk={props.onAsk}
          onAnswer={props.onAnswer}
        />
        <SetSheet
          key={`set ${setting}`}
          day={day}
          people={day ? peopleOn(week.people, day.on) : []}
          offline={offline}
          busy={busy}
          onClose={() => setSetting(undefined)}
          onSet={props.onSet}
        />
      </SheetPlace>
    </Box>
  )
}

type DayProps = { day: DayShown; mayEdit: boolean; onOpen: (shift: ShiftView) => void; onAdd: (on: string) => void }

function Day({ day, mayEdit, onOpen, onAdd }: DayProps) {
  if (!day.open && day.shifts.length === 0) return null
  return (
    <Section
      title={day.label}
      link={mayEdit && !day.past ? { label: '排一班', onTap: () => onAdd(day.on) } : undefined}
    >
      <Gaps day={day} />
      {day.shifts.length > 0 && (
        <ListCard label={day.label}>
          {day.shifts.map((shift) => (
            <Row
              key={shift.id}
              title={shift.mine ? `${shift.name}（您）` : shift.name}
              note={noteOf(shift)}
              icon="user"
              tone={shift.swap ? 'wait' : 'cap'}
              onOpen={() => onOpen(shift)}
            />
          ))}
        </ListCard>
      )}
    </Section>
  )
}

const Gaps = ({ day }: { day: DayShown }) =>
  day.gaps === '' ? null : (
    <Box className={style.gap}>
      <Hint icon="clock">{`没人坐班：${day.gaps}`}</Hint>
    </Box>
  )

const columnsOf = (
  mayEdit: boolean,
  open: (shift: ShiftView) => void,
  add: (on: string) => void,
): readonly Column<DayShown>[] => [
  {
    key: 'day',
    title: '日子',
    width: '18%',
    cell: ({ label, open: isOpen }) => (
      <>
        <Box className={style.strong}>{label}</Box>
        {!isOpen && <Box className={style.small}>休息</Box>}
      </>
    ),
  },
  {
    key: 'shifts',
    title: '谁坐班',
    cell: ({ shifts }) => (
      <Box className={style.shifts}>
        {shifts.map((shift) => (
          <Button key={shift.id} kind="second" size="m" onTap={() => open(shift)}>
            {`${shift.name} ${noteOf(shift)}`}
          </Button>
        ))}
      </Box>
    ),
  },
  { key: 'gaps', title: '没人的时候', width: '26%', cell: (day) => <Gaps day={day} /> },
  {
    key: 'add',
    title: '',
    right: true,
    width: '120px',
    cell: ({ on, past }) =>
      mayEdit && !past ? (
        <Button kind="second" size="m" icon="plus" onTap={() => add(on)}>
          排一班
        </Button>
      ) : null,
  },
]
