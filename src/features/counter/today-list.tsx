import { Box } from '../../ui/base'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Failure, Skeleton } from '../../ui/state'
import style from './counter.module.scss'
import type { HandedOutShown } from './counter-words'

export interface TodayListProps {
  stage: 'loading' | 'ready' | 'failed'
  /** Newest first, of every window. */
  today: readonly HandedOutShown[]
  /** How many are kept and not yet fetched. */
  waiting: number
  requestId?: string
  onStock: () => void
  onAwards: () => void
  onRetry: () => void
}

/** What went over the counter today, and the way to the books. */
export function TodayList(props: TodayListProps) {
  const { stage, today, waiting } = props
  return (
    <Box className={style.today}>
      {stage === 'loading' && <Skeleton rows={3} />}
      {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
      {stage === 'ready' && (
        <Section title="今天发出" count={today.length} note={waiting > 0 ? `还有 ${waiting} 份等人来领` : undefined}>
          <ListCard label="今天发出">
            {today.length === 0 && <Row title="今天还没有人来领" note="发出一份，这里就有一行" icon="clock" />}
            {today.map(({ key, name, note }) => (
              <Row key={key} title={name} note={note} icon="check" tone="ok" />
            ))}
          </ListCard>
        </Section>
      )}
      <Section title="账">
        <ListCard>
          <Row title="物品账" note="进了多少、发了多少、还剩多少" icon="doc" onOpen={props.onStock} />
          <Row title="引导和调解的分" note="记错了的，写明原因撤回" icon="undo" onOpen={props.onAwards} />
        </ListCard>
      </Section>
    </Box>
  )
}
