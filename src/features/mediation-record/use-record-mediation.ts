import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { mediationOutcomes } from '#domain/mediation/mediation'
import { pointsPolicyOn } from '#domain/policy/points'
import type { Stop } from '../../client/visits'
import { clock } from '../../platform/clock'
import { toast } from '../../ui/toast'
import { useDesk, useSession } from '../session/use-session'
import type { ShownMediation } from './mediation-words'
import type { MediationForm } from './record-view'

const formName = 'mediation'

/** One mediation as it is written down: kept at every letter, and on the phone before anything is said to be done. */
export function useRecordMediation(stop: Stop | undefined, leave: () => void) {
  const desk = useDesk()
  const ended = useSession().kind === 'ended'
  const [form, setForm] = useState<MediationForm>(() => draftOf(desk?.drafts.read(formName)))
  const [safe, setSafe] = useState(true)
  const [busy, setBusy] = useState(false)
  const points = pointsPolicyOn(chinaDate(clock.now())).mediated

  function change(next: MediationForm): void {
    setForm(next)
    setSafe(desk?.drafts.save(formName, next) ?? false)
  }

  async function record(): Promise<void> {
    const { outcome, words } = form
    if (!desk || !stop || outcome === undefined || busy || missingIn(form, stop) !== undefined) return
    setBusy(true)
    const input: InputOf<'visit', 'recordMediation'> = {
      door: stop.by === 'code' ? { by: 'code', code: stop.code } : { by: 'list', placeId: stop.place.placeId },
      bothAgreed: true,
      outcome,
      words: words.trim(),
      at: instantOf(clock.now()),
    }
    const shown: ShownMediation = { placeName: stop.place?.name ?? '扫码的那一家' }
    const kept = await desk.outbox.enqueue({ functionName: 'visit', route: 'recordMediation', input, shown })
    setBusy(false)
    if (!kept.ok) return toast(kept.refusal.message)
    desk.drafts.drop(formName)
    leave()
    const then = ended ? '在手机里。再登录一次就发出去。' : `调解员核实了，得 ${points} 分。`
    toast({ text: `记好了。${then}`, tone: 'ok' })
  }

  return { form, change, safe, busy, points, missing: missingIn(form, stop), record: () => void record() }
}

/** What is to be done before it can be put down, the first thing first. */
function missingIn({ bothAgreed, outcome, words }: MediationForm, stop: Stop | undefined): string | undefined {
  if (stop === undefined) return '先选是哪一家'
  if (!bothAgreed) return '两边都愿意谈，勾上再记'
  if (outcome === undefined) return '点一下谈得怎么样'
  return words.trim() === '' ? '写一句怎么谈的，就能记好' : undefined
}

/** What was kept may be old or damaged: only what is understood is taken. */
const draftOf = (kept: Record<string, unknown> | null | undefined): MediationForm => ({
  bothAgreed: kept?.bothAgreed === true,
  outcome: mediationOutcomes.find((outcome) => outcome === kept?.outcome),
  words: typeof kept?.words === 'string' ? kept.words : '',
})
