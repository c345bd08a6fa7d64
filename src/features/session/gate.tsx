import type { ReactNode } from 'react'
import { go } from '../../ui/shell'
import { Empty, Skeleton } from '../../ui/state'
import { EndedBanner } from './ended-banner'
import { useRoles, type Work } from './use-roles'
import { useSession } from './use-session'

interface GateProps {
  /** Whose page it is; without it everybody's who is signed in. */
  work?: Extract<Work, 'visits' | 'review'>
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
  if (needed !== undefined && needed !== work) return <NotForThisRole needed={needed} mayChange={holds(needed)} />
  return (
    <>
      <EndedBanner />
      {children}
    </>
  )
}

function NotForThisRole({ needed, mayChange }: { needed: 'visits' | 'review'; mayChange: boolean }) {
  const who = needed === 'visits' ? '走访由志愿者和网格员来记。' : '核实走访由社区和街道的同志来办。'
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
