import { MediationsView } from '../../../features/mediations/mediations-view'
import { useMediations } from '../../../features/mediations/use-mediations'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** What volunteers mediated, for mediators to look at. */
export default function MediationsPage() {
  return (
    <Page title="主动调解" path="/packages/mediation/mediations/index">
      <Gate work="cases">
        <Mediations />
      </Gate>
    </Page>
  )
}

function Mediations() {
  const page = useMediations()
  return (
    <MediationsView
      stage={page.stage}
      offline={page.offline}
      rows={page.rows}
      total={page.total}
      more={page.more}
      busyMore={page.busyMore}
      lost={page.lost}
      draftOf={page.draftOf}
      requestId={page.requestId}
      onConfirm={page.confirm}
      onRefuse={page.refuse}
      onAgain={page.again}
      onDismiss={page.dismiss}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
