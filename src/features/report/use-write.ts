import { useEffect, useRef } from 'react'
import { chinaDate } from '#domain/kernel/instant'
import type { Step } from '../../client/report-draft'
import { thisPhone } from '../../client/this-phone'
import { photos as box } from '../../platform/photo'
import { toast } from '../../ui/toast'
import { useNow } from '../session/use-now'
import { firstOpenStep } from './report-words'
import { useDraft, useStreetsWord } from './use-draft'
import { useHandIn } from './use-hand-in'
import { useAddPhotos, usePhotoUrls } from './use-photos'
import { usePlaceHere } from './use-place-here'

/** The page on which a report is written, from its first question to the street's answer. */
export function useWrite(onDone: (id: string) => void, onDiscarded: () => void) {
  const now = useNow()
  const form = useDraft()
  const { draft, change } = form
  const { here } = usePlaceHere(draft.place?.code)
  useStreetsWord(form, here)
  const handing = useHandIn(onDone, form.reread)
  const { handIn } = handing
  const adding = useAddPhotos(draft.photos.length, (ids) =>
    change({ photos: [...(thisPhone().reports.read()?.photos ?? []), ...ids] }),
  )
  const { stage, refusal } = handing

  // Handed in before the app was closed, and never answered: it goes on by itself.
  const resumed = useRef(false)
  useEffect(() => {
    if (resumed.current) return
    resumed.current = true
    if (draft.sent !== null) handIn()
  })

  return {
    draft,
    saved: form.saved,
    change,
    /** No step opens before those in front of it are done. */
    toStep: (step: Step) => change({ step: Math.min(step, firstOpenStep(draft)) as Step }),
    thisMonth: chinaDate(now).slice(0, 7),
    photoUrls: usePhotoUrls(draft.photos),
    addingPhotos: adding.busy,
    addPhotos: adding.add,
    removePhoto(id: string): void {
      change({ photos: draft.photos.filter((one) => one !== id) })
      void box.drop(id)
    },
    discard(): void {
      form.discard()
      onDiscarded()
      toast('都删掉了。')
    },
    stage,
    /** It is on its way, or waits for a signal: nothing can be changed just now. */
    underWay: stage === 'silent' || (draft.sent !== null && stage !== 'idle'),
    waitingWords: refusal && refusal.code !== 'unavailable' ? refusal.message : undefined,
    problem:
      stage === 'refused' && refusal
        ? { message: refusal.message, field: refusal.details?.field as string | undefined }
        : undefined,
    handIn,
    phone: here?.deskPhone ?? '12345',
  }
}
