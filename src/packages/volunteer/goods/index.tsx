import { GoodsView } from '../../../features/goods/goods-view'
import { pickupPath } from '../../../features/goods/goods-words'
import { useGoods } from '../../../features/goods/use-goods'
import { VolunteerOnly } from '../../../features/session/volunteer-only'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

const toPickup = (redemptionId: string): void => go(pickupPath(redemptionId))

export default function GoodsPage() {
  return (
    <Page title="积分换物" path="/packages/volunteer/goods/index">
      <VolunteerOnly title="这里用志愿者的分换" text={'网格员的走访不计分，\n您的记录都在。'}>
        <Goods />
      </VolunteerOnly>
    </Page>
  )
}

function Goods() {
  const page = useGoods(toPickup)
  return (
    <GoodsView
      stage={page.stage}
      offline={page.offline}
      usable={page.usable}
      pending={page.pending}
      held={page.held}
      keptDays={page.keptDays}
      goods={page.goods}
      waiting={page.waiting}
      busy={page.busy}
      requestId={page.requestId}
      onExchange={page.exchange}
      onPickup={toPickup}
      onHistory={() => go('/packages/volunteer/redeemed/index')}
      onRetry={page.refetch}
    />
  )
}
