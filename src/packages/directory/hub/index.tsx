import { HubView } from '../../../features/directory/hub-view'
import { hubPath } from '../../../features/directory/rooms'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** 名册: people, places and what else the street keeps. */
export default function HubPage() {
  return (
    <Page title="名册" path={hubPath}>
      <Gate work={['review', 'street', 'office']}>
        <HubView />
      </Gate>
    </Page>
  )
}
