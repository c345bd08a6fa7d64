import { InterestView } from '../../../features/join/interest-view'
import { useInterests } from '../../../features/join/use-interests'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

export default function InterestPage() {
  return (
    <Page title="申报关系" path="/pages/mine/index">
      <Gate>
        <Interests />
      </Gate>
    </Page>
  )
}

function Interests() {
  const page = useInterests()
  return (
    <InterestView
      stage={page.stage}
      offline={page.offline}
      declared={page.declared}
      busy={page.busy}
      requestId={page.requestId}
      onDeclare={page.declare}
      onRetry={page.refetch}
    />
  )
}
