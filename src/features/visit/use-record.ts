import { useState } from 'react'
import type { VisitResult } from '#domain/visit/visit'
import type { Desk } from '../../client/phone'
import type { Stop } from '../../client/visits'
import { toast } from '../../ui/toast'
import { useRoles } from '../session/use-roles'
import { useDesk, useOutbox, useSession } from '../session/use-session'

const clueForm = 'clue'

/** The second tap: keeps the visit on the phone and leaves the page; ten seconds long there is a way back. */
export function useRecord(stop: Stop | undefined, leave: () => void) {
  const desk = useDesk()
  const { role } = useRoles()
  const ended = useSession().kind === 'ended'
  const [busy, setBusy] = useState(false)
  const { items, sending } = useOutbox()

  async function record(result: VisitResult, note: string): Promise<void> {
    if (!desk || !stop || busy) return
    setBusy(true)
    const as = role?.role === 'gridWorker' ? 'gridWorker' : 'volunteer'
    const kept = await desk.visits.record({ as, stop, result, note })
    setBusy(false)
    if (!kept.ok) return toast(kept.refusal.message)
    if (result === 'clue') desk.drafts.drop(clueForm)
    leave()
    toast({
      text: ended ? '记好了，在手机里。再登录一次就发出去。' : '记好了。有信号就自动发，您不用管。',
      tone: 'ok',
      action: { label: '撤回', onTap: () => void takeBack(desk, kept.value.commandId) },
    })
  }

  return {
    record: (result: VisitResult, note: string) => void record(result, note),
    busy,
    waiting: items.filter(({ outcome }) => outcome.kind === 'open').length,
    sending: sending !== null,
    clueDraft: String(desk?.drafts.read(clueForm)?.note ?? ''),
    keepClueDraft: (note: string) => desk?.drafts.save(clueForm, { note }) ?? false,
  }
}

async function takeBack(desk: Desk, visitId: string): Promise<void> {
  const result = await desk.visits.withdraw(visitId)
  if (!result.ok) toast(result.refusal.message)
  else if (result.value === 'gone') toast('撤回了，没有发出去。')
}
