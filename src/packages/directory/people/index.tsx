import { hubPath } from '../../../features/directory/rooms'
import { PeopleView } from '../../../features/people/people-view'
import { usePeople } from '../../../features/people/use-people'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function PeoplePage() {
  return (
    <Page title="人员" path={hubPath}>
      <Gate work={['review', 'street', 'office']}>
        <People />
      </Gate>
    </Page>
  )
}

function People() {
  const page = usePeople()
  return (
    <PeopleView
      stage={page.stage}
      offline={page.offline}
      rows={page.rows}
      typed={page.typed}
      selects={page.selects}
      narrowed={page.narrowed}
      more={page.more}
      busyMore={page.busyMore}
      requestId={page.requestId}
      onType={page.onType}
      onSearch={page.onSearch}
      onSelect={page.onSelect}
      onOpen={(key) => go(`/packages/directory/person/index?id=${key}`)}
      onMore={page.loadMore}
      onRetry={page.refetch}
    />
  )
}
