import { Box } from '../../ui/base'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { Tile, Tiles } from '../../ui/tile'
import { CaseCard } from '../case/case-card'
import style from './day.module.scss'
import type { CardShown } from './day-view'
import { Greeting, type GreetingProps } from './greeting'

export interface StreetHomeViewProps extends GreetingProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** How many reports wait for an answer, and how many visits for a look. */
  toAnswer: number
  held: number
  /** The first reports that wait, the most pressing on top. */
  first: readonly CardShown[]
  requestId?: string
  onQueue: () => void
  onReport: (key: string) => void
  onReview: () => void
  onCounter: () => void
  onInbox: () => void
  /** People, places, organisations and duty: on a phone there is no other way in. */
  onDirectory: () => void
  onRetry: () => void
}

/** The home of the street's staff: what must be answered first, and the three doors of the day. */
export function StreetHomeView(props: StreetHomeViewProps) {
  const { stage, offline, toAnswer, held, first } = props
  const ready = stage === 'ready'
  return (
    <Box className={style.day}>
      <Box>
        <Greeting {...props} />
        {offline && <OfflineBanner title="现在没连上。" text="连上了再办，反映一件都不会少。" />}
        <Box className={style.tiles}>
          <Tiles>
            <Tile
              main
              title="反映"
              note={ready && toAnswer > 0 ? `${toAnswer} 件等受理` : '看一看，收不收'}
              icon="bubble"
              onTap={props.onQueue}
            />
            <Tile
              title="走访复核"
              note={held > 0 ? `${held} 条等您看` : '看一眼，算不算数'}
              icon="door"
              onTap={props.onReview}
            />
          </Tiles>
          <Tiles>
            <Tile title="发放物品" note="扫领取码，发给本人" icon="scan" onTap={props.onCounter} />
            <Tile title="消息" note="别人告诉您的" icon="bell" onTap={props.onInbox} />
            <Tile wide title="名册" note="人员、单位、组织、值班" icon="users" onTap={props.onDirectory} />
          </Tiles>
        </Box>
      </Box>
      <Box className={style.beside}>
        {stage === 'loading' && <Skeleton rows={4} />}
        {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
        {ready && toAnswer === 0 && <Empty title="都答复了" text={'没有等受理的反映。\n来了新的，这里会有。'} />}
        {ready && toAnswer > 0 && (
          <Section title="先答复这几件" link={{ label: '都看看', onTap: props.onQueue }}>
            <Box as="ul" className={style.cards}>
              {first.map(({ key, ...card }) => (
                <Box as="li" key={key}>
                  <CaseCard {...card} onOpen={() => props.onReport(key)} />
                </Box>
              ))}
            </Box>
          </Section>
        )}
      </Box>
    </Box>
  )
}
