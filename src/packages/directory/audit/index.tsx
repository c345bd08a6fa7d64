import { AuditView } from '../../../features/audit/audit-view'
import { useAudit } from '../../../features/audit/use-audit'
import { hubPath } from '../../../features/directory/rooms'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** 操作记录: for the administrator. */
export default function AuditPage() {
  return (
    <Page title="操作记录" path={hubPath}>
      <Gate work="office">
        <Audit />
      </Gate>
    </Page>
  )
}

function Audit() {
  const page = useAudit()
  return (
    <AuditView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      lines={page.lines}
      places={page.places}
      of={page.of}
      more={page.more}
      busyMore={page.busyMore}
      onChoose={page.choose}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
