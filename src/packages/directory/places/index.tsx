import { useRouter } from '@tarojs/taro'
import { measures } from '#domain/place/radar'
import { hubPath } from '../../../features/directory/rooms'
import {
  duplicatesPath,
  editPath,
  importPath,
  partIn,
  pathOfPlace,
  pathOfSheet,
} from '../../../features/places/place-words'
import { PlacesView } from '../../../features/places/places-view'
import { usePlaces } from '../../../features/places/use-places'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function PlacesPage() {
  return (
    <Page title="单位与场所" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Places />
      </Gate>
    </Page>
  )
}

/** `without` narrows it to the firms behind a figure of the radar. */
function Places() {
  const { without, within: part } = useRouter().params
  const measure = measures.find((one) => one === without)
  const page = usePlaces({
    ...(measure !== undefined && { kind: 'company' as const, without: measure }),
    ...(part !== undefined && { within: partIn(part) }),
  })
  const { within } = page
  return (
    <PlacesView
      stage={page.stage}
      offline={page.offline}
      rows={page.rows}
      total={page.total}
      typed={page.typed}
      selects={page.selects}
      sort={page.sort}
      busyMore={page.busyMore}
      busy={page.busy}
      requestId={page.requestId}
      onType={page.onType}
      onSearch={page.onSearch}
      onSelect={page.onSelect}
      onSort={page.onSort}
      onShowAll={page.onShowAll}
      onOpen={(key) => go(pathOfPlace(key))}
      onAdd={() => go(editPath)}
      onImport={() => go(importPath)}
      onDuplicates={() => go(duplicatesPath)}
      onExport={() => void page.exportAll()}
      onPrint={() => go(pathOfSheet({ within }))}
      onMore={page.more ? page.loadMore : undefined}
      onRetry={page.refetch}
    />
  )
}
