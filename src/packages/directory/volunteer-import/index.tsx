import { hubPath } from '../../../features/directory/rooms'
import { peoplePath } from '../../../features/people/people-words'
import { Gate } from '../../../features/session/gate'
import { Importing } from '../../../features/table-import/importing'
import { Page } from '../../../ui/page'

export default function VolunteerImportPage() {
  return (
    <Page title="导入志愿者" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Importing of="volunteers" onward={peoplePath} />
      </Gate>
    </Page>
  )
}
