import { useRouter } from '@tarojs/taro'
import { JoinView } from '../../../features/join/join-view'
import { useJoin } from '../../../features/join/use-join'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

/** For whoever has a code: in the address (`invite=`) or on a slip of paper. */
export default function JoinPage() {
  const { invite = '' } = useRouter().params
  const page = useJoin(invite, () => go('/pages/home/index'))
  return (
    <Page title="用邀请码加入" path="/pages/mine/index">
      <JoinView
        offline={page.offline}
        typed={page.typed}
        isCode={page.isCode}
        busy={page.busy}
        problem={page.problem}
        found={page.found}
        onType={page.onType}
        onLook={() => void page.look()}
        onAccept={(newcomer) => void page.accept(newcomer)}
      />
    </Page>
  )
}
