import { Button } from '../../ui/button'
import { Preview } from '../../ui/desk'
import { Tags } from '../case/parts'
import { Answer } from './answer'
import type { ReportShown } from './queue-words'
import { ReportDetail } from './report-detail'
import { useReport } from './use-report'

interface ReportPreviewProps {
  report: ReportShown | undefined
  onOpen: (report: ReportShown) => void
  onClose: () => void
}

/** A report beside the list, or in a sheet where there is no room beside it: to read, to answer, to open whole. */
export function ReportPreview({ report, onOpen, onClose }: ReportPreviewProps) {
  const page = useReport(report)
  return (
    <Preview
      open={report !== undefined}
      of={report?.key}
      title={report?.title ?? ''}
      head={report && report.urgent.length > 0 && <Tags tags={report.urgent} />}
      onOpen={report && (() => onOpen(report))}
      onClose={onClose}
      foot={
        report?.state === 'received' ? (
          <Answer key={report.key} {...page.answer} offline={page.offline} />
        ) : report?.caseId ? (
          <Button wide icon="scale" onTap={() => onOpen(report)}>
            打开案件
          </Button>
        ) : undefined
      }
    >
      {report && (
        <ReportDetail
          key={report.key}
          report={report}
          more={page.more}
          lost={page.lost}
          reply={page.reply}
          onLook={page.look}
          onAgain={page.again}
          onDismiss={page.dismiss}
          onRetry={page.retry}
        />
      )}
    </Preview>
  )
}
