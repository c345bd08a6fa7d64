import { useState } from 'react'
import type { DutyWeek, ShiftView } from '#domain/contract/duty'
import type { InputOf } from '#domain/contract/index'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { TextField } from '../../ui/field'
import { Hint } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Sheet } from '../../ui/sheet'
import style from './duty.module.scss'
import { noteOf } from './duty-words'

type UserId = InputOf<'directory', 'askSwap'>['toUserId']

export interface ShiftSheetProps {
  shift?: ShiftView
  /** Over: it is only read. */
  past: boolean
  people: DutyWeek['people']
  mayEdit: boolean
  offline: boolean
  busy: boolean
  onClose: () => void
  onRemove: (shift: ShiftView) => Promise<boolean>
  onAsk: (shift: ShiftView, toUserId: UserId, words: string) => Promise<boolean>
  onAnswer: (shift: ShiftView, accept: boolean) => Promise<boolean>
}

/** One shift: whoever sits may ask another to take it, whoever was asked answers, the street takes it out. */
export function ShiftSheet(props: ShiftSheetProps) {
  const { shift, onClose } = props
  return (
    <Sheet open={shift !== undefined} title={shift ? `${shift.name}的班` : ''} onClose={onClose}>
      {shift && <Shift {...props} shift={shift} />}
    </Sheet>
  )
}

function Shift({
  shift,
  past,
  people,
  mayEdit,
  offline,
  busy,
  onClose,
  onRemove,
  onAsk,
  onAnswer,
}: ShiftSheetProps & { shift: ShiftView }) {
  const [words, setWords] = useState('')
  const off = offline ? '连上网才能办' : undefined
  const doing = async (work: Promise<boolean>): Promise<void> => {
    if (await work) onClose()
  }
  return (
    <>
      <Box>{noteOf(shift)}</Box>
      {shift.swap && shift.swap.words !== '' && <Box className={style.small}>{`“${shift.swap.words}”`}</Box>}
      {past && (
        <Box className={style.field}>
          <Hint icon="clock">过去的班只能看，不能再改。</Hint>
        </Box>
      )}
      {!past && shift.swap?.toMe && (
        <Box className={style.pair}>
          <Button
            icon="tick"
            size="m"
            busy={busy && '正在回'}
            offBecause={off}
            onTap={() => void doing(onAnswer(shift, true))}
          >
            我来替
          </Button>
          <Button
            kind="second"
            size="m"
            busy={busy && '正在回'}
            offBecause={off}
            onTap={() => void doing(onAnswer(shift, false))}
          >
            替不了
          </Button>
        </Box>
      )}
      {!past && shift.mine && !shift.swap && (
        <Section title="有事来不了？" note="点一个人，问他能不能替">
          <TextField label="说一句为什么（可以不写）" value={words} onChange={setWords} maxLength={100} />
          <Box className={style.field}>
            <ListCard label="请谁替？">
              {people
                .filter(({ userId }) => userId !== shift.userId)
                .map(({ userId, name }) => (
                  <Row
                    key={userId}
                    title={name}
                    icon="user"
                    onOpen={
                      off === undefined && !busy ? () => void doing(onAsk(shift, userId, words.trim())) : undefined
                    }
                  />
                ))}
            </ListCard>
          </Box>
        </Section>
      )}
      {!past && mayEdit && (
        <Box className={style.pair}>
          <Button
            kind="text"
            size="m"
            icon="minus"
            busy={busy && '正在去掉'}
            offBecause={off}
            onTap={() => void doing(onRemove(shift))}
          >
            去掉这一班
          </Button>
        </Box>
      )}
    </>
  )
}
