import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Card } from '../../ui/card'
import { OfflineBanner } from '../../ui/state'
import { Columns, Tags } from '../case/parts'
import { Answer } from './answer'
import style from './queue.module.scss'
import type { ReportShown } from './queue-words'
import { type ReportDetailProps, ReportFacts, ReportMessages } from './report-detail'
import type { useReport } from './use-report'

type Page = ReturnType<typeof useReport>

/** A report on a page of its own: on the desk what was said on the left, messages and the answer on the right. */
export function ReportPage({ report, page }: { report: ReportShown; page: Page }) {
  const layout = useLayout()
  const detail: ReportDetailProps = {
    report,
    more: page.more,
    lost: page.lost,
    reply: page.reply,
    onLook: page.look,
    onAgain: page.again,
    onDismiss: page.dismiss,
    onRetry: page.retry,
  }
  return (
    <>
      {page.offline && <OfflineBanner title="现在没连上。" text="已经打开的可以先看，连上了再办。" />}
      {report.urgent.length > 0 && <Tags tags={report.urgent} />}
      <Box as="h2" className={style.title}>
        {report.title}
      </Box>
      <Columns
        left={
          <Card>
            <ReportFacts {...detail} />
          </Card>
        }
        right={
          <Box className={style.beside}>
            <Card>
              <ReportMessages {...detail} />
              {layout === 'desk' && (
                <Box className={style.part}>
                  <ReportAnswer report={report} page={page} />
                </Box>
              )}
            </Card>
          </Box>
        }
      />
    </>
  )
}

/** Taken on or not; nothing where it was answered already. */
export const ReportAnswer = ({ report, page }: { report: ReportShown; page: Page }) =>
  report.state === 'received' ? <Answer {...page.answer} offline={page.offline} /> : null
