import { roleLabels } from '#domain/organisation/role'
import { type NavRow, type Shell, tabs } from '../../ui/shell'
import { hubPath } from '../directory/rooms'
import { useDayList } from '../home/use-day'
import { useQueueList } from '../queue/use-queue-list'
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
  const held = useReviewQueue(work === 'review' || work === 'street')
  const reports = useQueueList(work === 'street')
  const day = useDayList(work === 'cases')
  const messages = usePages('account', 'inbox', work === 'review' || work === 'street' || work === 'resident')
  const me = session.kind === 'somebody' || session.kind === 'ended' ? session.me : null
  const unread =
    work === 'visits'
      ? (visits.data?.unread ?? 0)
      : work === 'cases'
        ? day.unread
        : messages.pages.flatMap(({ items }) => items).filter(({ read }) => !read).length
  const counts = {
    unread,
    held: held.total,
    toAnswer: reports.totals?.toAnswer ?? 0,
    mediations: day.mediations,
    waiting: day.waiting,
  }
  return {
    place: me?.streetName ?? '',
    person: me ? { name: me.name, role: roleLabels[role?.role ?? 'resident'] } : undefined,
    unread,
    rows: rowsOf(work, role?.role === 'volunteer', counts),
  }
}

type Counts = Record<'unread' | 'held' | 'toAnswer' | 'mediations' | 'waiting', number>

/** The desk's rows: the same places as on the phone, and no dead ones. */
function rowsOf(work: Work, earns: boolean, counts: Counts): NavRow[] {
  const messages: NavRow = { ...inbox, count: counts.unread, countUnit: '条未读' }
  const mine: NavRow = { label: '我的', icon: 'user', path: '/pages/mine/index' }
  const review = (label: string): NavRow => ({
    label,
    icon: 'door',
    path: '/packages/street/review/index',
    count: counts.held,
  })
  switch (work) {
    case 'visits':
      return [
        home,
        { label: '记一次走访', icon: 'door', path: '/packages/volunteer/visit/index' },
        { ...progress, label: '我的走访' },
        ...(earns ? earning : []),
        messages,
      ]
    case 'review':
      return [home, review('走访复核'), directory, messages]
    case 'street':
      return [
        home,
        {
          label: '反映',
          icon: 'bubble',
          path: '/packages/street/queue/index',
          count: counts.toAnswer,
          countUnit: '件等受理',
        },
        review('走访与检查'),
        { label: '积分与物品', icon: 'gift', path: '/packages/street/counter/index' },
        directory,
        messages,
      ]
    case 'cases':
      return [
        { ...home, label: '案件', icon: 'scale', count: counts.waiting, countUnit: '位等回话' },
        {
          label: '主动调解',
          icon: 'handshake',
          path: '/packages/mediation/mediations/index',
          count: counts.mediations,
          countUnit: '件等您看',
        },
        messages,
      ]
    case 'office':
      return [home, directory, messages]
    case 'resident':
      return [home, { ...progress, label: '我的反映' }, messages]
    case 'visitor':
      return [home, { ...progress, label: '我的反映' }, mine]
  }
}

const directory: NavRow = { label: '名册', icon: 'users', path: hubPath }

/** What only volunteers have: they earn, and guide others. */
const earning: NavRow[] = [
  { label: '帮人反映', icon: 'bubble', path: '/packages/volunteer/refer/index' },
  { label: '记一次调解', icon: 'handshake', path: '/packages/volunteer/mediation/index' },
  { label: '积分明细', icon: 'doc', path: '/packages/volunteer/points/index' },
  { label: '积分换物', icon: 'gift', path: '/packages/volunteer/goods/index' },
]
