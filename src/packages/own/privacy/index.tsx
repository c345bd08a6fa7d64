import { NoticeView } from '../../../features/privacy/notice-view'
import { Page } from '../../../ui/page'

/** 隐私说明: for everybody, signed in or not. */
export default function PrivacyPage() {
  return (
    <Page title="隐私说明" path="/pages/mine/index">
      <NoticeView />
    </Page>
  )
}
