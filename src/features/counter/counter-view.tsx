import { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect, useRef } from 'react'
import type { GoodsIcon } from '#domain/goods/goods'
import { clock } from '../../platform/clock'
import { focusById, focusOn } from '../../platform/focus'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { TextField } from '../../ui/field'
import { GoodsPicture } from '../../ui/goods'
import { Hint, Notice } from '../../ui/hint'
import { Section } from '../../ui/section'
import { OfflineBanner } from '../../ui/state'
import { TickList } from '../../ui/tick-list'
import style from './counter.module.scss'
import { type Question, questions } from './counter-foot'
import type { PickupShown } from './counter-words'
import { PickupCard } from './pickup-card'

/** What was handed out just now. */
export interface DoneShown {
  name: string
  icon: GoodsIcon
  holder: string
  points: number
  /** What the volunteer can still use, and what is still on the shelf. */
  left: number
  onHand: number
}

export interface CounterViewProps {
  offline: boolean
  /** A desk has a keyboard: it types, a phone scans. */
  typesFirst: boolean
  typed: string
  onType: (typed: string) => void
  onLookUp: (code: string) => void
  onScan: () => void
  looking: boolean
  /** Why it must not be handed out, or is not yet known. */
  problem?: string
  /** A code that counts. */
  pickup?: PickupShown
  asked: readonly Question[]
  onAsked: (asked: Question[]) => void
  done?: DoneShown
  onNext: () => void
  /** Desk: the buttons stand under the questions. */
  foot?: ReactNode
}

const digitsId = 'pickup-digits'

/** 发放物品: whose code it is, two questions, and the item goes out. One of three things is on the screen. */
export function CounterView(props: CounterViewProps) {
  const { pickup, done } = props
  return (
    <Box>
      {props.offline && <OfflineBanner title="现在没连上。" text="连上了再发，东西先别给。" />}
      {props.problem && <Notice tone="late" title={props.problem} />}
      {pickup ? <Found {...props} pickup={pickup} /> : done ? <Done {...props} done={done} /> : <Ask {...props} />}
    </Box>
  )
}

/** Puts the focus into the digits: at once, and again after a new page has taken it to its top. */
function useDigitsFocus(wanted: boolean): void {
  useEffect(() => {
    if (wanted) focusById(digitsId)
  }, [wanted])
  useDidShow(() => {
    if (wanted) clock.after(0, () => focusById(digitsId))
  })
}

function Ask({ typesFirst, typed, onType, onLookUp, onScan, looking }: CounterViewProps) {
  useDigitsFocus(typesFirst)
  const scan = (
    <Button kind={typesFirst ? 'second' : 'main'} icon="scan" wide onTap={onScan}>
      扫领取码
    </Button>
  )
  return (
    <Card>
      <Box className={style.ask}>
        {!typesFirst && scan}
        <TextField
          id={digitsId}
          large
          kind="digits"
          label={typesFirst ? '他手机上的 6 个数字' : '扫不上，写他手机上的 6 个数字'}
          value={typed}
          onChange={onType}
          onEnter={() => onLookUp(typed)}
          maxLength={40}
          autoComplete="off"
        />
        <Button
          kind={typesFirst ? 'main' : 'second'}
          wide
          busy={looking && '正在查'}
          offBecause={typed.trim() === '' ? '写满 6 位就能查' : undefined}
          onTap={() => onLookUp(typed)}
        >
          查这个码
        </Button>
        {typesFirst && scan}
      </Box>
    </Card>
  )
}

function Found({ pickup, asked, onAsked, foot }: CounterViewProps & { pickup: PickupShown }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => focusOn(box.current), [])
  return (
    <Box boxRef={box} landing role="group" label={`${pickup.name}，可以发`}>
      <Notice tone="ok" title="码有效，可以发。" text={pickup.found} />
      <PickupCard pickup={pickup} />
      <Section title="当面问一句">
        <TickList label="当面问一句" items={questions} ticked={asked} onChange={onAsked} />
      </Section>
      <Box className={style.hints}>
        <Hint icon="shield">点了确认才扣分、减库存，只记一次。</Hint>
      </Box>
      {foot}
    </Box>
  )
}

function Done({ done, onNext }: CounterViewProps & { done: DoneShown }) {
  const { name, icon, holder, points, left, onHand } = done
  const box = useRef<HTMLElement>(null)
  useEffect(() => focusOn(box.current), [])
  return (
    <Box boxRef={box} landing role="group" label={`${name}发出去了`}>
      <Notice tone="ok" title="发出去了。" text={`${holder}，扣了 ${points} 分，还有 ${left} 分`} />
      <Card>
        <Box className={style.item}>
          <GoodsPicture icon={icon} square />
          <Box>
            <Box as="h2" className={style.name}>
              {name}
            </Box>
            <Box className={style.cost}>{`库存还有 ${onHand} 份`}</Box>
          </Box>
        </Box>
        <Button wide icon="scan" onTap={onNext}>
          发下一份
        </Button>
      </Card>
    </Box>
  )
}
