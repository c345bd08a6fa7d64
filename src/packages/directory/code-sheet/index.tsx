import { useRouter } from '@tarojs/taro'
import { hubPath } from '../../../features/directory/rooms'
import { CodeSheetView } from '../../../features/places/code-sheet-view'
import { partIn } from '../../../features/places/place-words'
import { useCodeSheet } from '../../../features/places/use-code-sheet'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** Codes to print: of the place with this id, or of a part of the street. */
export default function CodeSheetPage() {
  const { id, within } = useRouter().params
  return (
    <Page title="印场所码" path={hubPath}>
      <Gate work={['review', 'street']}>
        <CodeSheet id={id} within={within === undefined ? '' : partIn(within)} />
      </Gate>
    </Page>
  )
}

function CodeSheet({ id, within }: { id: string | undefined; within: string }) {
  const page = useCodeSheet(id, within)
  return (
    <CodeSheetView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      canPrint={page.canPrint}
      place={page.place}
      areas={page.areas}
      within={page.within}
      layout={page.layout}
      made={page.made}
      busy={page.busy}
      onWithin={page.onWithin}
      onLayout={page.onLayout}
      onMake={() => void page.make()}
      onNext={() => void page.next()}
      onOpen={() => void page.open()}
      onRetry={page.refetch}
    />
  )
}
