import { thisPhone } from '../../../client/this-phone'
import { OwnDataView } from '../../../features/privacy/data-view'
import { useMyData } from '../../../features/privacy/use-my-data'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

/** 我的资料: what the street has of whoever looks. */
export default function DataPage() {
  return (
    <Page title="我的资料" path="/pages/mine/index">
      <Gate>
        <Data />
      </Gate>
    </Page>
  )
}

function Data() {
  const page = useMyData()
  // The account is gone: nothing of it stays on this phone.
  const leave = async (): Promise<void> => {
    if (!(await page.leave())) return
    await thisPhone().signOut()
    go('/pages/home/index')
  }
  return (
    <OwnDataView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      records={page.records}
      copying={page.copying}
      busy={page.busy}
      onCopy={() => void page.copy()}
      onCorrect={page.correct}
      onLeave={() => void leave()}
      onRetry={page.refetch}
    />
  )
}
