import { RecordView } from '../../../features/mediation-record/record-view'
import { useRecordMediation } from '../../../features/mediation-record/use-record-mediation'
import { useRoles } from '../../../features/session/use-roles'
import { VolunteerOnly } from '../../../features/session/volunteer-only'
import { DoorPicker } from '../../../features/visit/door-picker'
import { ScanSheet } from '../../../features/visit/scan-sheet'
import { useDoor } from '../../../features/visit/use-door'
import { useLayout } from '../../../platform/layout'
import { FootBar } from '../../../ui/bar'
import { Button } from '../../../ui/button'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

const path = '/packages/volunteer/mediation/index'

export default function MediationPage() {
  const { role } = useRoles()
  if (role?.role === 'volunteer') return <Mediation />
  return (
    <Page title="记一次调解" path={path}>
      <VolunteerOnly title="这里记志愿者牵头的调解" text={'网格员遇到矛盾，走访时点「听到点情况」，\n街道会看。'}>
        {null}
      </VolunteerOnly>
    </Page>
  )
}

function Mediation() {
  const desk = useLayout() === 'desk'
  const door = useDoor(undefined)
  const record = useRecordMediation(door.stop, () => go('/pages/progress/index'))
  const foot = (
    <FootBar>
      <Button wide icon="check" busy={record.busy && '正在记'} offBecause={record.missing} onTap={record.record}>
        记好
      </Button>
    </FootBar>
  )
  const chosen = door.items.find(({ key }) => key === door.chosen)
  return (
    <Page title="记一次调解" path={path} foot={desk ? undefined : foot}>
      <VolunteerOnly title="" text="">
        <RecordView
          door={chosen && { name: chosen.title, where: chosen.note, icon: chosen.icon }}
          picker={
            <DoorPicker
              question="在哪一家谈的？"
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
              requestId={door.requestId}
              onRetry={door.retry}
            />
          }
          form={record.form}
          onForm={record.change}
          safe={record.safe}
          points={record.points}
          foot={desk ? foot : undefined}
        />
        <ScanSheet open={door.scanOpen} onClose={door.closeScan} onCode={door.take} />
      </VolunteerOnly>
    </Page>
  )
}
