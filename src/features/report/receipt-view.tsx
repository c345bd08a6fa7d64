import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Hint } from '../../ui/hint'
import { Icon } from '../../ui/icon'
import { PhotoPicker, type PickedPhoto } from '../../ui/photo-picker'
import { ReceiptDigits } from '../../ui/receipt'
import { Section } from '../../ui/section'
import { OfflineBanner } from '../../ui/state'
import { StatusTag } from '../../ui/status'
import { TimeLine } from '../../ui/timeline'
import style from './receipt.module.scss'
import { Handler, Helpers, Messages, Roads } from './receipt-parts'
import type { HeadShown, LineStep, MessageShown } from './receipt-words'
import { useMachine } from './use-machine'

export interface ReceiptViewProps {
  /** Four times four digits. */
  fours: readonly string[]
  head: HeadShown
  placeName: string
  offline: boolean
  /** What the street said to the last question, in its words. */
  problem?: string
  line: readonly LineStep[]
  helpers: readonly { label: string; reason: string }[]
  handler: { name: string; phone: string }
  /** `3月20日 周五`; empty once it is settled. */
  arbitrationFrom: string
  roads: readonly { title: string; text: string; phone: string }[]
  messages: readonly MessageShown[]
  /** How many photos the street has. */
  photos: number
  /** Those that are still on this phone. */
  waiting: readonly PickedPhoto[]
  /** They wait for a signal. */
  waitingForSignal: boolean
  kept: boolean
  onSavePicture: () => void
  onCopy: () => void
  onKeep: () => void
  onForget: () => void
  onSendPhotos: () => void
}

/** The receipt: its number, how far it has come, who handles it, what was said, and the other roads. */
export function ReceiptView(props: ReceiptViewProps) {
  const { offline, problem, messages } = props
  const desk = useLayout() === 'desk'
  const said = <Messages messages={messages} />
  return (
    <Box className={style.receipt}>
      <Box>
        {(offline || problem) && (
          <OfflineBanner title={problem ?? '现在没连上。'} text="下面是上次看到的，连上了自己会更新。" />
        )}
        <Digits {...props} />
        <Photos {...props} />
        {desk && said}
      </Box>
      <Box className={style.way}>
        <Line {...props} />
        {!desk && said}
        <Roads roads={props.roads} from={props.arbitrationFrom} />
        <Section title="谁在办">
          <Handler handler={props.handler} />
          <Helpers helpers={props.helpers} />
        </Section>
      </Box>
    </Box>
  )
}

const Line = ({ line }: ReceiptViewProps) => (
  <Card className={style.card}>
    <TimeLine
      label="这件事到哪一步了"
      steps={line.map(({ left, ...step }) => ({
        ...step,
        tag: left && <StatusTag state={left.state} word={left.words} />,
      }))}
    />
  </Card>
)

function Digits(props: ReceiptViewProps) {
  const { fours, head, placeName, kept } = props
  const machine = useMachine()
  return (
    <Card className={style.card}>
      <Box className={style.head}>
        <Icon name={head.icon} className={style[head.tone]} />
        <Box as="h2" className={style.title}>
          {head.words}
        </Box>
      </Box>
      <Box className={style.note}>{placeName}。凭这 16 个数字查，不用登录。</Box>
      <ReceiptDigits fours={fours} />
      <Box className={style.keep}>
        <Button kind="second" size="m" wide icon="photo" onTap={props.onSavePicture}>
          存图片
        </Button>
        <Button kind="second" size="m" wide icon="copy" onTap={props.onCopy}>
          复制
        </Button>
      </Box>
      <Hint icon="key">我们不留原号，丢了找不回来，请存好。</Hint>
      <Box className={style.kept}>
        <Hint icon={kept ? 'check' : 'info'}>
          {kept ? `记在${machine}上了，随时能再看。` : `没有记在${machine}上。`}
        </Hint>
        <Button kind="text" size="m" onTap={kept ? props.onForget : props.onKeep}>
          {kept ? `从${machine}上删掉` : `记在${machine}上`}
        </Button>
      </Box>
    </Card>
  )
}

/** What is still being sent; what has arrived is a number. */
function Photos({ photos, waiting, waitingForSignal, onSendPhotos }: ReceiptViewProps) {
  if (waiting.length === 0)
    return (
      <Box role="status" className={style.arrived}>
        {photos > 0 && <Hint icon="photo">街道收到了 {photos} 张照片。</Hint>}
      </Box>
    )
  const words = waitingForSignal
    ? `还有 ${waiting.length} 张照片在手机里，有信号自动接着传。`
    : `正在传照片，还有 ${waiting.length} 张。先别关这一页。`
  return (
    <Card className={style.card}>
      <Box role="status" className={style.sending}>
        <Hint icon={waitingForSignal ? 'wifi-off' : 'up'}>{words}</Hint>
      </Box>
      <PhotoPicker label="还没传完的照片" photos={waiting} most={0} busy={false} onAdd={onSendPhotos} />
      {waitingForSignal && (
        <Button kind="text" size="m" icon="redo" onTap={onSendPhotos}>
          现在再传
        </Button>
      )}
    </Card>
  )
}
