import { endOf } from '../case/clock-words'
import type { StoredCase } from '../case/stored'
import type { UserId } from '../kernel/id'
import { dayLabel } from '../kernel/instant'
import type { StoredInboxItem } from './stored'

/** A mediator, as far as the inbox needs it. */
export type Told = { userId: UserId; streetId: string; orgPath: string }

/** What the mediator is told who gets a case: until when, not what. The id is derived, so it is told once. */
export const assignedNews = (opened: StoredCase, to: Told, closesAt: string): StoredInboxItem => ({
  ...item(opened, to, 'to'),
  title: '有一件事请您调解',
  text: `${opened.number}交到您手里了，请在 ${lastDay(opened, closesAt)} 前谈好。打开「首页」就能看到。`,
})

const lastDay = ({ settleBy, lastAt }: StoredCase, closesAt: string): string =>
  `${dayLabel(endOf(settleBy, closesAt), lastAt.getTime())} ${closesAt}`

/** What the mediator is told who had it before: it is in good hands. */
export const handedOnNews = (opened: StoredCase, from: Told): StoredInboxItem => ({
  ...item(opened, from, 'from'),
  title: '有一件事转给同事了',
  text: `${opened.number}转给${opened.mediatorName}接着办了。`,
})

const item = (opened: StoredCase, { userId, streetId, orgPath }: Told, which: string) => ({
  _id: `case:${opened._id}:${opened.seq}:${which}`,
  ...{ userId, streetId, orgPath },
  kind: 'caseAssigned' as const,
  at: opened.lastAt,
  read: false,
})
