import { chinaHour } from '#domain/kernel/instant'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'
import { useSession } from '../session/use-session'
import type { GreetingProps } from './greeting'

/** Who is greeted, and as what. */
export function useGreeting(): GreetingProps {
  const session = useSession()
  const now = useNow()
  const { role, roles, currentLabel, choose } = useRoles()
  const me = session.kind === 'somebody' || session.kind === 'ended' ? session.me : null
  return {
    hello: helloAt(chinaHour(now)),
    name: me?.name ?? '',
    where: role?.where || me?.streetName || '',
    roleLabel: currentLabel,
    roles,
    onRole: choose,
  }
}

function helloAt(hour: number): string {
  if (hour < 5) return '夜深了'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}
