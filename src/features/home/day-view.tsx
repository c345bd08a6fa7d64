import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { CaseCard, type CaseCardProps } from '../case/case-card'
import style from './day.module.scss'
import { Greeting, type GreetingProps } from './greeting'

export type CardShown = Pick<CaseCardProps, 'tags' | 'aside' | 'title' | 'notes'> & { key: string }

export interface DayViewProps extends GreetingProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** What must not wait: due soon, urgent, or already late. The first one has the page's red button. */
  first: readonly CardShown[]
  others: readonly CardShown[]
  /** Cases in which somebody waits for an answer. */
  waiting: readonly { key: string; title: string; note: string }[]
  /** Active mediations of volunteers that nobody has looked at yet. */
  mediations: number
  /** What was written and did not get through: in which case, and why. */
  lost: readonly { key: string; title: string; note: string }[]
  more: boolean
  requestId?: string
  onOpen: (key: string) => void
  onNote: (key: string) => void
  onMediations: () => void
  onMore: () => void
  onRetry: () => void
}

/** The mediator's day: what is due first, who waits for a word, what volunteers brought. */
export function DayView(props: DayViewProps) {
  const { stage, offline, first, others, waiting, mediations, lost } = props
  const free = first.length + others.length === 0
  return (
    <Box className={style.day}>
      <Box>
        <Greeting {...props} />
        {offline && <OfflineBanner title="现在没连上。" text="记下的先存在手机里，连上就发。" />}
        {stage === 'loading' && <Skeleton rows={3} head />}
        {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
        {lost.length > 0 && (
          <Section title="没记上的" count={lost.length}>
            <ListCard>
              {lost.map(({ key, title, note }) => (
                <Row key={key} title={title} note={note} state="refused" onOpen={() => props.onOpen(key)} />
              ))}
            </ListCard>
          </Section>
        )}
        {first.length > 0 && (
          <Section title={firstTitle(first.length)}>
            <Cards cards={first} {...props} noting />
          </Section>
        )}
        {stage === 'ready' && free && (
          <Empty title="手上没有案子" text={'街道交给您了，这里会有，\n消息里也会告诉您。'} />
        )}
        {others.length > 0 && (
          <Section title={first.length > 0 ? '别的案子' : '手上的案子'} count={others.length}>
            <Cards cards={others} {...props} noting={first.length === 0} />
          </Section>
        )}
        {props.more && (
          <Box className={style.more}>
            <Button kind="text" size="m" icon="down" onTap={props.onMore}>
              看后面的
            </Button>
          </Box>
        )}
      </Box>
      {stage === 'ready' && (waiting.length > 0 || mediations > 0) && (
        <Box className={style.beside}>
          {waiting.length > 0 && (
            <Section title="在等您回话" count={waiting.length}>
              <ListCard>
                {waiting.map(({ key, title, note }) => (
                  <Row key={key} title={title} note={note} icon="bubble" tone="info" onOpen={() => props.onOpen(key)} />
                ))}
              </ListCard>
            </Section>
          )}
          {mediations > 0 && (
            <Section title="志愿者的主动调解">
              <ListCard>
                <Row
                  title={`${mediations} 件等您看`}
                  note="看一看，算不算数"
                  icon="handshake"
                  tone="wait"
                  onOpen={props.onMediations}
                />
              </ListCard>
            </Section>
          )}
        </Box>
      )}
    </Box>
  )
}

const firstTitle = (count: number): string =>
  count === 1 ? '先办这一件' : `先办这${twoToFour[count] ?? ` ${count} `}件`
const twoToFour: Record<number, string> = { 2: '两', 3: '三', 4: '四' }

type CardsProps = Pick<DayViewProps, 'onOpen' | 'onNote'> & { cards: readonly CardShown[]; noting: boolean }

const Cards = ({ cards, noting, onOpen, onNote }: CardsProps) => (
  <Box as="ul" className={style.cards}>
    {cards.map(({ key, ...card }, index) => (
      <Box as="li" key={key}>
        <CaseCard {...card} onOpen={() => onOpen(key)}>
          {noting && index === 0 && (
            <Button wide size="m" icon="edit" onTap={() => onNote(key)}>
              记下这次调解
            </Button>
          )}
        </CaseCard>
      </Box>
    ))}
  </Box>
)
