import { hubPath } from '../../../features/directory/rooms'
import { ReceptionsView } from '../../../features/receptions/receptions-view'
import { useReceptions } from '../../../features/receptions/use-receptions'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** 领导接访: when leaders receive. */
export default function ReceptionsPage() {
  return (
    <Page title="领导接访" path={hubPath}>
      <Gate work={['review', 'street', 'cases']}>
        <Receptions />
      </Gate>
    </Page>
  )
}

function Receptions() {
  const page = useReceptions()
  return (
    <ReceptionsView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      receptions={page.receptions}
      mayEdit={page.mayEdit}
      busy={page.busy}
      onChange={page.change}
      onRetry={page.refetch}
    />
  )
}
