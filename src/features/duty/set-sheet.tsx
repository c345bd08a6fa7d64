import { useState } from 'react'
import type { DutyWeek } from '#domain/contract/duty'
import type { InputOf } from '#domain/contract/index'
import { type DutyKind, dutyLabels } from '#domain/duty/duty'
import { dutyPolicy } from '#domain/policy/duty'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Row } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import style from './duty.module.scss'
import { type DayShown, hoursOf } from './duty-words'

export interface SetSheetProps {
  day?: DayShown
  people: DutyWeek['people']
  offline: boolean
  busy: boolean
  onClose: () => void
  onSet: (wish: Omit<InputOf<'directory', 'setShift'>, 'monday' | 'version'>) => Promise<boolean>
}

const halves = dutyPolicy.hours.map((hours) => ({ value: hours.from as string, label: hoursOf(hours), hours }))

/** Puts somebody at the desk: who, as what, which half of the day, where. */
export function SetSheet({ day, people, offline, busy, onClose, onSet }: SetSheetProps) {
  const [userId, setUserId] = useState<string>()
  const [kind, setKind] = useState<DutyKind>()
  const [half, setHalf] = useState(halves[0]?.value)
  const [place, setPlace] = useState('街道大厅')
  const person = people.find((each) => each.userId === userId)
  const as = kind !== undefined && person?.kinds.includes(kind) ? kind : person?.kinds[0]
  const hours = halves.find(({ value }) => value === half)?.hours
  const missing = offline ? '连上网才能排' : !person ? '选好谁来坐班' : place.trim() === '' ? '写在哪儿坐班' : undefined
  const hand = async (): Promise<void> => {
    if (!day || !person || !as || !hours || busy || missing !== undefined) return
    const wish = { on: day.on, from: hours.from, to: hours.to, userId: person.userId, kind: as, place: place.trim() }
    if (await onSet(wish)) onClose()
  }
  return (
    <Sheet
      open={day !== undefined}
      title={`${day?.label ?? ''}，谁来坐班？`}
      onClose={onClose}
      foot={
        <Button wide icon="tick" busy={busy && '正在排'} offBecause={missing} onTap={() => void hand()}>
          排上
        </Button>
      }
    >
      <ChoiceGrid label="什么时候？" columns={2} choices={halves} value={half} onChange={setHalf} />
      <Box className={style.field}>
        <ListCard label="谁来坐班？">
          {people.map((each) => (
            <Row
              key={each.userId}
              title={each.name}
              note={each.kinds.map((one) => dutyLabels[one]).join('、')}
              icon={each.userId === userId ? 'tick' : 'user'}
              tone={each.userId === userId ? 'cap' : 'plain'}
              trailingLabel={each.userId === userId ? '选中了' : undefined}
              onOpen={() => setUserId(each.userId)}
            />
          ))}
        </ListCard>
      </Box>
      {person && person.kinds.length > 1 && (
        <Box className={style.field}>
          <ChoiceGrid
            label="以什么身份？"
            columns={2}
            choices={person.kinds.map((value) => ({ value, label: dutyLabels[value] }))}
            value={as}
            onChange={setKind}
          />
        </Box>
      )}
      <Box className={style.field}>
        <TextField label="在哪儿？" value={place} onChange={setPlace} maxLength={30} />
      </Box>
    </Sheet>
  )
}
