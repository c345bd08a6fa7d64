import { hubPath } from '../../../features/directory/rooms'
import { DuplicatesView } from '../../../features/places/duplicates-view'
import { useDuplicates } from '../../../features/places/use-duplicates'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function DuplicatesPage() {
  return (
    <Page title="登记重了的" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Duplicates />
      </Gate>
    </Page>
  )
}

function Duplicates() {
  const page = useDuplicates()
  return (
    <DuplicatesView
      stage={page.stage}
      offline={page.offline}
      groups={page.groups}
      requestId={page.requestId}
      onOpen={go}
      onRetry={page.refetch}
    />
  )
}
