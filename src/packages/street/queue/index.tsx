import { DeskClock } from '../../../features/queue/desk-clock'
import { pathOfReport } from '../../../features/queue/paths'
import { QueueView } from '../../../features/queue/queue-view'
import type { ReportShown } from '../../../features/queue/queue-words'
import { ReportPreview } from '../../../features/queue/report-preview'
import { useQueue } from '../../../features/queue/use-queue'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

export default function QueuePage() {
  return (
    <Page title="反映" path="/packages/street/queue/index" fills actions={<DeskClock />}>
      <Gate work="street">
        <Queue />
      </Gate>
    </Page>
  )
}

const open = (report: ReportShown): void => go(pathOfReport(report))

function Queue() {
  const page = useQueue()
  return (
    <QueueView
      stage={page.stage}
      offline={page.offline}
      tabs={page.tabs}
      tab={page.tab}
      onTab={page.onTab}
      selects={page.selects}
      onSelect={page.onSelect}
      chips={page.chips}
      onChip={page.onChip}
      onShowAll={page.onShowAll}
      rows={page.rows}
      busyMore={page.busyMore}
      requestId={page.requestId}
      onOpen={open}
      onMore={page.more ? page.loadMore : undefined}
      onRetry={page.refetch}
      preview={(report, close) => <ReportPreview report={report} onOpen={open} onClose={close} />}
    />
  )
}
