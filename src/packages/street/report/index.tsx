import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { pathOfCase } from '../../../features/queue/paths'
import { shownReport } from '../../../features/queue/queue-words'
import { ReportAnswer, ReportPage } from '../../../features/queue/report-page'
import { useReport } from '../../../features/queue/use-report'
import { Gate } from '../../../features/session/gate'
import { useAsk } from '../../../features/session/use-ask'
import { useNow } from '../../../features/session/use-now'
import { useRoles } from '../../../features/session/use-roles'
import { useLayout } from '../../../platform/layout'
import { FootBar } from '../../../ui/bar'
import { Page } from '../../../ui/page'
import { goInstead } from '../../../ui/shell'
import { Failure, Skeleton } from '../../../ui/state'

const path = '/packages/street/queue/index'

/** One report by its id, before it has become a case. */
export default function Report() {
  const { work } = useRoles()
  const { id = '' } = useRouter().params
  if (work === 'street') return <OpenReport id={id} />
  return (
    <Page title="反映" path={path}>
      <Gate work="street">{null}</Gate>
    </Page>
  )
}

function OpenReport({ id }: { id: string }) {
  const layout = useLayout()
  const now = useNow()
  const asked = useAsk('case', 'openReport', { reportId: id }, { keep: false })
  const report = asked.data && shownReport(asked.data.row, now)
  const page = useReport(report)
  const caseId = report?.caseId
  // Taken on: the story goes on in its case, and the way back leads to the list.
  useEffect(() => {
    if (caseId) goInstead(pathOfCase(caseId))
  }, [caseId])
  const answer = report?.state === 'received' && layout !== 'desk' && <ReportAnswer report={report} page={page} />
  return (
    <Page title="反映" path={path} foot={answer && <FootBar>{answer}</FootBar>}>
      <Gate work="street">
        {asked.stage === 'loading' && <Skeleton head rows={3} />}
        {asked.stage === 'failed' && (
          <Failure title={asked.problem} onRetry={asked.refetch} requestId={asked.requestId} />
        )}
        {report && <ReportPage report={report} page={page} />}
      </Gate>
    </Page>
  )
}
