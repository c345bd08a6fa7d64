import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { useAsk } from '../session/use-ask'
import { useTell } from '../session/use-tell'
import { draftOf, entryOf, faultsOf, missingIn, type PlaceDraft } from './place-draft'
import { said } from './said'
import { useAreas } from './use-places'

type Id = InputOf<'place', 'open'>['placeId']

/** A place being written down or corrected; `id` of one that is there already. */
export function usePlaceForm(id: string | undefined) {
  const placeId = id as Id | undefined
  const asked = useAsk('place', 'open', { placeId: placeId as Id }, { enabled: placeId !== undefined, keep: false })
  const add = useTell('place', 'add')
  const change = useTell('place', 'change')
  const [changed, setChanged] = useState<Partial<PlaceDraft>>({})
  const before = asked.data
  const draft = { ...draftOf(before), ...changed }
  const faults = faultsOf(draft)
  return {
    stage: placeId === undefined ? ('ready' as const) : asked.stage,
    offline: asked.offline,
    requestId: asked.requestId,
    refetch: asked.refetch,
    isNew: placeId === undefined,
    draft,
    faults,
    missing: missingIn(draft) ?? (Object.keys(faults).length > 0 ? '有一处还不对，改好再交' : undefined),
    areas: useAreas(),
    hasContact: (before?.contact ?? null) !== null,
    busy: add.busy || change.busy,
    set: (more: Partial<PlaceDraft>) => setChanged((written) => ({ ...written, ...more })),
    /** The place's id when it was granted. */
    async hand(): Promise<string | undefined> {
      const entry = entryOf(draft, before)
      const reply =
        placeId === undefined || !before
          ? await add.tell(entry)
          : await change.tell({ placeId, version: before.version, entry })
      said(reply, '记好了。')
      return reply.ok ? reply.data.place.placeId : undefined
    },
  }
}
