import { useRouter } from '@tarojs/taro'
import { hubPath } from '../../../features/directory/rooms'
import { PersonView } from '../../../features/people/person-view'
import { usePerson } from '../../../features/people/use-person'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** One person, by their id. */
export default function PersonPage() {
  const { id = '' } = useRouter().params
  return (
    <Page title="人员" path={hubPath}>
      <Gate work={['review', 'street', 'office']}>
        <Person id={id} />
      </Gate>
    </Page>
  )
}

function Person({ id }: { id: string }) {
  const page = usePerson(id)
  return (
    <PersonView
      stage={page.stage}
      offline={page.offline}
      card={page.card}
      phone={page.phone}
      today={page.today}
      busy={page.busy}
      requestId={page.requestId}
      roster={page.roster}
      onHandOver={page.handOver}
      onReveal={page.reveal}
      offered={page.offered}
      onOffer={page.onOffer}
      onGive={page.give}
      onEnd={page.end}
      onSuspend={page.suspend}
      onResume={page.resume}
      onRetry={page.refetch}
    />
  )
}
