import { type ReactNode, useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { SpokenCode } from '../../ui/code'
import { Countdown } from '../../ui/countdown'
import { goodsIcon } from '../../ui/goods'
import { Hint } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Confirm } from '../../ui/sheet'
import { Empty, Failure, Skeleton } from '../../ui/state'
import type { RedemptionShown } from '../goods/goods-words'
import style from './pickup.module.scss'

/** What the window scans, or is told. */
export interface PickupCodeShown {
  scan: string
  digits: string
  /** By this phone's clock. */
  endsAtMs: number
}

export interface PickupViewProps {
  /** `over`: fetched, given back or too late. */
  stage: 'loading' | 'ready' | 'over' | 'failed'
  item?: RedemptionShown
  /** None once it has run out and no other could be had. */
  code?: PickupCodeShown
  /** Why there is no code, in a sentence. */
  problem?: string
  requestId?: string
  busy: boolean
  /** Desk: what else can be done, under the words. */
  beside?: ReactNode
  onNewCode: () => void
  /** The time of the code is over. */
  onRanOut: () => void
  onGoods: () => void
  onRetry: () => void
}

/** 领取码: what is shown at the window, until when and where, and that nothing is lost. */
export function PickupView(props: PickupViewProps) {
  const { stage, item, code } = props
  if (stage === 'loading') return <Skeleton head rows={2} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (stage === 'over' || item === undefined)
    return (
      <Empty
        title="这个码用不着了"
        text={props.problem ?? '这一份已经领走或者退掉了。'}
        action={{ label: '回积分换物', onTap: props.onGoods }}
      />
    )
  return (
    <Box className={style.pickup}>
      <Card>{code ? <Showing {...props} code={code} /> : <NoCode {...props} />}</Card>
      <Box className={style.about}>
        <ListCard>
          <Row
            title={`${item.name}，1 份`}
            note={`已留好，${item.points} 分先替您存着`}
            icon={goodsIcon(item.icon)}
            tone="cap"
          />
          <Row title={item.outlet} note={item.when} icon="pin" />
        </ListCard>
        <Box className={style.promise}>
          <Hint icon="shield">截屏的旧码用不了。发出去才扣分，只扣一次。</Hint>
        </Box>
        {props.beside}
      </Box>
    </Box>
  )
}

const Showing = ({ code, busy, problem, onNewCode, onRanOut }: PickupViewProps & { code: PickupCodeShown }) => (
  <Box className={style.showing}>
    <SpokenCode
      caption="给窗口的同志扫一扫"
      name="领取码"
      scan={code.scan}
      orSay="扫不上，就报这 6 个数字"
      letters={code.digits}
    />
    <Box className={style.left}>
      <Countdown endsAtMs={code.endsAtMs} then="后换新码" onEnd={onRanOut} />
      <Button kind="text" size="m" icon="redo" busy={busy && '正在换'} onTap={onNewCode}>
        换新码
      </Button>
    </Box>
    <Box role="status" className={style.problem}>
      {problem}
    </Box>
  </Box>
)

const NoCode = ({ busy, problem, onNewCode }: PickupViewProps) => (
  <Box role="status" className={style.none}>
    <Box className={style.gone}>码过期了</Box>
    <Box className={style.why}>{problem ?? '点一下「换新码」，再给窗口的同志扫。'}</Box>
    <Button icon="redo" busy={busy && '正在换'} onTap={onNewCode}>
      换新码
    </Button>
  </Box>
)

interface GiveBackProps {
  item: RedemptionShown
  busy: boolean
  onGiveBack: () => void
}

/** Gives item and points back, after one question that names them. */
export function GiveBack({ item, busy, onGiveBack }: GiveBackProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="second" wide onTap={() => setAsking(true)}>
        不要了，把分退回来
      </Button>
      <Confirm
        open={asking}
        title={`不要「${item.name}」了？`}
        text={`东西让给别人，${item.points} 分马上回到您能用的分里。以后想要可以再换。`}
        verb={`退回 ${item.points} 分`}
        keep="留着"
        busy={busy && '正在退'}
        onConfirm={onGiveBack}
        onKeep={() => setAsking(false)}
      />
    </>
  )
}
