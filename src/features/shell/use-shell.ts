import { roleLabels } from '#domain/organisation/role'
import { type NavRow, type Shell, tabs } from '../../ui/shell'
import { useReviewQueue } from '../review/use-review-queue'
import { useAsk, usePages } from '../session/use-ask'
import { useRoles, type Work } from '../session/use-roles'
import { useSession } from '../session/use-session'

const [home, progress, inbox] = tabs

/** What the frame of every page shows: the street, the person, what is unread, and the rows of this person's work. */
export function useShellData(): Shell {
  const session = useSession()
  const { role, work } = useRoles()
  const visits = useAsk('visit', 'home', {}, { enabled: work === 'visits' })
  const queue = useReviewQueue(work === 'review')
  const messages = usePages('account', 'inbox', work === 'review')
  const me = session.kind === 'somebody' || session.kind === 'ended' ? session.me : null
  const unread =
    work === 'visits'
      ? (visits.data?.unread ?? 0)
      : messages.pages.flatMap(({ items }) => items).filter(({ read }) => !read).length
  return {
    place: me?.streetName ?? '',
    person: me ? { name: me.name, role: roleLabels[role?.role ?? 'resident'] } : undefined,
    unread,
    rows: rowsOf(work, role?.role === 'volunteer', { unread, held: queue.total }),
  }
}

/** The desk's rows: the same places as on the phone, and no dead ones. */
function rowsOf(work: Work, earns: boolean, counts: { unread: number; held: number }): NavRow[] {
  const messages: NavRow = { ...inbox, count: counts.unread, countUnit: '条未读' }
  const mine: NavRow = { label: '我的', icon: 'user', path: '/pages/mine/index' }
  switch (work) {
    case 'visits':
      return [
        home,
        { label: '记一次走访', icon: 'door', path: '/packages/volunteer/visit/index' },
        { ...progress, label: '我的走访' },
        ...(earns ? [{ label: '积分明细', icon: 'doc', path: '/packages/volunteer/points/index' } as const] : []),
        messages,
      ]
    case 'review':
      return [
        home,
        { label: '走访复核', icon: 'pause', path: '/packages/street/review/index', count: counts.held },
        messages,
      ]
    case 'resident':
      return [home, messages]
    case 'visitor':
      return [home, mine]
  }
}
