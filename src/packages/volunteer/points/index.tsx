import { PointsView } from '../../../features/points/points-view'
import { usePoints } from '../../../features/points/use-points'
import { Gate } from '../../../features/session/gate'
import { useRoles } from '../../../features/session/use-roles'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'
import { Empty } from '../../../ui/state'

export default function PointsPage() {
  const { role } = useRoles()
  return (
    <Page title="积分明细" path="/packages/volunteer/points/index">
      <Gate work="visits">{role?.role === 'volunteer' ? <Ledger /> : <NoPoints />}</Gate>
    </Page>
  )
}

function Ledger() {
  const page = usePoints(true)
  return (
    <PointsView
      stage={page.stage}
      offline={page.offline}
      usable={page.usable}
      pending={page.pending}
      held={page.held}
      owed={page.owed}
      earnedThisYear={page.earnedThisYear}
      yearCap={page.yearCap}
      entries={page.entries}
      more={page.more}
      busyMore={page.busyMore}
      requestId={page.requestId}
      onMore={page.loadMore}
      onRecord={() => go('/packages/volunteer/visit/index')}
      onRetry={page.refetch}
    />
  )
}

const NoPoints = () => <Empty title="网格员的走访不计分" text={'积分是给志愿者的谢意。\n您的走访照样记，记录都在。'} />
