import type { AnswerOf } from '#domain/contract/index'
import { mondayOf } from '#domain/duty/week'
import { chinaDate } from '#domain/kernel/instant'
import { daysAfter } from '#domain/kernel/workdays'
import { community, players } from '../street/cast'
import { call, type UseCase } from './use-case'

const { streetStaff, administrator, mediator, volunteer } = players
const nextMonday = (): string => daysAfter(mondayOf(chinaDate(Date.now())), 7)
const hours = (nth: number): { from: string; to: string } => {
  const at = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  // A quarter of an hour each, one after the other, so that nobody sits twice.
  const from = (nth * 15) % (23 * 60)
  return { from: at(from), to: at(from + 15) }
}

export const directoryUseCases: UseCase[] = [
  call('account', 'myData', 'list', async () => ({ who: volunteer, input: { part: 'visits' as const } }), '走访'),
  call('directory', 'organisations', 'screen', async () => ({
    who: streetStaff,
    input: { kind: 'community' as const },
  })),
  call(
    'directory',
    'organisations',
    'list',
    async () => ({
      who: streetStaff,
      input: { kind: 'community' as const, cursor: Buffer.from('n0~a').toString('base64url') },
    }),
    '第二页',
  ),
  call('directory', 'organisation', 'screen', async () => ({ who: streetStaff, input: { path: community } })),
  call('directory', 'week', 'screen', async () => ({ who: mediator, input: {} })),
  call('directory', 'receptions', 'list', async () => ({ who: mediator, input: {} })),
  call('directory', 'setShift', 'change', async (street, nth) => {
    const monday = daysAfter(nextMonday(), 7 * (Math.floor(nth / 40) % 7))
    const { version } = await street.done<AnswerOf<'directory', 'week'>>('directory', 'week', streetStaff, {
      on: monday,
    })
    const shift = { ...hours(nth), userId: mediator.userId, kind: 'mediator' as const, place: '街道大厅' }
    return { who: streetStaff, input: { monday, version, on: monday, ...shift } }
  }),
  call('directory', 'auditTrail', 'screen', async () => ({ who: administrator, input: {} })),
]
