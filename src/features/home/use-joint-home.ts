import type { Role } from '#domain/organisation/role'
import { dutyWords } from '../report/duty-words'
import { useAsk, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { useRoles } from '../session/use-roles'

/** Whose own rooms are not open yet: they are told so, and what there is meanwhile. */
const about: Partial<Record<Role, { title: string; text: string }>> = {
  agencyOfficer: {
    title: '您是联动部门的同志',
    text: '街道要请您部门一起办的事，现在还是打电话联系您。有关系的单位请先申报，轮到它的时候请同事办。',
  },
  leader: {
    title: '您是包案领导',
    text: '请您包的案，现在还是街道当面告诉您。接访的日子在下面，要改请街道窗口改。',
  },
}

export const isJoint = (role: Role | undefined): boolean => role !== undefined && about[role] !== undefined

/** Who they are, what is unread, and the street's board of today. */
export function useJointHome() {
  const now = useNow()
  const { role } = useRoles()
  const streetId = role?.orgPath.split('/')[2] ?? ''
  const asked = useAsk('report', 'landing', { streetId }, { enabled: streetId !== '' })
  const messages = usePages('account', 'inbox', true)
  const here = asked.data
  return {
    stage: asked.stage,
    requestId: asked.requestId,
    refetch: asked.refetch,
    about: about[role?.role ?? 'resident'] ?? { title: '', text: '' },
    unread: messages.pages.flatMap(({ items }) => items).filter(({ read }) => !read).length,
    onDuty: dutyWords(here, now),
    receptions: (here?.receptions ?? []).map(
      ({ leader, when, room }) => `${leader}接访：${[when, room].filter(Boolean).join('，')}`,
    ),
    desk: { phone: here?.deskPhone ?? '', window: here?.window ?? '' },
  }
}
