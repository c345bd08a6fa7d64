import { ReferView } from '../../../features/refer/refer-view'
import { useRefer } from '../../../features/refer/use-refer'
import { VolunteerOnly } from '../../../features/session/volunteer-only'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function ReferPage() {
  return (
    <Page title="帮人反映" path="/packages/volunteer/refer/index">
      <VolunteerOnly title="这里是志愿者的码" text={'您听到的情况，走访时点「听到点情况」写下来，\n街道会看。'}>
        <Refer />
      </VolunteerOnly>
    </Page>
  )
}

function Refer() {
  const page = useRefer()
  return (
    <ReferView
      stage={page.stage}
      offline={page.offline}
      code={page.code}
      link={page.link}
      guidedPoints={page.guidedPoints}
      mediatedPoints={page.mediatedPoints}
      requestId={page.requestId}
      onCopy={page.copy}
      onMediation={() => go('/packages/volunteer/mediation/index')}
      onRetry={page.refetch}
    />
  )
}
