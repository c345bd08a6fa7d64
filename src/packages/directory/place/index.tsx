import { useRouter } from '@tarojs/taro'
import { hubPath } from '../../../features/directory/rooms'
import { PlaceView } from '../../../features/places/place-view'
import { pathOfEdit, pathOfPlace, pathOfSheet } from '../../../features/places/place-words'
import { usePlace } from '../../../features/places/use-place'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

/** One place of the register, by its id. */
export default function PlacePage() {
  const { id = '' } = useRouter().params
  return (
    <Page title="单位" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Place id={id} />
      </Gate>
    </Page>
  )
}

function Place({ id }: { id: string }) {
  const page = usePlace(id)
  return (
    <PlaceView
      stage={page.stage}
      offline={page.offline}
      card={page.card}
      contact={page.contact}
      busy={page.busy}
      requestId={page.requestId}
      onEdit={() => go(pathOfEdit(id))}
      onClose={page.close}
      onReopen={page.reopen}
      onIssue={page.issue}
      onRevoke={page.revoke}
      onReveal={page.reveal}
      onPrint={() => go(pathOfSheet({ placeId: id }))}
      onKept={(placeId) => go(pathOfPlace(placeId))}
      onRetry={page.refetch}
    />
  )
}
