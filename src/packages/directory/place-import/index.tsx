import { hubPath } from '../../../features/directory/rooms'
import { placesPath } from '../../../features/places/place-words'
import { Gate } from '../../../features/session/gate'
import { Importing } from '../../../features/table-import/importing'
import { Page } from '../../../ui/page'

export default function PlaceImportPage() {
  return (
    <Page title="用表格导入" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Importing of="places" onward={placesPath} />
      </Gate>
    </Page>
  )
}
