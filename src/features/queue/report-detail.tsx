import { Box } from '../../ui/base'
import { Facts, Pairs } from '../../ui/facts'
import { type PhotoShown, Photos } from '../../ui/photos'
import { Failure, Skeleton } from '../../ui/state'
import { Contact, type ContactProps } from '../case/contact'
import { type LostShown, LostWords } from '../case/lost-words'
import { type MessageShown, Messages, type MessagesProps } from '../case/messages'
import { RouteList } from '../case/route-list'
import style from './queue.module.scss'
import type { ReportShown } from './queue-words'

/** What is asked for when a report is opened: it comes a moment after its line of the list. */
export interface ReportMore {
  stage: 'loading' | 'ready' | 'failed'
  requestId?: string
  messages: readonly MessageShown[]
  photos: readonly PhotoShown[]
  contact: string
  mayReveal: boolean
  /** What the reporter was told when it was refused. */
  refusal?: { text: string; when: string }
}

export interface ReportDetailProps {
  report: ReportShown
  more: ReportMore
  lost: readonly LostShown[]
  reply: Omit<MessagesProps, 'messages'>
  onLook: ContactProps['onLook']
  onAgain: (commandId: string) => void
  onDismiss: (commandId: string) => void
  onRetry: () => void
}

/** Everything a decision needs: what was said and who is asked to act, then pictures and messages. */
export const ReportDetail = (props: ReportDetailProps) => (
  <>
    <ReportFacts {...props} />
    <ReportMessages {...props} />
  </>
)

/** What its line of the list knows: there at once. */
export function ReportFacts(props: ReportDetailProps) {
  const { report, more } = props
  return (
    <>
      <Box className={style.where}>
        {report.place}·{report.where}
      </Box>
      {props.lost.map((lost) => (
        <LostWords key={lost.commandId} lost={lost} onAgain={props.onAgain} onDismiss={props.onDismiss} />
      ))}
      <Facts facts={report.facts} />
      <Box className={style.part}>
        <Pairs pairs={report.pairs} />
      </Box>
      {more.refusal && (
        <Box className={style.quote}>
          <Box className={style.small}>{more.refusal.when} 告诉本人：</Box>
          {more.refusal.text}
        </Box>
      )}
      <Box className={style.part}>
        <Box as="h3" className={style.name}>
          送到哪里，为什么
        </Box>
        <RouteList routing={report.routing} />
      </Box>
    </>
  )
}

/** What is asked for when it is opened. */
export function ReportMessages(props: ReportDetailProps) {
  const { stage, requestId } = props.more
  if (stage === 'loading') return <Skeleton rows={1} />
  return stage === 'failed' ? <Failure onRetry={props.onRetry} requestId={requestId} /> : <Asked {...props} />
}

const Asked = ({ more, reply, onLook }: ReportDetailProps) => (
  <>
    {more.photos.length > 0 && (
      <Box className={style.part}>
        <Box as="h3" className={style.name}>
          照片 {more.photos.length} 张
        </Box>
        <Photos photos={more.photos} label="照片" />
      </Box>
    )}
    <Box className={style.part}>
      <Box as="h3" className={style.name}>
        留言
      </Box>
      <Messages messages={more.messages} {...reply} />
    </Box>
    <Box className={style.part}>
      <Contact may={more.mayReveal} words={more.contact} onLook={onLook} />
    </Box>
  </>
)
