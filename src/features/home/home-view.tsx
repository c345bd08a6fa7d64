import { Box } from '../../ui/base'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import type { StateKey } from '../../ui/status'
import { Tile, Tiles } from '../../ui/tile'
import { Greeting, type GreetingProps } from './greeting'
import style from './home.module.scss'
import { PointsCard, type PointsShown } from './points-card'

/** One line of 等您看一眼. */
export interface AttentionShown {
  key: string
  title: string
  note: string
  state: StateKey
}

export interface HomeViewProps extends GreetingProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  attention: readonly AttentionShown[]
  /** Only for people who earn points. */
  points?: PointsShown
  requestId?: string
  onRecord: () => void
  onVisits: () => void
  /** Only for volunteers: their own code, and talks that they led. */
  onRefer?: () => void
  onMediation?: () => void
  onLedger: () => void
  onGoods: () => void
  onAttention: (key: string) => void
  onRetry: () => void
}

/** The volunteer's first page: what to do, what waits for a look, what came of it. */
export function HomeView(props: HomeViewProps) {
  const { stage, offline, attention, points } = props
  return (
    <Box className={style.home}>
      <Box>
        <Greeting {...props} />
        {offline && <OfflineBanner />}
        <Tiles>
          <Tile main title="记一次走访" note="没信号也能记" icon="door" onTap={props.onRecord} />
          {props.onRefer ? (
            <Tile title="帮人反映" note="欠薪、有矛盾" icon="bubble" onTap={props.onRefer} />
          ) : (
            <Tile title="我的走访" note="看看到哪一步" icon="route" onTap={props.onVisits} />
          )}
          {props.onMediation && (
            <Tile wide title="记一次调解" note="两边都愿意，您来牵头谈" icon="handshake" onTap={props.onMediation} />
          )}
        </Tiles>
        {stage === 'loading' && (
          <Box className={style.sketch}>
            <Skeleton rows={2} head />
          </Box>
        )}
        {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
        {stage === 'ready' && attention.length > 0 && (
          <Section title="等您看一眼" count={attention.length}>
            <ListCard>
              {attention.map(({ key, ...row }) => (
                <Row key={key} {...row} onOpen={() => props.onAttention(key)} />
              ))}
            </ListCard>
          </Section>
        )}
      </Box>
      {stage === 'ready' && points && <PointsCard points={points} onLedger={props.onLedger} onGoods={props.onGoods} />}
    </Box>
  )
}
