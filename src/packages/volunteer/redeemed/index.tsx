import { pickupPath } from '../../../features/goods/goods-words'
import { HistoryView } from '../../../features/pickup/history-view'
import { useHistory } from '../../../features/pickup/use-history'
import { VolunteerOnly } from '../../../features/session/volunteer-only'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function RedeemedPage() {
  return (
    <Page title="换过的" path="/packages/volunteer/goods/index">
      <VolunteerOnly title="这里放志愿者换过的东西" text={'网格员的走访不计分，\n您的记录都在。'}>
        <History />
      </VolunteerOnly>
    </Page>
  )
}

function History() {
  const page = useHistory()
  return (
    <HistoryView
      stage={page.stage}
      offline={page.offline}
      redemptions={page.redemptions}
      more={page.more}
      busyMore={page.busyMore}
      requestId={page.requestId}
      onPickup={(key) => go(pickupPath(key))}
      onGoods={() => go('/packages/volunteer/goods/index')}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
