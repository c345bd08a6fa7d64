import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { origin } from '../../platform/link'
import { useAsk } from '../session/use-ask'
import { useTell } from '../session/use-tell'
import { shownPlace } from './place-words'
import { handed } from './said'
import { useAreas } from './use-places'

type Id = InputOf<'place', 'open'>['placeId']
export type Layout = InputOf<'register', 'codeSheet'>['layout']

/** A sheet that was made: the how many-th, what is on it, and where the next begins. */
export interface Made {
  nth: number
  codes: number
  pages: number
  next: string | null
  file: { url: string; name: string }
}

/** Codes to print, of one place or of a community or grid, one sheet after the other. */
export function useCodeSheet(id: string | undefined, begun: string) {
  const placeId = id as Id | undefined
  const asked = useAsk('place', 'open', { placeId: placeId as Id }, { enabled: placeId !== undefined, keep: false })
  const areas = useAreas()
  const sheet = useTell('register', 'codeSheet')
  const [chosen, setWithin] = useState(begun)
  const [layout, setLayout] = useState<Layout>(placeId === undefined ? 'twelve' : 'one')
  const [made, setMade] = useState<Made>()
  // A street at once is too much paper, and no part of it to be printed before one is chosen.
  const within = areas.some(({ value }) => value === chosen) ? chosen : ''

  async function print(cursor: string | undefined, nth: number): Promise<void> {
    const reply = await sheet.tell({
      ...{ layout, origin: origin() },
      of: placeId === undefined ? { by: 'area', path: within } : { by: 'place', placeId },
      ...(cursor !== undefined && { cursor }),
    })
    if (reply.ok) setMade({ nth, ...reply.data })
    await handed(reply)
  }

  return {
    stage: placeId === undefined ? ('ready' as const) : asked.stage,
    offline: asked.offline,
    requestId: asked.requestId,
    refetch: asked.refetch,
    // Without an address of its own a mini-program would print codes that only its own scanner reads.
    canPrint: origin() !== undefined,
    place: asked.data && shownPlace(asked.data),
    areas,
    within,
    layout,
    made,
    busy: sheet.busy,
    onWithin(path: string): void {
      setWithin(path)
      setMade(undefined)
    },
    onLayout(wanted: Layout): void {
      setLayout(wanted)
      setMade(undefined)
    },
    make: (): Promise<void> => print(undefined, 1),
    next: (): Promise<void> => print(made?.next ?? undefined, (made?.nth ?? 0) + 1),
    /** The same sheet again, as long as its address holds. */
    open: async (): Promise<void> => void (made && (await handed({ ok: true, data: made, requestId: '' }))),
  }
}
