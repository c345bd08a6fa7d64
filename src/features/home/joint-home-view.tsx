import { Box } from '../../ui/base'
import { Call } from '../../ui/call'
import { Card, ListCard } from '../../ui/card'
import { Notice } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Failure, Skeleton } from '../../ui/state'
import { Greeting, type GreetingProps } from './greeting'
import style from './home.module.scss'

export interface JointHomeViewProps extends GreetingProps {
  /** What this role is for, and what can be done with it today. */
  about: { title: string; text: string }
  stage: 'loading' | 'ready' | 'failed'
  unread: number
  /** Who sits at the street's desk, and when leaders receive. */
  onDuty: string
  receptions: readonly string[]
  desk: { phone: string; window: string }
  requestId?: string
  onInbox: () => void
  onInterest: () => void
  onOwn: () => void
  onRetry: () => void
}

/** The home of those whom the street works together with: who they are here, what they can do now, and who is to be reached. */
export function JointHomeView(props: JointHomeViewProps) {
  const { about, stage, unread, onDuty, receptions, desk } = props
  return (
    <Box className={style.home}>
      <Box>
        <Greeting {...props} />
        <Notice tone="ok" title={about.title} text={about.text} />
        <Section title="现在能办的">
          <ListCard>
            <Row
              title="消息"
              note={unread > 0 ? `${unread} 条没看过` : '街道告诉您的事都在这里'}
              icon="bell"
              tone="cap"
              onOpen={props.onInbox}
            />
            <Row
              title="申报关系"
              note="和哪家单位有关系，先报一下，它的事请同事办"
              icon="scale"
              tone="cap"
              onOpen={props.onInterest}
            />
            <Row title="我的资料" note="看一看、改一改、抄一份" icon="doc" tone="cap" onOpen={props.onOwn} />
          </ListCard>
        </Section>
      </Box>
      <Box className={style.waiting}>
        <Section title="街道这边">
          {stage === 'loading' && <Skeleton rows={2} />}
          {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
          {stage === 'ready' && (
            <Card>
              {[onDuty || '现在没有人坐班', ...receptions].map((line) => (
                <Box key={line} className={style.line}>
                  {line}
                </Box>
              ))}
              <Call number={desk.phone} label={`打街道的电话 ${desk.phone}`} className={style.call}>
                {[desk.window, desk.phone].filter(Boolean).join('·')}
              </Call>
            </Card>
          )}
        </Section>
      </Box>
    </Box>
  )
}
