import type { AnswerOf, InputOf } from '#domain/contract/index'
import { dayLabel, type Instant } from '#domain/kernel/instant'
import { roleLabels } from '#domain/organisation/role'
import { toast } from '../../ui/toast'
import { notKept, useAsk, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useTell } from '../session/use-tell'
import type { RoleWanted } from './role-choice'
import { rolesOffered } from './roles-offered'

type Row = AnswerOf<'directory', 'invitations'>['rows'][number]

export interface InvitationShown {
  key: string
  title: string
  note: string
  state: Row['state']
}

const stateWords = { open: '等他来', used: '用过了', revoked: '收回了', expired: '过期了' } as const satisfies Record<
  Row['state'],
  string
>

const shown = ({ invitationId, role, where, forName, expiresAt, state }: Row, now: Instant): InvitationShown => ({
  key: invitationId,
  title: `${forName}·${roleLabels[role]}`,
  note: [where, state === 'open' ? `${dayLabel(expiresAt, now)}前有效` : stateWords[state]].join('·'),
  state,
})

/** Invitations given out, and a new one. */
export function useInvitations() {
  const now = useNow()
  const asked = usePages('directory', 'invitations', true, notKept)
  const managing = useAsk('directory', 'managing', {}, { keep: false })
  const making = useTell('directory', 'invite')
  const revoking = useTell('directory', 'revokeInvitation')
  return {
    ...asked,
    rows: asked.pages.flatMap((page) => page.rows).map((row) => shown(row, now)),
    offered: rolesOffered(managing.data),
    busy: making.busy || revoking.busy,
    /** The code, told this once; undefined when the sheet should stay. */
    async invite(wanted: RoleWanted & { forName: string }): Promise<string | undefined> {
      const reply = await making.tell(wanted as InputOf<'directory', 'invite'>)
      if (reply.ok) return reply.data.code
      toast(reply.refusal.code === 'unavailable' ? '没连上。再点一次就行，不会发重。' : reply.refusal.message)
      return undefined
    },
    async revoke(invitationId: string): Promise<boolean> {
      const reply = await revoking.tell({ invitationId })
      if (reply.ok) toast({ text: '收回了，这个码用不了了。', tone: 'ok' })
      else toast(reply.refusal.message)
      return reply.ok
    },
  }
}
