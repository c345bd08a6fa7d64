import type { PersonCard, PersonRow } from '#domain/contract/people'
import { dayLabel, type Instant, listTimeLabel } from '#domain/kernel/instant'
import { type Role, roleLabels } from '#domain/organisation/role'
import { skillLabels } from '#domain/people/skills'

export const peoplePath = '/packages/directory/people/index'
export const volunteerImportPath = '/packages/directory/volunteer-import/index'

/** A line of the list of people. */
export interface PersonShown {
  key: string
  name: string
  phone: string
  roles: string
  since: string
  suspended: boolean
}

export const shownPerson = ({ userId, name, phone, roles, state, since }: PersonRow, now: Instant): PersonShown => ({
  key: userId,
  name,
  phone,
  roles: roles.map((role) => roleLabels[role]).join('、') || '居民',
  since: dayLabel(since, now),
  suspended: state === 'suspended',
})

/** One role of a person's card. */
export interface RoleLine {
  key: string
  role: Role
  orgPath: string
  title: string
  note: string
  /** It holds and the looker may end it. */
  mayEnd: boolean
}

/** A person's card in words. */
export interface CardShown {
  name: string
  phone: string
  note: string
  suspended: boolean
  roles: readonly RoleLine[]
  /** What must be handed over first, in words; empty when nothing. */
  inHand: string
  maySuspend: boolean
  /** The looker's own: a colleague changes it. */
  own: boolean
  history: readonly { key: string; title: string; note: string }[]
}

export const shownCard = (card: PersonCard, now: Instant): CardShown => ({
  name: card.name,
  phone: card.phone,
  note: [card.where, `${dayLabel(card.since, now)}起`, card.skills.map((skill) => skillLabels[skill]).join('、')]
    .filter(Boolean)
    .join('·'),
  suspended: card.state === 'suspended',
  roles: card.held.map(({ role, orgPath, where, until, inForce, manageable }) => ({
    key: `${role}@${orgPath}`,
    role,
    orgPath,
    title: roleLabels[role],
    note: [where, until === null ? '' : inForce ? `到 ${until} 为止` : `${until} 已结束`].filter(Boolean).join('·'),
    mayEnd: manageable && inForce && until === null,
  })),
  inHand: card.openCases > 0 ? `手上还有 ${card.openCases} 件案件，停用或结束前请先转给别的调解员。` : '',
  maySuspend: card.maySuspend,
  own: card.own,
  history: card.history.map(({ at, what, byName }) => ({
    key: `${at}${what}`,
    title: what,
    note: [listTimeLabel(at, now), byName].filter(Boolean).join('·'),
  })),
})
