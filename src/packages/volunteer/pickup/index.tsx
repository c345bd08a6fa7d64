import { useRouter } from '@tarojs/taro'
import { GiveBack, PickupView } from '../../../features/pickup/pickup-view'
import { usePickup } from '../../../features/pickup/use-pickup'
import { useRoles } from '../../../features/session/use-roles'
import { VolunteerOnly } from '../../../features/session/volunteer-only'
import { useLayout } from '../../../platform/layout'
import { FootBar } from '../../../ui/bar'
import { Page } from '../../../ui/page'
import { go, goBack } from '../../../ui/shell'

const path = '/packages/volunteer/goods/index'

/** Opened with `redemptionId`: which of the items that wait. */
export default function PickupPage() {
  const { role } = useRoles()
  const { redemptionId = '' } = useRouter().params
  if (role?.role === 'volunteer') return <Pickup key={redemptionId} redemptionId={redemptionId} />
  return (
    <Page title="领取码" path={path}>
      <VolunteerOnly title="领取码是志愿者用的" text={'网格员的走访不计分，\n您的记录都在。'}>
        {null}
      </VolunteerOnly>
    </Page>
  )
}

function Pickup({ redemptionId }: { redemptionId: string }) {
  const page = usePickup(redemptionId, goBack)
  const desk = useLayout() === 'desk'
  const giveBack = page.stage === 'ready' && page.item && (
    <FootBar>
      <GiveBack item={page.item} busy={page.leaving} onGiveBack={() => void page.giveBack()} />
    </FootBar>
  )
  return (
    <Page title="领取码" path={path} foot={desk ? undefined : giveBack}>
      <VolunteerOnly title="领取码是志愿者用的" text="">
        <PickupView
          stage={page.stage}
          item={page.item}
          code={page.code}
          problem={page.problem}
          requestId={page.requestId}
          busy={page.busy}
          beside={desk ? giveBack : undefined}
          onNewCode={page.renew}
          onRanOut={page.ranOut}
          onGoods={() => go(path)}
          onRetry={page.renew}
        />
      </VolunteerOnly>
    </Page>
  )
}
