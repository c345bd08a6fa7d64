import { hubPath } from '../../../features/directory/rooms'
import { DutyView } from '../../../features/duty/duty-view'
import { useDuty } from '../../../features/duty/use-duty'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'

/** 值班: the week of the duty desk. */
export default function DutyPage() {
  return (
    <Page title="值班" path={hubPath}>
      <Gate work={['review', 'street', 'cases']}>
        <Duty />
      </Gate>
    </Page>
  )
}

function Duty() {
  const page = useDuty()
  return (
    <DutyView
      stage={page.stage}
      offline={page.offline}
      requestId={page.requestId}
      week={page.week}
      busy={page.busy}
      onMove={page.move}
      onRetry={page.refetch}
      onSet={page.set}
      onRemove={page.remove}
      onAsk={page.ask}
      onAnswer={page.answer}
    />
  )
}
