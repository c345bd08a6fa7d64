import { useState } from 'react'
import { thisPhone } from '../../client/this-phone'
import { clock } from '../../platform/clock'
import { useOnline } from '../session/use-session'

/** Looks a receipt up; what is found is held until the app closes, and kept only if somebody says so. */
export function useFind(onFound: (id: string) => void) {
  const online = useOnline()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function find(receipt: string): Promise<void> {
    const { post, receipts, reports } = thisPhone()
    setBusy(true)
    setProblem(undefined)
    const [reply, id] = await Promise.all([post.follow(receipt), reports.newId()])
    setBusy(false)
    if (reply.ok) onFound(receipts.hold({ id, receipt, follow: reply.data, atMs: clock.now() }))
    else setProblem(reply.refusal.message)
  }

  return {
    offline: !online,
    busy,
    problem,
    find: (receipt: string) => void find(receipt),
    forgetProblem: () => setProblem(undefined),
  }
}
