import { useState } from 'react'
import { thisPhone } from '../../client/this-phone'
import { transport } from '../../client/transport'
import { useOnline } from '../session/use-session'

/**
 * The door. In WeChat one tap asks whether this WeChat is known; if it is not, it is bound to an account once.
 *
 * @param enter where to go once somebody is in
 */
export function useSignIn(enter: () => void) {
  const online = useOnline()
  const [way, setWay] = useState<'account' | 'wechat'>(transport.signsIn === 'byWeChat' ? 'wechat' : 'account')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function attempt(work: () => ReturnType<ReturnType<typeof thisPhone>['session']['signIn']>): Promise<void> {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const result = await work()
    setBusy(false)
    if (result.ok) enter()
    else setProblem(result.refusal.message)
  }

  return {
    way,
    offline: !online,
    busy,
    problem,
    signIn: (account: string, password: string) => void attempt(() => thisPhone().session.signIn(account, password)),
    byWechat: () =>
      void attempt(async () => {
        const result = await thisPhone().session.lookUp()
        if (result.ok || result.refusal.code !== 'signInNeeded') return result
        const message = '这个微信还没登记。用街道发给您的账号认一下，一次就好。'
        return { ok: false, refusal: { ...result.refusal, message } }
      }),
    useAccount:
      way === 'wechat'
        ? () => {
            setProblem(undefined)
            setWay('account')
          }
        : undefined,
  }
}
