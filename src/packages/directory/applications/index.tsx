import { hubPath } from '../../../features/directory/rooms'
import { ApplicationsView } from '../../../features/people/applications-view'
import { volunteerImportPath } from '../../../features/people/people-words'
import { useApplications } from '../../../features/people/use-applications'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function ApplicationsPage() {
  return (
    <Page title="志愿者申请" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Applications />
      </Gate>
    </Page>
  )
}

function Applications() {
  const page = useApplications()
  return (
    <ApplicationsView
      stage={page.stage}
      offline={page.offline}
      rows={page.rows}
      total={page.total}
      ticked={page.ticked}
      oneCommunity={page.oneCommunity}
      grids={page.grids}
      more={page.more}
      busyMore={page.busyMore}
      busy={page.busy}
      requestId={page.requestId}
      onTick={page.onTick}
      onApprove={page.approve}
      onRefuse={page.refuse}
      onImport={() => go(volunteerImportPath)}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
