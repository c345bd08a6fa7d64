import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { InboxView } from '../../features/inbox/inbox-view'
import { useInbox } from '../../features/inbox/use-inbox'
import { Gate } from '../../features/session/gate'
import { Page } from '../../ui/page'
import { go } from '../../ui/shell'

export default function InboxPage() {
  const [opened, setOpened] = useState(0)
  useDidShow(() => setOpened((times) => times + 1))
  return (
    <Page title="消息" tab="inbox">
      <Gate>
        <Messages opened={opened} />
      </Gate>
    </Page>
  )
}

function Messages({ opened }: { opened: number }) {
  const page = useInbox(true, opened)
  return (
    <InboxView
      stage={page.stage}
      offline={page.offline}
      messages={page.messages}
      more={page.more}
      requestId={page.requestId}
      onOpen={(key) => go(page.pathOf(key))}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
