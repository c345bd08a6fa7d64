import { useState } from 'react'
import type { AnswerOf, InputOf } from '#domain/contract/index'
import { dayLabel } from '#domain/kernel/instant'
import { roleLabels } from '#domain/organisation/role'
import { joinConsent } from '#domain/people/consent'
import { invitationCodeIn } from '#domain/people/invitation'
import { thisPhone } from '../../client/this-phone'
import { useNow } from '../session/use-now'
import { useOnline } from '../session/use-session'
import { useTell } from '../session/use-tell'

type Invitation = AnswerOf<'account', 'invitation'>

/** Who comes in: name and phone of somebody new, and in a browser the account they will have. */
export interface Newcomer {
  name: string
  phone: string
  account: string
  password: string
}

/**
 * An invitation's code, from the address or typed: first what it invites to, then it is used up.
 *
 * @param enter where to go once somebody is in
 */
export function useJoin(given: string, enter: () => void) {
  const now = useNow()
  const online = useOnline()
  const { busy, tell } = useTell('account', 'acceptInvitation')
  const [typed, setTyped] = useState(given)
  const [asking, setAsking] = useState(false)
  const [found, setFound] = useState<{ code: string; invitation: Invitation }>()
  const [problem, setProblem] = useState<string>()
  const code = invitationCodeIn(typed)

  return {
    offline: !online,
    typed,
    onType(text: string): void {
      setTyped(text)
      setProblem(undefined)
    },
    isCode: code !== undefined,
    busy: busy || asking,
    problem,
    found: found && {
      role: roleLabels[found.invitation.role],
      where: found.invitation.where,
      until: dayLabel(found.invitation.expiresAt, now),
      known: found.invitation.known,
      needsAccount: found.invitation.needsAccount,
    },
    async look(): Promise<void> {
      if (code === undefined || asking) return
      setAsking(true)
      const reply = await thisPhone().calls.ask('account', 'invitation', { code })
      setAsking(false)
      if (reply.ok) setFound({ code, invitation: reply.data })
      setProblem(reply.ok ? undefined : reply.refusal.message)
    },
    async accept({ name, phone, account, password }: Newcomer): Promise<void> {
      if (!found || busy) return
      const { known, needsAccount } = found.invitation
      const consent = { text: joinConsent.text, version: joinConsent.version }
      const reply = await tell({
        code: found.code,
        person: known ? null : { name: name.trim(), phone, consent },
        credentials: needsAccount ? { account: account.trim(), password } : null,
      } as InputOf<'account', 'acceptInvitation'>)
      if (!reply.ok) {
        setProblem(reply.refusal.message)
        return
      }
      const { ticket } = reply.data
      const entered = await (ticket === null ? thisPhone().session.lookUp() : thisPhone().session.enterWith(ticket))
      if (entered.ok) enter()
      else setProblem('加进来了。请回到登录页，用刚才的账号登录。')
    },
  }
}
