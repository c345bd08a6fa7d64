import { ScanIn } from '../../features/sign-in/scan-in'
import { SignInView } from '../../features/sign-in/sign-in-view'
import { useSignIn } from '../../features/sign-in/use-sign-in'
import { Page } from '../../ui/page'
import { go, goBack } from '../../ui/shell'

/** Whoever has signed in goes on with the page that asked for it; its address, with a door's code, is still there. */
export default function SignInPage() {
  const page = useSignIn(goBack)
  return (
    <Page title="登录">
      <SignInView
        way={page.way}
        offline={page.offline}
        busy={page.busy}
        problem={page.problem}
        onSignIn={page.signIn}
        onWechat={page.byWechat}
        onUseAccount={page.useAccount}
        scan={<ScanIn enter={goBack} />}
        onJoin={() => go('/packages/directory/join/index')}
      />
    </Page>
  )
}
