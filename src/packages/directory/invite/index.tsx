import { hubPath } from '../../../features/directory/rooms'
import { InvitationsView } from '../../../features/people/invitations-view'
import { useInvitations } from '../../../features/people/use-invitations'
import { Gate } from '../../../features/session/gate'
import { joinLink } from '../../../platform/join-link'
import { Page } from '../../../ui/page'

export default function InvitePage() {
  return (
    <Page title="邀请" path={hubPath}>
      <Gate work={['review', 'street', 'office']}>
        <Invitations />
      </Gate>
    </Page>
  )
}

function Invitations() {
  const page = useInvitations()
  return (
    <InvitationsView
      stage={page.stage}
      offline={page.offline}
      rows={page.rows}
      offered={page.offered}
      more={page.more}
      busyMore={page.busyMore}
      busy={page.busy}
      requestId={page.requestId}
      linkOf={joinLink}
      onInvite={page.invite}
      onRevoke={page.revoke}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
