import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { type StateKey, states } from '../../ui/status'
import style from './inbox.module.scss'

export interface MessageShown {
  key: string
  title: string
  text: string
  when: string
  read: boolean
  /** Whose icon stands before it. */
  state: StateKey
}

export interface InboxViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  messages: readonly MessageShown[]
  more: boolean
  requestId?: string
  onOpen: (key: string) => void
  onMore: () => void
  onRetry: () => void
}

/** Everything we ever told this person: the truth behind each notice. New ones first, marked with a word. */
export function InboxView(props: InboxViewProps) {
  const { stage, offline, messages } = props
  if (stage === 'loading') return <Skeleton rows={5} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const fresh = messages.filter(({ read }) => !read)
  const seen = messages.filter(({ read }) => read)
  return (
    <Box className={style.inbox}>
      {offline && <OfflineBanner title="现在没连上。" text="看过的都在下面，新的连上了就来。" />}
      {messages.length === 0 && <Empty title="还没有消息" text={'走访核实了、要补一句，\n都会在这里告诉您。'} />}
      {fresh.length > 0 && (
        <Section title="还没看" count={fresh.length}>
          <Messages messages={fresh} onOpen={props.onOpen} />
        </Section>
      )}
      {seen.length > 0 && (
        <Section title="看过的">
          <Messages messages={seen} onOpen={props.onOpen} />
        </Section>
      )}
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" onTap={props.onMore}>
            看更早的
          </Button>
        </Box>
      )}
    </Box>
  )
}

const Messages = ({ messages, onOpen }: Pick<InboxViewProps, 'messages' | 'onOpen'>) => (
  <ListCard>
    {messages.map(({ key, title, text, when, state }) => (
      <Row
        key={key}
        title={title}
        note={`${when}·${text}`}
        icon={states[state].icon}
        tone={states[state].tone}
        onOpen={() => onOpen(key)}
      />
    ))}
  </ListCard>
)
