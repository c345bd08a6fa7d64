import { chinaDate, listTimeLabel } from '#domain/kernel/instant'
import { pointsPolicyOn } from '#domain/policy/points'
import { HubView } from '../../features/directory/hub-view'
import { hubPath } from '../../features/directory/rooms'
import { DayView } from '../../features/home/day-view'
import { Greeting } from '../../features/home/greeting'
import { GuideView } from '../../features/home/guide-view'
import { HomeView } from '../../features/home/home-view'
import { JointHomeView } from '../../features/home/joint-home-view'
import { ReviewHomeView } from '../../features/home/review-home-view'
import { StreetHomeView } from '../../features/home/street-home-view'
import { useDay } from '../../features/home/use-day'
import { useGreeting } from '../../features/home/use-greeting'
import { isJoint, useJointHome } from '../../features/home/use-joint-home'
import { useLanding } from '../../features/home/use-landing'
import { useStreetHome } from '../../features/home/use-street-home'
import { useVisitHome } from '../../features/home/use-visit-home'
import { pathOfCase } from '../../features/queue/paths'
import { useUnfinished } from '../../features/report/use-draft'
import { findPath, writePath } from '../../features/report/use-own-receipts'
import { useReceipts } from '../../features/report/use-receipt'
import { useReviewQueue } from '../../features/review/use-review-queue'
import { EndedBanner } from '../../features/session/ended-banner'
import { useNow } from '../../features/session/use-now'
import { useRoles } from '../../features/session/use-roles'
import { useSession } from '../../features/session/use-session'
import { useLayout } from '../../platform/layout'
import { Page } from '../../ui/page'
import { go } from '../../ui/shell'
import { Skeleton } from '../../ui/state'

export default function HomePage() {
  const layout = useLayout()
  const session = useSession()
  const { work } = useRoles()
  useLanding()
  // The desk's row of the side navigation is called so.
  const onDesk = work === 'cases' ? '案件' : '首页'
  return (
    <Page title={layout === 'desk' ? onDesk : '小红帽'} tab="home">
      <EndedBanner />
      {session.kind === 'asking' ? <Skeleton head rows={3} /> : <HomeOfRole />}
    </Page>
  )
}

/** The home changes with the role; the tabs below stay where the thumb knows them. */
function HomeOfRole() {
  const { work, role } = useRoles()
  if (work === 'visits') return <VisitHome />
  if (work === 'review') return <ReviewHome />
  if (work === 'street') return <StreetHome />
  if (work === 'cases') return <Day />
  if (work === 'office') return <Office />
  if (isJoint(role?.role)) return <Joint />
  return <Guide visitor={work === 'visitor'} />
}

function VisitHome() {
  const greeting = useGreeting()
  const home = useVisitHome()
  const earns = useRoles().role?.role === 'volunteer'
  return (
    <HomeView
      {...greeting}
      stage={home.stage}
      offline={home.offline}
      attention={home.attention}
      points={home.points}
      requestId={home.requestId}
      onRecord={() => go('/packages/volunteer/visit/index')}
      onVisits={() => go('/pages/progress/index')}
      onRefer={earns ? () => go('/packages/volunteer/refer/index') : undefined}
      onMediation={earns ? () => go('/packages/volunteer/mediation/index') : undefined}
      onLedger={() => go('/packages/volunteer/points/index')}
      onGoods={() => go('/packages/volunteer/goods/index')}
      onAttention={() => go('/pages/progress/index')}
      onRetry={home.refetch}
    />
  )
}

function ReviewHome() {
  const greeting = useGreeting()
  const { role } = useRoles()
  const now = useNow()
  const queue = useReviewQueue(true)
  // Whoever works for one community need not read its name in every row.
  const inShort = (where: string): string => where.replace(`${role?.where}·`, '')
  const first = queue.rows.slice(0, 4).map(({ visit, authorName, where }) => ({
    key: visit.visitId,
    title: visit.placeName,
    note: [listTimeLabel(visit.at, now), authorName, inShort(where)].filter(Boolean).join('·'),
  }))
  return (
    <ReviewHomeView
      {...greeting}
      stage={queue.stage}
      offline={queue.offline}
      total={queue.total}
      first={first}
      requestId={queue.requestId}
      onReview={() => go('/packages/street/review/index')}
      onInbox={() => go('/pages/inbox/index')}
      onDirectory={() => go(hubPath)}
      onRetry={queue.refetch}
    />
  )
}

function StreetHome() {
  const greeting = useGreeting()
  const home = useStreetHome()
  return (
    <StreetHomeView
      {...greeting}
      stage={home.stage}
      offline={home.offline}
      toAnswer={home.toAnswer}
      held={home.held}
      first={home.first}
      requestId={home.requestId}
      onQueue={() => go('/packages/street/queue/index')}
      onReport={(key) => go(home.pathOf(key))}
      onReview={() => go('/packages/street/review/index')}
      onCounter={() => go('/packages/street/counter/index')}
      onInbox={() => go('/pages/inbox/index')}
      onDirectory={() => go(hubPath)}
      onRetry={home.refetch}
    />
  )
}

function Day() {
  const greeting = useGreeting()
  const day = useDay()
  return (
    <DayView
      {...greeting}
      title={day.title}
      where={day.where}
      roleIcon="scale"
      stage={day.stage}
      offline={day.offline}
      first={day.first}
      others={day.others}
      waiting={day.waiting}
      mediations={day.mediations}
      lost={day.lost}
      more={day.more}
      requestId={day.requestId}
      onOpen={(key) => go(pathOfCase(key))}
      onNote={(key) => go(`${pathOfCase(key)}&do=note`)}
      onMediations={() => go('/packages/mediation/mediations/index')}
      onMore={day.loadMore}
      onRetry={day.refetch}
    />
  )
}

/** Whoever keeps organisations and people has the directory on the first page. */
function Office() {
  return (
    <>
      <Greeting {...useGreeting()} />
      <HubView />
    </>
  )
}

/** Officers of linked agencies and leaders. */
function Joint() {
  const greeting = useGreeting()
  const home = useJointHome()
  return (
    <JointHomeView
      {...greeting}
      about={home.about}
      stage={home.stage}
      unread={home.unread}
      onDuty={home.onDuty}
      receptions={home.receptions}
      desk={home.desk}
      requestId={home.requestId}
      onInbox={() => go('/pages/inbox/index')}
      onInterest={() => go('/packages/directory/interest/index')}
      onOwn={() => go('/packages/own/data/index')}
      onRetry={home.refetch}
    />
  )
}

function Guide({ visitor }: { visitor: boolean }) {
  const greeting = useGreeting()
  const now = useNow()
  const { visit, cap } = pointsPolicyOn(chinaDate(now))
  return (
    <GuideView
      head={visitor ? undefined : <Greeting {...greeting} />}
      unfinished={useUnfinished() !== null}
      receipts={useReceipts().length}
      onReport={() => go(writePath)}
      onFind={() => go(findPath)}
      onApply={() => go('/packages/directory/apply/index')}
      onJoin={() => go('/packages/directory/join/index')}
      visitPoints={visit}
      yearCap={cap}
      onSignIn={visitor ? () => go('/pages/sign-in/index') : undefined}
    />
  )
}
