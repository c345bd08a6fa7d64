import { Gate } from '../../../features/session/gate'
import { StockView } from '../../../features/stock/stock-view'
import { useStock } from '../../../features/stock/use-stock'
import { Page } from '../../../ui/page'

export default function StockPage() {
  return (
    <Page title="物品账" path="/packages/street/counter/index">
      <Gate work="street">
        <Stock />
      </Gate>
    </Page>
  )
}

function Stock() {
  const page = useStock()
  return (
    <StockView
      stage={page.stage}
      offline={page.offline}
      stock={page.stock}
      busy={page.busy}
      requestId={page.requestId}
      onReceive={page.receive}
      onRetry={page.refetch}
    />
  )
}
