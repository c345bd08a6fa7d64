import { ApplyView } from '../../../features/join/apply-view'
import { useApplication } from '../../../features/join/use-application'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

/** For everybody in WeChat, and for whoever is signed in. */
export default function ApplyPage() {
  const page = useApplication()
  return (
    <Page title="申请当志愿者" path="/pages/mine/index">
      <ApplyView
        stage={page.stage}
        offline={page.offline}
        streetName={page.streetName}
        communities={page.communities}
        known={page.known}
        mayApply={page.mayApply}
        own={page.own}
        busy={page.busy}
        requestId={page.requestId}
        onApply={(wish) => void page.apply(wish)}
        onWithdraw={() => void page.withdraw()}
        onAgain={page.applyAgain}
        onSignIn={() => go('/pages/sign-in/index')}
        onRetry={page.refetch}
      />
    </Page>
  )
}
