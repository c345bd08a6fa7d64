import type { AnswerOf, InputOf } from '#domain/contract/index'
import { codeAt, doors, helperAt, longWords, type Player, placeIdAt, players } from '../street/cast'
import { type BenchStreet, newCommandId } from '../street/street'
import { call, type UseCase } from './use-case'

type Door = InputOf<'visit', 'record'>['door']

const byCode = (nth: number): Door => ({ by: 'code', code: codeAt(nth % doors) })
const byList = (nth: number): Door => ({ by: 'list', placeId: placeIdAt(nth) })

const visitAt = (door: Door): InputOf<'visit', 'record'> => ({
  as: 'volunteer',
  door,
  result: 'noIssue',
  note: '',
  at: new Date().toISOString(),
})

/** A volunteer who has visited nobody today and whose year is not full. */
export async function freshHelper(street: BenchStreet, nth: number): Promise<Player> {
  const helper = helperAt(nth)
  await street.change('pointsAccounts', helper.userId, { recentVisits: [], earnedByYear: {} })
  return helper
}

/** A visit that waits for the community, by somebody who may still change it. */
async function heldVisit(street: BenchStreet, nth: number): Promise<{ who: Player; visitId: string }> {
  const who = await freshHelper(street, nth)
  const visitId = newCommandId()
  await street.done('visit', 'record', who, visitAt(byList(nth)), visitId)
  return { who, visitId }
}

export const visitUseCases: UseCase[] = [
  call(
    'visit',
    'record',
    'visit',
    async (street, nth) => ({ who: await freshHelper(street, nth), input: visitAt(byCode(nth)) }),
    '扫门牌码',
  ),
  call(
    'visit',
    'record',
    'visit',
    async (street, nth) => ({
      who: await freshHelper(street, nth),
      input: { ...visitAt(byList(nth)), result: 'clue' as const, note: longWords },
    }),
    '要复核',
  ),
  call('visit', 'withdraw', 'change', async (street, nth) => {
    const { who, visitId } = await heldVisit(street, nth)
    return { who, input: { visitId } }
  }),
  call('visit', 'addNote', 'change', async (street, nth) => {
    const { who, visitId } = await heldVisit(street, nth)
    return { who, input: { visitId, note: longWords } }
  }),
  call('visit', 'review', 'change', async (street, nth) => {
    const { visitId } = await heldVisit(street, nth)
    return { who: players.communityStaff, input: { visitId, version: 1, decision: 'verify' as const, reason: '' } }
  }),
  call('visit', 'home', 'screen', async () => ({ who: players.volunteer, input: {} })),
  call('visit', 'mine', 'list', async () => ({ who: players.volunteer, input: {} })),
  call(
    'visit',
    'mine',
    'list',
    async (street) => {
      const first = await street.done<AnswerOf<'visit', 'mine'>>('visit', 'mine', players.volunteer, {})
      return { who: players.volunteer, input: { cursor: first.next ?? undefined } }
    },
    '第二页',
  ),
  call('visit', 'nearbyPlaces', 'list', async () => ({ who: players.volunteer, input: {} })),
  call('visit', 'searchPlaces', 'list', async () => ({ who: players.volunteer, input: { words: '面馆' } })),
  call('visit', 'placeByCode', 'list', async (_, nth) => ({
    who: players.volunteer,
    input: { code: codeAt(nth % doors) },
  })),
  call('visit', 'reviewQueue', 'screen', async () => ({ who: players.communityStaff, input: {} })),
  call(
    'visit',
    'reviewQueue',
    'list',
    async (street) => {
      const who = players.communityStaff
      const first = await street.done<AnswerOf<'visit', 'reviewQueue'>>('visit', 'reviewQueue', who, {})
      return { who, input: { cursor: first.next ?? undefined } }
    },
    '第二页',
  ),
  call('visit', 'referralCode', 'list', async (_, nth) => ({ who: helperAt(nth), input: {} })),
  call('visit', 'recordMediation', 'visit', async (street, nth) => ({
    who: await freshHelper(street, nth),
    input: {
      door: byCode(nth),
      bothAgreed: true as const,
      outcome: 'agreed' as const,
      words: longWords,
      at: new Date().toISOString(),
    },
  })),
  call('visit', 'mediations', 'list', async () => ({ who: players.volunteer, input: {} })),
]
