import { Gate } from '../../features/session/gate'
import { useRoles } from '../../features/session/use-roles'
import { useVisitsPage } from '../../features/visits/use-visits'
import { VisitsView } from '../../features/visits/visits-view'
import { Page } from '../../ui/page'
import { go } from '../../ui/shell'
import { Empty } from '../../ui/state'

/** 进度: what this person handed in. So far these are visits. */
export default function ProgressPage() {
  const { work } = useRoles()
  return (
    <Page title={work === 'visits' ? '我的走访' : '进度'} tab="progress">
      <Gate>{work === 'visits' ? <OwnVisits /> : <NothingHandedIn review={work === 'review'} />}</Gate>
    </Page>
  )
}

function OwnVisits() {
  const page = useVisitsPage(true)
  return (
    <VisitsView
      stage={page.stage}
      offline={page.offline}
      waiting={page.waiting}
      received={page.received}
      more={page.more}
      requestId={page.requestId}
      onRecord={() => go('/packages/volunteer/visit/index')}
      onMore={page.loadMore}
      onRetry={page.refetch}
      onNote={page.addNote}
      onWithdraw={page.withdraw}
      onDismiss={page.dismiss}
      draftOf={page.draftOf}
      onDraft={page.keepDraft}
    />
  )
}

const NothingHandedIn = ({ review }: { review: boolean }) => (
  <Empty
    title="这里放您交上去的事"
    text={review ? '别人交来的走访，在「走访复核」里看。' : '当上志愿者、记了走访，每一次到哪一步都在这里。'}
    action={
      review
        ? { label: '去走访复核', icon: 'pause', onTap: () => go('/packages/street/review/index') }
        : { label: '怎么当志愿者', icon: 'cap', onTap: () => go('/pages/home/index') }
    }
  />
)
