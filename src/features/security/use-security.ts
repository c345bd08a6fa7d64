import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { roleLabels } from '#domain/organisation/role'
import type { HeldRole } from '../../client/session'
import { thisPhone } from '../../client/this-phone'
import { transport } from '../../client/transport'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useOnline, useSession } from '../session/use-session'
import { useTell } from '../session/use-tell'

/** The ways in to one's own account, and the roles one may give back. */
export function useSecurity() {
  const session = useSession()
  const online = useOnline()
  const asked = useAsk('account', 'access', {}, { keep: false })
  // What is asked again under the old ticket, just now shut, would read as an ended session.
  const password = useTell('account', 'changePassword', { changes: false })
  const everywhere = useTell('account', 'signOutEverywhere', { changes: false })
  const leaving = useTell('account', 'leaveRole')
  const [passwordProblem, setPasswordProblem] = useState<string>()
  const me = session.kind === 'somebody' || session.kind === 'ended' ? session.me : undefined
  const held = (me?.roles ?? []).filter(({ role }) => role !== 'resident')
  const account = asked.data?.account ?? null

  return {
    stage: asked.stage,
    offline: asked.offline || !online,
    requestId: asked.requestId,
    refetch: asked.refetch,
    name: me?.name ?? '',
    account,
    wechat: asked.data?.wechat ?? false,
    roles: held.map((one) => ({ key: keyOf(one), role: one.role, label: roleLabels[one.role], where: one.where })),
    busy: password.busy || everywhere.busy || leaving.busy,
    passwordProblem,
    forgetProblem: () => setPasswordProblem(undefined),

    /** True when it is changed. This browser goes on under the new ticket; every other one is out. */
    async changePassword(current: string, next: string): Promise<boolean> {
      const reply = await password.tell({ account: account ?? '', current, next })
      setPasswordProblem(reply.ok ? undefined : reply.refusal.message)
      if (!reply.ok) return false
      if (await goOn(reply.data.ticket)) toast({ text: '密码改好了，别处的电脑都退出了。', tone: 'ok' })
      return true
    },

    async signOutEverywhere(): Promise<void> {
      const reply = await everywhere.tell({})
      if (!reply.ok) return toast(wordsOf(reply.refusal))
      const here = await goOn(reply.data.ticket)
      const text = transport.signsIn === 'byTicket' ? '别处的电脑都退出了，这一台还在。' : '所有电脑都退出了。'
      if (here) toast({ text, tone: 'ok' })
    },

    /** True when the role is no longer held. */
    async leave(key: string): Promise<boolean> {
      const one = held.find((each) => keyOf(each) === key)
      if (!one) return false
      const { role, orgPath } = one
      const reply = await leaving.tell({ role, orgPath } as InputOf<'account', 'leaveRole'>)
      if (!reply.ok) {
        toast(wordsOf(reply.refusal))
        return false
      }
      await thisPhone().session.lookUp()
      toast({ text: `交回了，您不再是${roleLabels[role]}。`, tone: 'ok' })
      return true
    },
  }
}

const keyOf = ({ role, orgPath }: HeldRole): string => `${role}@${orgPath}`

const wordsOf = ({ code, message }: { code: string; message: string }): string =>
  code === 'unavailable' ? '没连上。再点一次就行。' : message

/** A browser goes on under its new ticket; WeChat needs none. */
async function goOn(ticket: string | null): Promise<boolean> {
  if (ticket === null || transport.signsIn === 'byWeChat') return true
  const entered = await thisPhone().session.enterWith(ticket)
  if (!entered.ok) toast('改好了。请用账号密码再登录一次。')
  return entered.ok
}
