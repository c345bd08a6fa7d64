import type { ReactNode } from 'react'
import { go } from '../../ui/shell'
import { Empty, Skeleton } from '../../ui/state'
import { EndedBanner } from './ended-banner'
import { useRoles, type Work } from './use-roles'
import { useSession } from './use-session'

type StaffWork = Exclude<Work, 'visitor' | 'resident'>

interface GateProps {
  /** Whose page it is, one of them or several; without it everybody's who is signed in. */
  work?: StaffWork | readonly StaffWork[]
  children: ReactNode
}

/** Lets in whom a page is for, and tells everybody else kindly where to go. The server decides all the same. */
export function Gate({ work: needed, children }: GateProps) {
  const session = useSession()
  const { work, holds } = useRoles()
  if (session.kind === 'asking') return <Skeleton rows={4} />
  if (session.kind === 'nobody')
    return (
      <Empty
        title="先登录，再看这里"
        text={'用街道发给您的账号登录，\n您的走访和积分就都在。'}
        action={{ label: '去登录', icon: 'user', onTap: () => go('/pages/sign-in/index') }}
      />
    )
  const those = typeof needed === 'string' ? [needed] : (needed ?? [])
  const [first] = those
  if (first !== undefined && !those.some((one) => one === work))
    return <NotForThisRole needed={first} mayChange={those.some(holds)} />
  return (
    <>
      <EndedBanner />
      {children}
    </>
  )
}

/** Who does what the page is for. */
const whose = {
  visits: '走访由志愿者和网格员来记。',
  review: '核实走访由社区和街道的同志来办。',
  street: '这件事由街道的同志来办。',
  cases: '调解由街道的调解员来办。',
  office: '这件事由街道的管理员来办。',
} as const satisfies Record<StaffWork, string>

function NotForThisRole({ needed, mayChange }: { needed: StaffWork; mayChange: boolean }) {
  const who = whose[needed]
  return (
    <Empty
      title="这一页不是您现在的身份用的"
      text={mayChange ? `${who}\n您换个身份就能用。` : who}
      action={
        mayChange
          ? { label: '去「我的」换身份', icon: 'user', onTap: () => go('/pages/mine/index') }
          : { label: '回首页', icon: 'home', onTap: () => go('/pages/home/index') }
      }
    />
  )
}
