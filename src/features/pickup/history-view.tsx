import type { RedemptionState } from '#domain/goods/goods'
import { redemptionStateLabels } from '#domain/goods/goods'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { goodsIcon } from '../../ui/goods'
import type { PictureName } from '../../ui/icon'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import type { Tone } from '../../ui/status'
import type { RedemptionShown } from '../goods/goods-words'
import style from './history.module.scss'

export interface HistoryViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** Newest first. */
  redemptions: readonly RedemptionShown[]
  more: boolean
  busyMore: boolean
  requestId?: string
  onPickup: (key: string) => void
  onGoods: () => void
  onMore: () => void
  onRetry: () => void
}

/** Everything this person ever exchanged: what waits first, then what became of the rest. */
export function HistoryView(props: HistoryViewProps) {
  const { stage, redemptions } = props
  if (stage === 'loading') return <Skeleton rows={4} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const waiting = redemptions.filter(({ state }) => state === 'reserved')
  const ended = redemptions.filter(({ state }) => state !== 'reserved')
  return (
    <Box className={style.history}>
      {props.offline && <OfflineBanner title="现在没连上。" text="下面是上次看到的，连上了会更新。" />}
      {redemptions.length === 0 && (
        <Empty
          title="还没换过东西"
          text={'看看货架上有什么，\n分够了就能换。'}
          action={{ label: '去看看', onTap: props.onGoods }}
        />
      )}
      {waiting.length > 0 && (
        <Section title="等您领" count={waiting.length}>
          <ListCard>
            {waiting.map((one) => (
              <Line key={one.key} one={one} onOpen={() => props.onPickup(one.key)} />
            ))}
          </ListCard>
        </Section>
      )}
      {ended.length > 0 && (
        <Section title="以前的">
          <ListCard>
            {ended.map((one) => (
              <Line key={one.key} one={one} />
            ))}
          </ListCard>
        </Section>
      )}
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
            看更早的
          </Button>
        </Box>
      )}
    </Box>
  )
}

const pictures = {
  handedOut: { icon: 'check', tone: 'ok' },
  cancelled: { icon: 'undo', tone: 'plain' },
  expired: { icon: 'clock', tone: 'plain' },
} as const satisfies Record<Exclude<RedemptionState, 'reserved'>, { icon: PictureName; tone: Tone }>

function Line({ one, onOpen }: { one: RedemptionShown; onOpen?: () => void }) {
  const { name, icon, points, state, when } = one
  const picture = state === 'reserved' ? { icon: goodsIcon(icon), tone: 'cap' as const } : pictures[state]
  const said = state === 'reserved' ? when : `${redemptionStateLabels[state]}·${when}`
  return <Row title={name} note={`${said}·${points} 分`} {...picture} onOpen={onOpen} />
}
