import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { toast } from '../../ui/toast'
import { notKept, useAsk, usePages } from '../session/use-ask'
import { useTell } from '../session/use-tell'
import type { ListedKind } from './organisation-words'

/** Where in the tree one is: a list of the street, or the grids of a community. */
interface Place {
  street?: string
  kind: Exclude<ListedKind, 'grid'>
  community?: { path: string; name: string }
}

/** A street's organisations, one list at a time, and what its staff change in them. */
export function useOrganisations() {
  const [place, setPlace] = useState<Place>({ kind: 'community' })
  const { street, kind, community } = place
  const input = community ? { street, kind: 'grid' as const, under: community.path } : { street, kind }
  const asked = usePages('directory', 'organisations', true, notKept, { input })
  const first = asked.pages[0]
  const add = useTell('directory', 'addOrganisation')
  const change = useTell('directory', 'changeOrganisation')
  const seat = useTell('directory', 'setTeam')
  return {
    ...asked,
    rows: asked.pages.flatMap(({ rows }) => rows),
    totals: first?.totals ?? undefined,
    streets: first?.streets ?? [],
    street: first?.street,
    district: first?.streetsUnder ?? undefined,
    mayEdit: first?.mayEdit ?? false,
    kind,
    community,
    busy: add.busy || change.busy || seat.busy,
    chooseStreet: (path: string) => setPlace({ kind, street: path }),
    chooseKind: (wanted: Place['kind']) => setPlace({ street, kind: wanted }),
    open: (path: string, name: string) => setPlace({ street, kind, community: { path, name } }),
    back: () => setPlace({ street, kind }),
    add: (wish: InputOf<'directory', 'addOrganisation'>) => told(add.tell(wish), '加好了。'),
    change: (wish: InputOf<'directory', 'changeOrganisation'>) => told(change.tell(wish), '改好了。'),
    setTeam: (wish: InputOf<'directory', 'setTeam'>) => told(seat.tell(wish), '记好了。'),
  }
}

type Told = Promise<{ ok: true } | { ok: false; refusal: { code: string; message: string } }>

/** False when the sheet should stay as it is. */
async function told(telling: Told, done: string): Promise<boolean> {
  const reply = await telling
  if (reply.ok) toast({ text: done, tone: 'ok' })
  else toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会做重。' : reply.refusal.message)
  return reply.ok
}

/** Who may be given a seat of a grid. */
export function useCandidates(path: string | undefined) {
  const asked = useAsk('directory', 'organisation', { path: path ?? '' }, { enabled: path !== undefined, keep: false })
  return asked.data?.candidates ?? []
}

/** One organisation that is not among the rows of a list. */
export function useCard(path: string | undefined) {
  return useAsk('directory', 'organisation', { path: path ?? '' }, { enabled: path !== undefined, keep: false }).data
}
