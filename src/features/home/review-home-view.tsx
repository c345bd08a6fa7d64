import { Box } from '../../ui/base'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { Tile, Tiles } from '../../ui/tile'
import { Greeting, type GreetingProps } from './greeting'
import style from './home.module.scss'

export interface ReviewHomeViewProps extends GreetingProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** All that wait. */
  total: number
  /** The first of them, longest waiting first. */
  first: readonly { key: string; title: string; note: string }[]
  requestId?: string
  onReview: () => void
  onInbox: () => void
  /** People, places, organisations and duty: on a phone there is no other way in. */
  onDirectory: () => void
  onRetry: () => void
}

/** The home of community and street staff: how much waits, and what came first. */
export function ReviewHomeView(props: ReviewHomeViewProps) {
  const { stage, offline, total, first, onReview } = props
  return (
    <Box className={style.home}>
      <Box>
        <Greeting {...props} />
        {offline && <OfflineBanner title="现在没连上。" text="连上了再看，走访一条都不会少。" />}
        <Tiles>
          <Tile
            main
            title="走访复核"
            note={stage === 'ready' && total > 0 ? `${total} 条等您看` : '看一眼，算不算数'}
            icon="pause"
            onTap={onReview}
          />
          <Tile title="消息" note="别人告诉您的" icon="bell" onTap={props.onInbox} />
          <Tile wide title="名册" note="人员、单位、组织、值班" icon="users" onTap={props.onDirectory} />
        </Tiles>
      </Box>
      <Box className={style.waiting}>
        {stage === 'loading' && <Skeleton rows={4} />}
        {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
        {stage === 'ready' && total === 0 && (
          <Empty title="都看完了" text={'没有等复核的走访。\n来了新的，这里会有。'} />
        )}
        {stage === 'ready' && total > 0 && (
          <Section title="等得最久的" count={total} link={{ label: '都看看', onTap: onReview }}>
            <ListCard>
              {first.map(({ key, title, note }) => (
                <Row key={key} title={title} note={note} state="held" onOpen={onReview} />
              ))}
            </ListCard>
          </Section>
        )}
      </Box>
    </Box>
  )
}
