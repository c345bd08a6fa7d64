import { hubPath } from '../../../features/directory/rooms'
import { OrganisationView } from '../../../features/organisation/organisation-view'
import { useOrganisations } from '../../../features/organisation/use-organisations'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** 组织: what there is in a street. */
export default function OrganisationPage() {
  return (
    <Page title="组织" path={hubPath}>
      <Gate work={['review', 'street', 'office']}>
        <Organisation />
      </Gate>
    </Page>
  )
}

function Organisation() {
  const page = useOrganisations()
  return (
    <OrganisationView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      streets={page.streets}
      street={page.street}
      onStreet={page.chooseStreet}
      district={page.district}
      totals={page.totals}
      kind={page.kind}
      onKind={page.chooseKind}
      community={page.community}
      rows={page.rows}
      mayEdit={page.mayEdit}
      more={page.more}
      busyMore={page.busyMore}
      busy={page.busy}
      onOpen={page.open}
      onBack={page.back}
      onMore={page.loadMore}
      onRetry={page.refetch}
      onAdd={page.add}
      onChange={page.change}
      onSeat={page.setTeam}
    />
  )
}
