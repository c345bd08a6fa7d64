import { useState } from 'react'
import { thisPhone } from '../../client/this-phone'
import { useRoles } from '../session/use-roles'
import { useSession, useWaitingCount } from '../session/use-session'

/** Who I am, as what, and the way out. */
export function useMine() {
  const session = useSession()
  const { roles, current, choose, work } = useRoles()
  const waiting = useWaitingCount()
  const [leaving, setLeaving] = useState(false)
  const me = session.kind === 'somebody' || session.kind === 'ended' ? session.me : null
  return {
    me,
    roles,
    current,
    choose,
    waiting,
    atDesk: work === 'cases',
    leaving,
    async signOut(): Promise<void> {
      setLeaving(true)
      await thisPhone().signOut()
      setLeaving(false)
    },
  }
}
