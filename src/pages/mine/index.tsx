import { MineView } from '../../features/mine/mine-view'
import { useMine } from '../../features/mine/use-mine'
import { Gate } from '../../features/session/gate'
import { Page } from '../../ui/page'
import { go } from '../../ui/shell'

export default function MinePage() {
  const page = useMine()
  const leave = (): void => void page.signOut().then(() => go('/pages/home/index'))
  return (
    <Page title="我的" tab="mine">
      <Gate>
        {page.me && (
          <MineView
            name={page.me.name}
            phone={page.me.phone}
            streetName={page.me.streetName}
            roles={page.roles}
            currentRole={page.current}
            onRole={page.choose}
            waiting={page.waiting}
            onSignOut={leave}
            onOpen={go}
            atDesk={page.atDesk}
          />
        )}
      </Gate>
    </Page>
  )
}
