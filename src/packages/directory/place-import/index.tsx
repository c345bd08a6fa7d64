import { hubPath } from '../../../features/directory/rooms'
import { ImportView } from '../../../features/places/import-view'
import { placesPath } from '../../../features/places/place-words'
import { useImport } from '../../../features/places/use-import'
import { Gate } from '../../../features/session/gate'
import { canChooseTable } from '../../../platform/table-file'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function PlaceImportPage() {
  return (
    <Page title="用表格导入" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Import />
      </Gate>
    </Page>
  )
}

function Import() {
  const page = useImport()
  return (
    <ImportView
      canChoose={canChooseTable}
      offline={page.offline}
      busy={page.busy}
      checked={page.checked}
      progress={page.progress}
      onTemplate={() => void page.template()}
      onSend={() => void page.send()}
      onRun={() => void page.run()}
      onDone={() => go(placesPath)}
    />
  )
}
