import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { visitPolicy } from '#domain/policy/visit'
import { Gate } from '../../../features/session/gate'
import { useRoles } from '../../../features/session/use-roles'
import { ResultPanel } from '../../../features/visit/result-panel'
import { ScanSheet } from '../../../features/visit/scan-sheet'
import { useDoor } from '../../../features/visit/use-door'
import { useRecord } from '../../../features/visit/use-record'
import { VisitView } from '../../../features/visit/visit-view'
import { useLayout } from '../../../platform/layout'
import { Page } from '../../../ui/page'
import { goBack } from '../../../ui/shell'
import { closeToast } from '../../../ui/toast'

const path = '/packages/volunteer/visit/index'

/** Opened by a tap, or by the code of a door (`scene` from WeChat, `code` from our own link). */
export default function VisitPage() {
  const { work } = useRoles()
  const { scene, code } = useRouter().params
  if (work === 'visits') return <Visit openedWith={code ?? scene} />
  return (
    <Page title="记一次走访" path={path}>
      <Gate work="visits">{null}</Gate>
    </Page>
  )
}

function Visit({ openedWith }: { openedWith: string | undefined }) {
  const layout = useLayout()
  // The message about the visit before would lie over the search; what it offered is in the list of visits too. First of
  // all: what the door below has to say about its code stays.
  useEffect(closeToast, [])
  const door = useDoor(openedWith)
  const record = useRecord(door.stop, goBack)
  const panel = (
    <ResultPanel
      place={door.name}
      busy={record.busy}
      withdrawMinutes={visitPolicy.withdrawWithinMinutes}
      clueDraft={record.clueDraft}
      onClueDraft={record.keepClueDraft}
      onResult={record.record}
    />
  )
  return (
    <Page title="记一次走访" path={path} foot={layout === 'desk' ? undefined : panel}>
      <Gate work="visits">
        <VisitView
          stage={door.stage}
          words={door.words}
          onWords={door.setWords}
          onSearch={door.chooseFirst}
          onScan={door.scan}
          places={door.items}
          order={door.order}
          chosen={door.chosen}
          chosenWord={door.chosenWord}
          onChoose={door.choose}
          waiting={record.waiting}
          sending={record.sending}
          requestId={door.requestId}
          onRetry={door.retry}
          beside={layout === 'desk' ? panel : undefined}
        />
        <ScanSheet open={door.scanOpen} onClose={door.closeScan} onCode={door.take} />
      </Gate>
    </Page>
  )
}
