import { useState } from 'react'
import type { AnswerOf, InputOf } from '#domain/contract/index'
import { type Instant, listTimeLabel } from '#domain/kernel/instant'
import { skillLabels } from '#domain/people/skills'
import { toast } from '../../ui/toast'
import { notKept, useAsk, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'

type Row = AnswerOf<'directory', 'applications'>['rows'][number]

/** Somebody who wants to be a volunteer, as a line to tick. */
export interface ApplicationShown {
  key: string
  version: number
  name: string
  note: string
  community: string
  /** One's own: a colleague decides it. */
  own: boolean
}

const shown = (row: Row, now: Instant): ApplicationShown => ({
  key: row.applicationId,
  version: row.version,
  name: row.own ? `${row.name}（您自己，请同事来办）` : row.name,
  note: [
    row.where,
    row.phone,
    listTimeLabel(row.at, now),
    row.skills.map((skill) => skillLabels[skill]).join('、'),
    row.words,
    row.known ? '名册里有这个人，通过就接上他的微信' : '',
  ]
    .filter(Boolean)
    .join('·'),
  community: row.community,
  own: row.own,
})

/** Who waits to be taken in, and the answers to one or many at once. */
export function useApplications() {
  const now = useNow()
  const asked = usePages('directory', 'applications', true, notKept)
  const managing = useAsk('directory', 'managing', {}, { keep: false })
  const { busy, tell } = useTell('directory', 'decideApplications')
  const [ticked, setTicked] = useState<string[]>([])
  const rows = asked.pages.flatMap((page) => page.rows).map((row) => shown(row, now))
  const chosen = rows.filter(({ key, own }) => ticked.includes(key) && !own)
  const community = chosen[0]?.community

  async function decide(decisions: unknown[], done: string): Promise<boolean> {
    const reply = await tell({ decisions } as InputOf<'directory', 'decideApplications'>)
    if (!reply.ok) {
      toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会办重。' : reply.refusal.message)
      return false
    }
    const [wrong] = reply.data.results.filter(({ ok }) => !ok)
    const good = reply.data.results.filter(({ ok }) => ok).length
    setTicked([])
    if (wrong) toast(good > 0 ? `${done} ${good} 份，有的没办成：${wrong.message}` : wrong.message)
    else toast({ text: `${done} ${good} 份，也告诉他们了。`, tone: 'ok' })
    return true
  }

  return {
    ...asked,
    rows,
    total: asked.pages[0]?.total ?? rows.length,
    ticked: chosen.map(({ key }) => key),
    onTick: (keys: string[]) => setTicked(keys.slice(-20)),
    oneCommunity: chosen.every((one) => one.community === community),
    /** The grids of the community that the chosen ones apply to. */
    grids: gridsOf(managing.data, community),
    busy,
    approve: (grid: string) =>
      decide(
        chosen.map(({ key, version }) => ({ decision: 'approve', applicationId: key, version, grid })),
        '通过了',
      ),
    refuse: (reason: string) =>
      decide(
        chosen.map(({ key, version }) => ({ decision: 'refuse', applicationId: key, version, reason })),
        '没通过',
      ),
  }
}

function gridsOf(managing: AnswerOf<'directory', 'managing'> | undefined, community: string | undefined) {
  const places = managing?.roles.find(({ role }) => role === 'volunteer')?.places ?? []
  const names = new Map(managing?.names.map(({ path, name }) => [path, name]))
  return places
    .filter((path) => community !== undefined && path.startsWith(`${community}/`))
    .map((path) => ({ value: path, label: names.get(path) ?? path }))
}
