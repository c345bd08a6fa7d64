import { listTimeLabel } from '#domain/kernel/instant'
import { mergeVisits } from '../../client/visit-list'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'
import { useOutbox } from '../session/use-session'
import { usePlaceList } from '../visit/use-places'
import { useOwnVisits } from '../visits/use-visits'
import { inShort } from '../visits/visit-words'
import type { AttentionShown } from './home-view'
import type { PointsShown } from './points-card'

/** What a volunteer or grid worker opens the app for: one call, and what is still on the phone. */
export function useVisitHome() {
  const now = useNow()
  const { role } = useRoles()
  const outbox = useOutbox()
  const asked = useAsk('visit', 'home', {})
  const { data } = asked
  // Once the page stands: what the next visit needs where there is no signal.
  usePlaceList(data !== undefined)
  useOwnVisits(data !== undefined)
  const rows = mergeVisits(outbox, data?.attention ?? [], now)
  const held: AttentionShown[] = rows
    .filter(({ state, changing }) => state === 'held' && changing !== 'withdraw')
    .map(({ visitId, placeName, reason }) => ({
      key: visitId,
      title: placeName,
      note: `${inShort(reason)}，等社区看`,
      state: 'held',
    }))
  const points: PointsShown | undefined =
    data && role?.role === 'volunteer'
      ? {
          usable: data.available,
          pending: data.pending,
          earnedThisYear: data.earnedThisYear,
          yearCap: data.cap,
          gains: data.gains.map(({ points, reason, at }) => ({
            key: `${at}${reason}`,
            points,
            reason,
            when: listTimeLabel(at, now),
          })),
        }
      : undefined
  return { ...asked, attention: [...onThePhone(rows), ...held], points, unread: data?.unread ?? 0 }
}

/** What has not arrived yet and what could not be taken, each as one line. */
function onThePhone(rows: ReturnType<typeof mergeVisits>): AttentionShown[] {
  const waiting = rows.filter(({ state }) => state === 'waiting' || state === 'sending').length
  const turnedDown = rows.filter(({ state }) => state === 'turnedDown').length
  const lines: AttentionShown[] = []
  if (turnedDown > 0)
    lines.push({ key: 'turnedDown', title: `${turnedDown} 次走访没记上`, note: '点开看看为什么', state: 'refused' })
  if (waiting > 0)
    lines.push({
      key: 'waiting',
      title: `${waiting} 次走访还在手机里`,
      note: '有信号就自动发，您不用管',
      state: 'waiting',
    })
  return lines
}
