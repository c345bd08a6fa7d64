import { ReviewView } from '../../../features/review/review-view'
import { useReview } from '../../../features/review/use-review'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

export default function ReviewPage() {
  return (
    <Page title="走访复核" path="/packages/street/review/index" fills>
      <Gate work={['review', 'street']}>
        <Review />
      </Gate>
    </Page>
  )
}

function Review() {
  const page = useReview()
  return (
    <ReviewView
      stage={page.stage}
      offline={page.offline}
      rows={page.rows}
      total={page.total}
      chips={page.chips}
      onChip={page.toggle}
      free={page.free}
      onVerifyAll={() => void page.verifyAll()}
      requestId={page.requestId}
      onVerify={page.verify}
      onRefuse={page.refuse}
      onMore={page.more ? page.loadMore : undefined}
      onRetry={page.refetch}
    />
  )
}
