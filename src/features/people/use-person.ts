import { useState } from 'react'
import type { Reply } from '#domain/contract/envelope'
import type { InputOf } from '#domain/contract/index'
import type { PersonCard } from '#domain/contract/people'
import { chinaDate } from '#domain/kernel/instant'
import { toast } from '../../ui/toast'
import type { RosterShown } from '../case/assign-sheet'
import { useMediators } from '../case/use-mediators'
import { useAsk } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'
import { useTell } from '../session/use-tell'
import { type RoleLine, shownCard } from './people-words'
import type { RoleWanted } from './role-choice'
import { rolesOffered } from './roles-offered'

/** A person's card and what may be done with it. */
export function usePerson(userId: string) {
  const now = useNow()
  const asked = useAsk('directory', 'person', { userId } as InputOf<'directory', 'person'>, { keep: false })
  const reveal = useTell('directory', 'revealPhone')
  const end = useTell('directory', 'endRole')
  const suspend = useTell('directory', 'suspend')
  const resume = useTell('directory', 'resume')
  const give = useTell('directory', 'giveRole')
  const [offering, setOffering] = useState(false)
  const managing = useAsk('directory', 'managing', {}, { enabled: offering, keep: false })
  const [phone, setPhone] = useState<string>()
  const handing = useTell('case', 'handOver')
  // Cases are given out by the street's desk alone.
  const mayHandOver = useRoles().work === 'street' && (asked.data?.openCases ?? 0) > 0
  const roster = useMediators(mayHandOver)
  const about = { userId } as InputOf<'directory', 'resume'>
  return {
    ...asked,
    card: asked.data && shownCard(asked.data, now),
    phone,
    today: chinaDate(now),
    roster: mayHandOver ? withoutOne(roster, userId) : undefined,
    /** A few at a time, until nothing is left that may be given to this one. */
    async handOver(mediatorId: string): Promise<boolean> {
      const input = { from: userId, to: mediatorId } as InputOf<'case', 'handOver'>
      for (;;) {
        const reply = await handing.tell(input)
        if (!reply.ok) return said(reply, '')
        const { moved, left, stuck } = reply.data
        if (left > 0 && moved > 0) continue
        if (left === 0) toast({ text: '都转好了，两边都收到了消息。', tone: 'ok' })
        else toast(`还有 ${left} 件没转：${stuck.join('、')}。请换一位调解员再转。`)
        return true
      }
    },
    /** What the looker may give them, once it is needed. */
    offered: managing.data && rolesOffered(managing.data, lasting(asked.data)),
    onOffer: () => setOffering(true),
    give: async (wanted: RoleWanted): Promise<boolean> =>
      said(await give.tell({ ...about, ...wanted }), '加上了，今天起就能用，也告诉他了。'),
    busy: handing.busy || give.busy || reveal.busy || end.busy || suspend.busy || resume.busy,
    async reveal(reason: string): Promise<boolean> {
      const reply = await reveal.tell({ ...about, reason })
      if (reply.ok) setPhone(reply.data.phone)
      return said(reply, '')
    },
    end: async ({ role, orgPath }: RoleLine, lastOn: string): Promise<boolean> =>
      said(await end.tell({ ...about, role, orgPath, lastOn }), '定好了，也告诉他了。'),
    suspend: async (reason: string): Promise<boolean> =>
      said(await suspend.tell({ ...about, reason }), '停用了，他现在登录不了。'),
    resume: async (): Promise<boolean> => said(await resume.tell(about), '恢复了，也告诉他了。'),
  }
}

/** What somebody holds without an end: it cannot be given again. */
const lasting = (card: PersonCard | undefined) => card?.held.filter(({ until }) => until === null) ?? []

const withoutOne = (roster: RosterShown = { able: [], others: [] }, userId: string): RosterShown => ({
  able: roster.able.filter(({ key }) => key !== userId),
  others: roster.others.filter(({ key }) => key !== userId),
})

/** True when it was granted: a sheet is done. */
function said(reply: Reply<unknown>, done: string): boolean {
  if (reply.ok && done !== '') toast({ text: done, tone: 'ok' })
  if (!reply.ok)
    toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会办重。' : reply.refusal.message)
  return reply.ok
}
