import { SecurityView } from '../../../features/security/security-view'
import { useSecurity } from '../../../features/security/use-security'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

/** 账号与安全: the ways in to one's own account. */
export default function SecurityPage() {
  return (
    <Page title="账号与安全" path="/pages/mine/index">
      <Gate>
        <Security />
      </Gate>
    </Page>
  )
}

function Security() {
  const page = useSecurity()
  return (
    <SecurityView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      name={page.name}
      account={page.account}
      wechat={page.wechat}
      roles={page.roles}
      busy={page.busy}
      passwordProblem={page.passwordProblem}
      onForgetProblem={page.forgetProblem}
      onPassword={page.changePassword}
      onEverywhere={page.signOutEverywhere}
      onLeave={page.leave}
      onPair={() => go('/packages/own/pair/index?scan=1')}
      onRetry={page.refetch}
    />
  )
}
