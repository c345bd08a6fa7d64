import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { type DraftPlace, emptyDraft, isBegun, type ReportDraft } from '../../client/report-draft'
import { thisPhone } from '../../client/this-phone'
import type { PlaceHere } from './use-place-here'

/** The report in the making: every touch is kept before it is shown. */
export function useDraft() {
  const { reports } = thisPhone()
  const [draft, setDraft] = useState<ReportDraft>(() => reports.read() ?? emptyDraft)
  const [saved, setSaved] = useState(true)
  const change = (part: Partial<ReportDraft>): void => {
    const next = { ...(reports.read() ?? draft), ...part }
    setSaved(reports.save(next))
    setDraft(next)
  }
  return {
    draft,
    saved,
    change,
    /** Another hand changed it: a report was handed in, or refused. */
    reread: () => setDraft(reports.read() ?? emptyDraft),
    discard(): void {
      reports.discard()
      setDraft(emptyDraft)
    },
  }
}

/** What lies unfinished on this phone, for pages that only lead to it. */
function unfinished(): ReportDraft | null {
  const draft = thisPhone().reports.read()
  return draft && (isBegun(draft) || draft.sent) ? draft : null
}

/** The same, looked at anew whenever the page comes back to the front. */
export function useUnfinished(): ReportDraft | null {
  const [draft, setDraft] = useState(unfinished)
  useDidShow(() => setDraft(unfinished()))
  return draft
}

/** Puts down where a report is begun, before its first page opens. An unfinished one keeps its own place. */
export function beginAt(code: string | undefined, here: PlaceHere | undefined, referralCode: string | undefined): void {
  const { reports } = thisPhone()
  const draft = unfinished() ?? emptyDraft
  const place = code === undefined || here?.codeUnknown ? null : placeOf(code, here)
  reports.save({
    ...draft,
    place: draft.place ?? (unfinished() ? null : place),
    streetId: draft.streetId ?? here?.streetId ?? null,
    referralCode: draft.referralCode || (referralCode ?? ''),
  })
}

export const placeOf = (code: string, here: PlaceHere | undefined): DraftPlace => ({
  code,
  name: here?.place?.name ?? '',
  kind: here?.place?.kind ?? null,
  where: here?.place?.where ?? '',
})

/** The street's word about the place arrives when it likes: a name for the code, or that it is no place's any more. */
export function useStreetsWord(
  { draft, change }: Pick<ReturnType<typeof useDraft>, 'draft' | 'change'>,
  here: PlaceHere | undefined,
): void {
  const { place, streetId, sent } = draft
  useEffect(() => {
    if (here === undefined || sent !== null) return
    const next = place && (here.codeUnknown ? null : placeOf(place.code, here))
    if (place?.name === next?.name && streetId !== null) return
    change({ place: next, streetId: here.streetId })
  })
}
