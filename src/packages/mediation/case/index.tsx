import { useRouter } from '@tarojs/taro'
import { CaseFoot } from '../../../features/case/case-foot'
import { CaseSheets } from '../../../features/case/case-sheets'
import { CaseView } from '../../../features/case/case-view'
import { useCase } from '../../../features/case/use-case'
import { Gate } from '../../../features/session/gate'
import { useRoles } from '../../../features/session/use-roles'
import { useLayout } from '../../../platform/layout'
import { FootBar } from '../../../ui/bar'
import { Page } from '../../../ui/page'

/** One case, by its id; `do=note` opens the sheet for what was done just now. */
export default function CasePage() {
  const { work } = useRoles()
  const { id = '', do: todo } = useRouter().params
  if (work === 'cases' || work === 'street')
    return <Case id={id} noting={todo === 'note'} path={work === 'cases' ? home : queue} />
  return (
    <Page title="案件" path={home}>
      <Gate work={['cases', 'street']}>{null}</Gate>
    </Page>
  )
}

/** The row of the side navigation that led here. */
const home = '/pages/home/index'
const queue = '/packages/street/queue/index'

function Case({ id, noting, path }: { id: string; noting: boolean; path: string }) {
  const layout = useLayout()
  const page = useCase(id, noting ? 'note' : undefined)
  const { may, shown } = page
  const buttons = (may.note || may.assign) && (
    <CaseFoot
      may={may}
      onNote={() => page.open('note')}
      onMore={() => page.open('more')}
      onAssign={() => page.open('assign')}
    />
  )
  return (
    <Page
      title={shown?.number ?? '案件'}
      path={path}
      actions={layout === 'desk' && buttons}
      foot={layout !== 'desk' && buttons && <FootBar>{buttons}</FootBar>}
    >
      <Gate work={['cases', 'street']}>
        <CaseView
          stage={page.stage}
          offline={page.offline}
          requestId={page.requestId}
          problem={page.problem}
          shown={shown}
          lost={page.lost}
          waiting={page.waiting}
          reply={page.reply}
          onLook={page.look}
          onAgain={page.again}
          onDismiss={page.dismiss}
          onRetry={page.refetch}
        />
        <CaseSheets page={page} />
      </Gate>
    </Page>
  )
}
