import type { AnswerOf } from '#domain/contract/index'
import { helperAt, type Player, players, streetId } from '../street/cast'
import { entryOf } from '../street/documents'
import { type BenchStreet, newCommandId } from '../street/street'
import { call, type UseCase } from './use-case'

const stockId = 'hall.bench-0'

/** A volunteer with points and nothing that waits. */
async function richHelper(street: BenchStreet, nth: number): Promise<Player> {
  const helper = helperAt(nth)
  await street.change('pointsAccounts', helper.userId, { available: 90, held: 0, waiting: 0 })
  return helper
}

/** Something that waits at the counter, and the code that fetches it. */
export async function waiting(street: BenchStreet, nth: number) {
  const who = await richHelper(street, nth)
  const redemptionId = newCommandId()
  await street.done('points', 'reserve', who, { stockId }, redemptionId)
  return { who, redemptionId }
}

async function shownCode(street: BenchStreet, nth: number) {
  const { who, redemptionId } = await waiting(street, nth)
  type Code = AnswerOf<'points', 'pickupCode'>
  const { scan, digits } = await street.done<Code>('points', 'pickupCode', who, { redemptionId })
  return { redemptionId, scan, digits }
}

/** An award that may be taken back: each can be only once. */
async function guidedEntry(street: BenchStreet, nth: number): Promise<string> {
  const { userId, orgPath } = helperAt(nth)
  const id = newCommandId()
  const [account] = await street.cloud.database.find('pointsAccounts', { _id: userId })
  const seq = Number(account?.seq ?? 0) + 1
  const entry = entryOf({ userId, kind: 'guided', streetId, orgPath, seq, at: new Date() })
  await street.put('pointsEntries', [{ ...entry, _id: `guided:${id}` }])
  await street.change('pointsAccounts', userId, { seq })
  return `guided:${id}`
}

export const pointsUseCases: UseCase[] = [
  call('points', 'statement', 'list', async () => ({ who: players.volunteer, input: {} })),
  call('points', 'goods', 'screen', async () => ({ who: players.volunteer, input: {} })),
  call('points', 'reserve', 'redeem', async (street, nth) => ({
    who: await richHelper(street, nth),
    input: { stockId },
  })),
  call('points', 'cancel', 'change', async (street, nth) => {
    const { who, redemptionId } = await waiting(street, nth)
    return { who, input: { redemptionId } }
  }),
  call('points', 'redemptions', 'list', async () => ({ who: players.volunteer, input: {} })),
  call('points', 'pickupCode', 'redeem', async (street, nth) => {
    const { who, redemptionId } = await waiting(street, nth)
    return { who, input: { redemptionId } }
  }),
  call(
    'points',
    'lookUpPickup',
    'redeem',
    async (street, nth) => ({ who: players.streetStaff, input: { code: (await shownCode(street, nth)).scan } }),
    '扫码',
  ),
  call(
    'points',
    'lookUpPickup',
    'redeem',
    async (street, nth) => ({ who: players.streetStaff, input: { code: (await shownCode(street, nth)).digits } }),
    '输 6 位',
  ),
  call('points', 'handOut', 'change', async (street, nth) => {
    const { redemptionId, scan } = await shownCode(street, nth)
    return { who: players.streetStaff, input: { code: scan, redemptionId } }
  }),
  call('points', 'stock', 'screen', async () => ({ who: players.streetStaff, input: {} })),
  call('points', 'receiveStock', 'change', async () => ({
    who: players.streetStaff,
    input: { stockId, count: 20, note: '超市捐的' },
  })),
  call('points', 'awards', 'list', async () => ({ who: players.streetStaff, input: {} })),
  call('points', 'reverse', 'change', async (street, nth) => ({
    who: players.streetStaff,
    input: { entryId: await guidedEntry(street, nth), reason: '查过了，不是他引导的' },
  })),
]
