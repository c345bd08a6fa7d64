import { useState } from 'react'
import { useLook } from '../../platform/appearance'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { goodsIcon } from '../../ui/goods'
import { Icon } from '../../ui/icon'
import { Aside, Pending, Usable } from '../../ui/points'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { GoodCard } from './good-card'
import style from './goods.module.scss'
import type { GoodShown, RedemptionShown } from './goods-words'
import { ItemSheet } from './item-sheet'

export interface GoodsViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  usable: number
  pending: number
  held: number
  keptDays: number
  goods: readonly GoodShown[]
  waiting: readonly RedemptionShown[]
  /** A wish is on its way. */
  busy: boolean
  requestId?: string
  onExchange: (key: string) => Promise<boolean>
  onPickup: (key: string) => void
  onHistory: () => void
  onRetry: () => void
}

/** 积分换物: what can be used, what waits to be fetched, and the shelf with what can be had now first. */
export function GoodsView(props: GoodsViewProps) {
  const { stage, offline, goods, waiting } = props
  const [opened, setOpened] = useState<string>()
  if (stage === 'loading') return <Skeleton head rows={4} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.page}>
      {offline && <OfflineBanner title="现在没连上。" text="下面是上次看到的，连上了才能换。" />}
      <Purse {...props} />
      {waiting.length > 0 && <Waiting waiting={waiting} onPickup={props.onPickup} />}
      {goods.length === 0 ? (
        <Empty title="货架还空着" text={'街道上了新东西，这里就能换。\n您的分一直在。'} />
      ) : (
        <Shelves {...props} onOpen={setOpened} />
      )}
      <Box className={style.more}>
        <Button kind="text" size="m" icon="doc" onTap={props.onHistory}>
          看换过的
        </Button>
      </Box>
      <ItemSheet
        good={goods.find(({ key }) => key === opened)}
        keptDays={props.keptDays}
        offline={offline}
        busy={props.busy}
        onClose={() => setOpened(undefined)}
        onExchange={props.onExchange}
      />
    </Box>
  )
}

const Purse = ({ usable, pending, held }: GoodsViewProps) => (
  <Card>
    <Box className={style.purse}>
      <Usable points={usable} caption="现在能用" />
      {pending > 0 && (
        <Box className={style.pending}>
          <Pending points={pending} />
          <Box className={style.note}>核实后才能用</Box>
        </Box>
      )}
    </Box>
    <Aside held={held} owed={0} />
  </Card>
)

function Waiting({ waiting, onPickup }: Pick<GoodsViewProps, 'waiting' | 'onPickup'>) {
  const { care } = useLook()
  return (
    <Section title="等您领" count={waiting.length}>
      <ListCard>
        {waiting.map(({ key, name, icon, when }) => (
          <Row
            key={key}
            title={name}
            note={when}
            icon={goodsIcon(icon)}
            tone="cap"
            trailing={care ? undefined : <Box className={style.show}>领取码</Box>}
            trailingLabel="领取码"
            onOpen={() => onPickup(key)}
          />
        ))}
      </ListCard>
    </Section>
  )
}

/** One outlet is one line above the items; several have their items under their names. */
function Shelves({ goods, keptDays, onOpen }: GoodsViewProps & { onOpen: (key: string) => void }) {
  const outlets = [...new Set(goods.map(({ outlet }) => outlet))]
  return (
    <>
      {outlets.map((outlet) => (
        <Box key={outlet} as="section" className={style.shelf}>
          <Box className={style.where}>
            <Icon name="pin" size="s" />
            <Box as="h2" className={style.outlet}>{`在${outlet}领`}</Box>
            <Box className={style.note}>{`留 ${keptDays} 天`}</Box>
          </Box>
          <Box className={style.goods}>
            {goods
              .filter((good) => good.outlet === outlet)
              .map((good) => (
                <GoodCard key={good.key} good={good} onOpen={() => onOpen(good.key)} />
              ))}
          </Box>
        </Box>
      ))}
    </>
  )
}
