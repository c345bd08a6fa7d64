import { hubPath } from '../../../features/directory/rooms'
import { placesPath } from '../../../features/places/place-words'
import { Gate } from '../../../features/session/gate'
import { ImportView } from '../../../features/table-import/import-view'
import { importWords } from '../../../features/table-import/import-words'
import { useImport } from '../../../features/table-import/use-import'
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
  const page = useImport('places')
  return (
    <ImportView
      words={importWords.places}
      canChoose={canChooseTable}
      offline={page.offline}
      busy={page.busy}
      checked={page.checked}
      progress={page.progress}
      resumes={page.resumes}
      onTemplate={() => void page.template()}
      onSend={() => void page.send()}
      onRun={() => void page.run()}
      onDone={() => go(placesPath)}
    />
  )
}
