import { useRouter } from '@tarojs/taro'
import { hubPath } from '../../../features/directory/rooms'
import { MergeView } from '../../../features/places/merge-view'
import { duplicatesPath, pathOfEdit, pathOfPlace } from '../../../features/places/place-words'
import { useMerge } from '../../../features/places/use-merge'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go, goInstead } from '../../../ui/shell'

/** Entries of one place, by their ids with dots between. */
export default function MergePage() {
  const { ids = '' } = useRouter().params
  return (
    <Page title="合成一家" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Merge group={ids.split('.').filter(Boolean)} />
      </Gate>
    </Page>
  )
}

function Merge({ group }: { group: readonly string[] }) {
  const page = useMerge(group)
  const merge = async (): Promise<boolean> => {
    const merged = await page.merge()
    if (merged?.done) goInstead(pathOfPlace(merged.placeId))
    return merged !== undefined
  }
  return (
    <MergeView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      cards={page.cards}
      keep={page.keep}
      further={page.further}
      moves={page.moves}
      problem={page.problem}
      busy={page.busy}
      onKeep={page.setKeep}
      onMerge={merge}
      onEdit={(placeId) => go(pathOfEdit(placeId))}
      onBack={() => goInstead(duplicatesPath)}
      onRetry={page.refetch}
    />
  )
}
