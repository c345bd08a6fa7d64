import { useRouter } from '@tarojs/taro'
import { hubPath } from '../../../features/directory/rooms'
import { PlaceFormView } from '../../../features/places/place-form-view'
import { pathOfPlace } from '../../../features/places/place-words'
import { usePlaceForm } from '../../../features/places/use-place-form'
import { Gate } from '../../../features/session/gate'
import { canChooseLocation } from '../../../platform/choose-location'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

/** A new place, or one that is corrected, by its id. */
export default function PlaceEditPage() {
  const { id } = useRouter().params
  return (
    <Page title={id === undefined ? '登记单位' : '改资料'} path={hubPath}>
      <Gate work={['review', 'street']}>
        <Form id={id} />
      </Gate>
    </Page>
  )
}

function Form({ id }: { id: string | undefined }) {
  const page = usePlaceForm(id)
  const hand = async (): Promise<void> => {
    const placeId = await page.hand()
    if (placeId !== undefined) go(pathOfPlace(placeId))
  }
  return (
    <PlaceFormView
      stage={page.stage}
      offline={page.offline}
      isNew={page.isNew}
      draft={page.draft}
      faults={page.faults}
      missing={page.missing}
      areas={page.areas}
      enterpriseGrids={page.enterpriseGrids}
      hasContact={page.hasContact}
      busy={page.busy}
      requestId={page.requestId}
      onSet={page.set}
      onLocate={canChooseLocation ? () => void page.locate() : undefined}
      onHand={() => void hand()}
      onRetry={page.refetch}
    />
  )
}
