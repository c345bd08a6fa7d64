import { hubPath } from '../../../features/directory/rooms'
import { pathOfPlace } from '../../../features/places/place-words'
import { RadarView } from '../../../features/places/radar-view'
import { useRadar } from '../../../features/places/use-radar'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function RadarPage() {
  return (
    <Page title="达标雷达" path={hubPath}>
      <Gate work={['review', 'street']}>
        <Radar />
      </Gate>
    </Page>
  )
}

function Radar() {
  const page = useRadar()
  return (
    <RadarView
      stage={page.stage}
      offline={page.offline}
      coverage={page.coverage}
      unmediated={page.unmediated}
      expiring={page.expiring}
      unknownStaff={page.unknownStaff}
      selects={page.selects}
      requestId={page.requestId}
      onSelect={page.onSelect}
      onOpen={(placeId) => go(pathOfPlace(placeId))}
      onMissing={(measure) => go(page.pathOf(measure))}
      busy={page.busy}
      onExport={() => void page.exportAll()}
      onRetry={page.refetch}
    />
  )
}
