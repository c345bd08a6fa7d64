import { hubPath } from '../../../features/directory/rooms'
import { peoplePath } from '../../../features/people/people-words'
import { Gate } from '../../../features/session/gate'
import { ImportView } from '../../../features/table-import/import-view'
import { importWords } from '../../../features/table-import/import-words'
import { useImport } from '../../../features/table-import/use-import'
import { canChooseTable } from '../../../platform/table-file'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function VolunteerImportPage() {
  return (
    <Page title="导入志愿者" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Import />
      </Gate>
    </Page>
  )
}

function Import() {
  const page = useImport('volunteers')
  return (
    <ImportView
      words={importWords.volunteers}
      canChoose={canChooseTable}
      offline={page.offline}
      busy={page.busy}
      checked={page.checked}
      progress={page.progress}
      resumes={page.resumes}
      onTemplate={() => void page.template()}
      onSend={() => void page.send()}
      onRun={() => void page.run()}
      onDone={() => go(peoplePath)}
    />
  )
}
