import { createHash } from 'node:crypto'
import type { AnswerOf, FunctionName, InputOf, RouteOf } from '#domain/contract/index'
import { isSound } from '#domain/goods/stock'
import type { StoredRedemption, StoredStock, StoredStockMove } from '#domain/goods/stored'
import { openAccount, type PointsAccount, type PointsEntry, post } from '#domain/points/account'
import type { StoredEntry } from '#domain/points/stored'
import { verifyChain } from '#domain/points/verify'
import { answered, newId, type Person, type Street } from './street'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** An item on the shelf of the street's hall. */
export async function addStock(street: Street, more: Partial<StoredStock> = {}): Promise<StoredStock> {
  const goodsId = newId() as StoredStock['goodsId']
  const onHand = more.onHand ?? 12
  const stock: StoredStock = {
    ...{ _id: `hall.${goodsId}`, goodsId, streetId: 's1', orgPath: '/d1/s1' },
    ...{ outlet: 'hall', outletName: '街道大厅 5 号窗口', name: `大米${goodsId.slice(-4)}`, note: '', icon: 'rice' },
    ...{ points: 30, state: 'offered', opening: onHand, received: 0, handedOut: 0, onHand, reserved: 0 },
    ...{ order: 1, version: 1 },
    ...more,
  }
  await street.put('stock', stock)
  return stock
}

/** Gives a person points that were earned by guiding, each award with an entry of its own on a chain that verifies. */
export async function fund(street: Street, person: Person, ...awards: number[]): Promise<string[]> {
  let account: PointsAccount = openAccount(person.userId, person.streetId)
  const entries: StoredEntry[] = []
  for (const points of awards) {
    const at = new Date().toISOString()
    const id = newId()
    const made = post(
      account,
      {
        ...{ _id: `guided:${id}`, kind: 'guided', at, earnedAt: at, points, confirmedBy: newId() },
        ...{ rule: { policy: 'points', version: '2026-01' }, event: { kind: 'referral', id } },
        reason: '引导一件纠纷到街道，街道受理了',
      },
      sha256,
    )
    account = made.account
    entries.push({ ...made.entry, at: new Date(at), orgPath: person.orgPath, listed: true, reversed: false })
  }
  const { userId, orgPath } = person
  await street.put('pointsEntries', ...entries)
  await street.put('pointsAccounts', { ...account, _id: userId, orgPath, recentVisits: [], version: 1 })
  return entries.map(({ _id }) => _id)
}

/** A volunteer with so many points. */
export async function volunteerWith(street: Street, ...awards: number[]): Promise<Person> {
  const person = await street.addPerson('volunteer', '/d1/s1/c01/g01')
  await fund(street, person, ...awards)
  return person
}

/** Sends as a phone does: `unavailable` is tried again under the same id. */
export async function send<F extends FunctionName, R extends RouteOf<F>>(
  street: Street,
  who: Person,
  fn: F,
  route: R,
  input: InputOf<F, R>,
  commandId: string = newId(),
) {
  for (;;) {
    const reply = await street.call(who, fn, route, input, commandId)
    if (reply.ok || reply.refusal.code !== 'unavailable') return reply
  }
}

export async function reserved(street: Street, who: Person, { _id }: StoredStock): Promise<string> {
  return answered(await send(street, who, 'points', 'reserve', { stockId: _id })).redemption.redemptionId
}

export const codeOf = async (
  street: Street,
  who: Person,
  redemptionId: string,
): Promise<AnswerOf<'points', 'pickupCode'>> =>
  answered(await street.call(who, 'points', 'pickupCode', { redemptionId } as InputOf<'points', 'pickupCode'>))

export const stockOf = async (street: Street, { _id }: Pick<StoredStock, '_id'>): Promise<StoredStock> =>
  (await street.find<StoredStock>('stock', { _id }))[0] as StoredStock
export const accountOf = async (street: Street, { userId }: Person): Promise<PointsAccount> =>
  (await street.find<PointsAccount>('pointsAccounts', { _id: userId }))[0] as PointsAccount
export const entriesOf = async (street: Street, { userId }: Person): Promise<PointsEntry[]> =>
  (await street.find<StoredEntry>('pointsEntries', { userId }))
    .map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }))
    .sort((a, b) => a.seq - b.seq)

/** What is wrong with the street's books of goods and points; empty when everything fits. */
export async function faultsIn(street: Street, people: Person[]): Promise<unknown[]> {
  const faults: unknown[] = []
  const redemptions = await street.find<StoredRedemption>('redemptions', {})
  const waiting = redemptions.filter(({ state }) => state === 'reserved')
  for (const stock of await street.find<StoredStock>('stock', {})) {
    const moves = await street.find<StoredStockMove>('stockMoves', { stockId: stock._id })
    const moved = (kind: string) =>
      moves.filter((move) => move.kind === kind).reduce((sum, { count }) => sum + count, 0)
    const promised = waiting.filter(({ stockId }) => stockId === stock._id).length
    const gone = redemptions.filter(({ stockId, state }) => stockId === stock._id && state === 'handedOut').length
    const fits =
      isSound(stock) &&
      stock.received === moved('received') &&
      stock.handedOut === moved('handedOut') &&
      stock.handedOut === gone &&
      stock.reserved === promised &&
      stock.onHand === stock.opening + moved('received') - moved('handedOut')
    if (!fits) faults.push({ stock, promised, gone, moves: moves.length })
  }
  for (const person of people) {
    const account = await accountOf(street, person)
    if (!account) continue
    faults.push(...verifyChain(account, await entriesOf(street, person), sha256))
    const own = waiting.filter(({ userId }) => userId === person.userId)
    const aside = own.reduce((sum, { points }) => sum + points, 0)
    if (account.held !== aside || account.waiting !== own.length) faults.push({ account, aside, waiting: own.length })
  }
  return faults
}

/** How many round trips a call took, from its own line in the log. */
export async function tripsOf(street: Street, { requestId }: { requestId: string }): Promise<number> {
  const end = Date.now() + 5000
  for (;;) {
    // The line travels by another way than the answer and may come after it.
    for (const { text } of street.logs as { text?: string }[]) {
      if (!text?.includes(requestId) || !text.startsWith('{')) continue
      const line = JSON.parse(text) as { requestId?: string; trips?: number }
      if (line.requestId === requestId && line.trips !== undefined) return line.trips
    }
    if (Date.now() > end) throw new Error('no line in the log')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
