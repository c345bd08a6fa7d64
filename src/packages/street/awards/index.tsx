import { AwardsView } from '../../../features/awards/awards-view'
import { useAwards } from '../../../features/awards/use-awards'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

export default function AwardsPage() {
  return (
    <Page title="引导和调解的分" path="/packages/street/counter/index">
      <Gate work="street">
        <Awards />
      </Gate>
    </Page>
  )
}

function Awards() {
  const page = useAwards()
  return (
    <AwardsView
      stage={page.stage}
      offline={page.offline}
      awards={page.awards}
      more={page.more}
      busyMore={page.busyMore}
      busy={page.busy}
      requestId={page.requestId}
      onReverse={page.reverse}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
