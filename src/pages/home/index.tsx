import { useEffect } from 'react'
import { chinaDate, listTimeLabel } from '#domain/kernel/instant'
import { pointsPolicyOn } from '#domain/policy/points'
import { Greeting } from '../../features/home/greeting'
import { GuideView } from '../../features/home/guide-view'
import { HomeView } from '../../features/home/home-view'
import { ReviewHomeView } from '../../features/home/review-home-view'
import { useGreeting } from '../../features/home/use-greeting'
import { useVisitHome } from '../../features/home/use-visit-home'
import { useReviewQueue } from '../../features/review/use-review-queue'
import { EndedBanner } from '../../features/session/ended-banner'
import { useNow } from '../../features/session/use-now'
import { useRoles } from '../../features/session/use-roles'
import { useSession } from '../../features/session/use-session'
import { takeLandingCode } from '../../platform/landing'
import { useLayout } from '../../platform/layout'
import { Page } from '../../ui/page'
import { go } from '../../ui/shell'
import { Skeleton } from '../../ui/state'

export default function HomePage() {
  const layout = useLayout()
  const session = useSession()
  return (
    <Page title={layout === 'desk' ? '首页' : '小红帽'} tab="home">
      <EndedBanner />
      {session.kind === 'asking' ? <Skeleton head rows={3} /> : <HomeOfRole />}
    </Page>
  )
}

/** The home changes with the role; the tabs below stay where the thumb knows them. */
function HomeOfRole() {
  const { work } = useRoles()
  if (work === 'visits') return <VisitHome />
  if (work === 'review') return <ReviewHome />
  return <Guide visitor={work === 'visitor'} />
}

function VisitHome() {
  const greeting = useGreeting()
  const home = useVisitHome()
  useEffect(() => {
    const code = takeLandingCode()
    if (code !== null) go(`/packages/volunteer/visit/index?code=${encodeURIComponent(code)}`)
  }, [])
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
      onLedger={() => go('/packages/volunteer/points/index')}
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
      onRetry={queue.refetch}
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
      visitPoints={visit}
      yearCap={cap}
      onSignIn={visitor ? () => go('/pages/sign-in/index') : undefined}
    />
  )
}
