import { useEffect, useState } from 'react'
import { CounterFoot, type Question } from '../../../features/counter/counter-foot'
import { CounterView } from '../../../features/counter/counter-view'
import { PickupScan } from '../../../features/counter/scan-sheet'
import { CounterSplit } from '../../../features/counter/split'
import { TodayList } from '../../../features/counter/today-list'
import { useCounter } from '../../../features/counter/use-counter'
import { Gate } from '../../../features/session/gate'
import { useRoles } from '../../../features/session/use-roles'
import { useLayout } from '../../../platform/layout'
import { FootBar } from '../../../ui/bar'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

const path = '/packages/street/counter/index'

export default function CounterPage() {
  const { work } = useRoles()
  if (work === 'street') return <Counter />
  return (
    <Page title="发放物品" path={path}>
      <Gate work="street">{null}</Gate>
    </Page>
  )
}

function Counter() {
  const desk = useLayout() === 'desk'
  const page = useCounter()
  const [asked, setAsked] = useState<Question[]>([])
  const isFound = page.pickup !== undefined
  // Each person is asked anew.
  useEffect(() => {
    if (!isFound) setAsked([])
  }, [isFound])
  const foot = page.pickup && (
    <FootBar>
      <CounterFoot
        asked={asked}
        busy={page.handing}
        offline={page.offline}
        onConfirm={page.confirm}
        onNotThem={page.notThem}
      />
    </FootBar>
  )
  return (
    <Page title="发放物品" path={path} foot={desk ? undefined : foot}>
      <Gate work="street">
        <CounterSplit>
          <CounterView
            offline={page.offline}
            typesFirst={desk}
            typed={page.typed}
            onType={page.setTyped}
            onLookUp={page.lookUp}
            onScan={page.scan}
            looking={page.looking}
            problem={page.problem}
            pickup={page.pickup}
            asked={asked}
            onAsked={setAsked}
            done={page.done}
            onNext={page.begin}
            foot={desk ? foot : undefined}
          />
          {(desk || page.pickup === undefined) && (
            <TodayList
              stage={page.stage}
              today={page.today}
              waiting={page.waiting}
              requestId={page.requestId}
              onStock={() => go('/packages/street/stock/index')}
              onAwards={() => go('/packages/street/awards/index')}
              onRetry={page.refetch}
            />
          )}
        </CounterSplit>
        <PickupScan open={page.scanOpen} onClose={page.closeScan} onCode={page.lookUp} />
      </Gate>
    </Page>
  )
}
