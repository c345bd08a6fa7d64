import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { locationIn } from '#domain/place/location'
import { chooseLocation } from '../../platform/choose-location'
import { toast } from '../../ui/toast'
import { useAsk } from '../session/use-ask'
import { useTell } from '../session/use-tell'
import { draftOf, entryOf, faultsOf, missingIn, type PlaceDraft } from './place-draft'
import { said } from './said'
import { useAreas, useEnterpriseGrids } from './use-places'

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
  const set = (more: Partial<PlaceDraft>): void => setChanged((written) => ({ ...written, ...more }))
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
    enterpriseGrids: useEnterpriseGrids(),
    hasContact: (before?.contact ?? null) !== null,
    busy: add.busy || change.busy,
    set,
    /** On WeChat's map; the address comes along where none was written. */
    async locate(): Promise<void> {
      const chosen = await chooseLocation(locationIn(draft.location))
      if (chosen === 'failed') toast('地图没打开。可以写地址，位置先空着。')
      if (typeof chosen === 'string') return
      const { lat, lng, address } = chosen
      set({ location: `${lat}, ${lng}`, ...(draft.address === '' && { address: address.slice(0, 80) }) })
    },
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
