import type { DeskRow } from '#domain/contract/case'
import { Box } from '../../ui/base'
import type { ClockStep } from '../../ui/clock-line'
import { type Fact, Facts, Pairs } from '../../ui/facts'
import { Icon } from '../../ui/icon'
import { type PhotoShown, Photos } from '../../ui/photos'
import { Failure, OfflineBanner, Skeleton, SyncMark } from '../../ui/state'
import style from './case.module.scss'
import { ClockCard, type ClockShown } from './clock-card'
import { Contact, type ContactProps } from './contact'
import { Happened, type HappenedShown } from './happened'
import { type LostShown, LostWords } from './lost-words'
import { type MessageShown, Messages, type MessagesProps } from './messages'
import { Columns, Part, type TagShown, Tags } from './parts'
import { Result, type ResultShown } from './result'
import { RouteList } from './route-list'

/** A case in words. */
export interface CaseShown {
  number: string
  title: string
  /** `柳溪花园二期工地·桃园社区` */
  where: string
  tags: readonly TagShown[]
  facts: readonly Fact[]
  pairs: readonly Fact[]
  clock?: ClockShown
  steps: readonly ClockStep[]
  stepsSentence: string
  /** `陈静，街道调解员` */
  mediator: string
  routing: DeskRow['routing']
  happened: readonly HappenedShown[]
  messages: readonly MessageShown[]
  photos: readonly PhotoShown[]
  result?: ResultShown
  /** What is known of who reported, before anybody looks. */
  contact: string
  mayReveal: boolean
}

export interface CaseViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  /** Why it cannot be shown (`没有找到`). */
  problem?: string
  shown?: CaseShown
  /** What was written and did not get through. */
  lost: readonly LostShown[]
  /** How much of this case is still on this phone. */
  waiting: number
  reply: Omit<MessagesProps, 'messages'>
  onLook: ContactProps['onLook']
  onAgain: (commandId: string) => void
  onDismiss: (commandId: string) => void
  onRetry: () => void
}

/** One case: how it stands and until when first, then what is known, what happened, what was written. */
export function CaseView(props: CaseViewProps) {
  const { stage, shown } = props
  if (stage === 'loading') return <Skeleton head rows={3} />
  if (stage === 'failed' || !shown)
    return <Failure title={props.problem} onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.case}>
      {props.offline && (
        <OfflineBanner title="现在没连上。" text="看到的可能不是最新的。记下的先存在手机里，连上就发。" />
      )}
      <Tags tags={shown.tags} />
      <Box as="h2" className={style.title}>
        {shown.title}
      </Box>
      <Box className={style.where}>{shown.where}</Box>
      <Facts facts={shown.facts} />
      {props.lost.map((lost) => (
        <LostWords key={lost.commandId} lost={lost} onAgain={props.onAgain} onDismiss={props.onDismiss} />
      ))}
      <Box className={props.waiting > 0 ? style.block : ''}>
        <SyncMark waiting={props.waiting} sending={!props.offline} />
      </Box>
      {shown.result && <Result result={shown.result} />}
      <Columns left={<Way shown={shown} />} right={<Beside {...props} shown={shown} />} />
    </Box>
  )
}

const Way = ({ shown }: { shown: CaseShown }) => (
  <>
    {shown.steps.length > 0 && <ClockCard clock={shown.clock} steps={shown.steps} sentence={shown.stepsSentence} />}
    <Part title="谁在办">
      <Box className={style.helper}>
        <Icon name="user" size="s" />
        <Box className={style.grow}>{shown.mediator}</Box>
      </Box>
      <RouteList routing={shown.routing} />
    </Part>
    <Happened happened={shown.happened} />
  </>
)

const Beside = ({ shown, reply, onLook }: CaseViewProps & { shown: CaseShown }) => (
  <>
    <Part title="留言">
      <Messages messages={shown.messages} {...reply} />
    </Part>
    <Part title="反映的情况">
      <Pairs pairs={shown.pairs} />
      {shown.photos.length > 0 && (
        <Box className={style.below}>
          <Photos photos={shown.photos} label={`照片 ${shown.photos.length} 张`} />
        </Box>
      )}
    </Part>
    <Part title="联系方式">
      <Contact may={shown.mayReveal} words={shown.contact} onLook={onLook} />
    </Part>
  </>
)
