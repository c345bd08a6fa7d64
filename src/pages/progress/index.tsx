import { OwnMediations } from '../../features/mediation-record/own-mediations'
import { useMediations } from '../../features/mediation-record/use-mediations'
import { OwnReportsView } from '../../features/report/own-reports-view'
import { useUnfinished } from '../../features/report/use-draft'
import { findPath, receiptPath, useOwnReceipts, writePath } from '../../features/report/use-own-receipts'
import { Gate } from '../../features/session/gate'
import { useRoles } from '../../features/session/use-roles'
import { useVisitsPage } from '../../features/visits/use-visits'
import { VisitsView } from '../../features/visits/visits-view'
import { Page } from '../../ui/page'
import { go } from '../../ui/shell'
import { Empty } from '../../ui/state'

/** 进度: what this person handed in. Reports belong to the phone, so that nobody has to sign in to see them. */
export default function ProgressPage() {
  const { work } = useRoles()
  if (work === 'visitor' || work === 'resident')
    return (
      <Page title="我的反映" tab="progress">
        <OwnReports />
      </Page>
    )
  return (
    <Page title={work === 'visits' ? '我的走访' : '进度'} tab="progress">
      <Gate>{work === 'visits' ? <OwnVisits /> : <NothingHandedIn work={work} />}</Gate>
    </Page>
  )
}

function OwnReports() {
  const rows = useOwnReceipts()
  return (
    <OwnReportsView
      rows={rows}
      unfinished={useUnfinished() !== null}
      onOpen={(id) => go(receiptPath(id))}
      onFind={() => go(findPath)}
      onReport={() => go(writePath)}
    />
  )
}

function OwnVisits() {
  const page = useVisitsPage(true)
  const earns = useRoles().role?.role === 'volunteer'
  const talks = useMediations(earns)
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
      beside={
        <OwnMediations
          rows={talks.rows}
          more={talks.more}
          busyMore={talks.busyMore}
          onRecord={() => go('/packages/volunteer/mediation/index')}
          onDismiss={talks.dismiss}
          onMore={talks.loadMore}
        />
      }
    />
  )
}

/** Whoever looks after what others hand in finds it elsewhere. */
const elsewhere = {
  review: {
    text: '别人交来的走访，在「走访复核」里看。',
    action: { label: '去走访复核', icon: 'pause', path: '/packages/street/review/index' },
  },
  street: {
    text: '别人交来的反映，在「反映」里看。',
    action: { label: '去看反映', icon: 'bubble', path: '/packages/street/queue/index' },
  },
  office: {
    text: '人和地方都在「名册」里。',
    action: { label: '去名册', icon: 'users', path: '/packages/directory/hub/index' },
  },
  cases: {
    text: '交到您手里的案子，都在首页。',
    action: { label: '看手上的案子', icon: 'scale', path: '/pages/home/index' },
  },
} as const

const NothingHandedIn = ({ work }: { work: keyof typeof elsewhere }) => {
  const { text, action } = elsewhere[work]
  return (
    <Empty
      title="这里放您交上去的事"
      text={text}
      action={{ label: action.label, icon: action.icon, onTap: () => go(action.path) }}
    />
  )
}
