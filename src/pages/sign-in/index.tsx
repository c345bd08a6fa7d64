import { SignInView } from '../../features/sign-in/sign-in-view'
import { useSignIn } from '../../features/sign-in/use-sign-in'
import { Page } from '../../ui/page'
import { go } from '../../ui/shell'

export default function SignInPage() {
  const page = useSignIn(() => go('/pages/home/index'))
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
      />
    </Page>
  )
}
