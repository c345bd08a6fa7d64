import { useRouter } from '@tarojs/taro'
import { visitPolicy } from '#domain/policy/visit'
import { EndedBanner } from '../../../features/session/ended-banner'
import { ResultPanel } from '../../../features/visit/result-panel'
import { ScanSheet } from '../../../features/visit/scan-sheet'
import { useVisitPage } from '../../../features/visit/use-visit-page'
import { VisitView } from '../../../features/visit/visit-view'
import { useLayout } from '../../../platform/layout'
import { Page } from '../../../ui/page'
import { goBack } from '../../../ui/shell'

export default function VisitPage() {
  const layout = useLayout()
  const { scene, code } = useRouter().params
  const page = useVisitPage(code ?? scene, goBack)
  const panel = (
    <ResultPanel
      place={page.placeName}
      busy={page.busy}
      withdrawMinutes={visitPolicy.withdrawWithinMinutes}
      clueDraft={page.clueDraft}
      onClueDraft={page.keepClueDraft}
      onResult={page.record}
    />
  )
  return (
    <Page title="记一次走访" path="/packages/volunteer/visit/index" foot={layout === 'desk' ? undefined : panel}>
      <EndedBanner />
      <VisitView
        stage={page.items.length > 0 ? 'ready' : page.stage}
        words={page.words}
        onWords={page.setWords}
        onSearch={() => page.items[0] && page.choose(page.items[0].key)}
        onScan={page.scan}
        places={page.items}
        order={page.order}
        chosen={page.chosen}
        chosenWord={page.chosenWord}
        onChoose={page.choose}
        waiting={page.waiting}
        sending={page.sending}
        requestId={page.requestId}
        onRetry={page.retry}
        beside={layout === 'desk' ? panel : undefined}
      />
      <ScanSheet open={page.scanOpen} onClose={page.closeScan} onCode={page.takeCode} />
    </Page>
  )
}
