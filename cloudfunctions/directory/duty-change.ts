import type { DutyWeek } from '#domain/contract/duty'
import type { ParsedInputOf } from '#domain/contract/index'
import type { DutyKind } from '#domain/duty/duty'
import { maySit } from '#domain/duty/sitting'
import type { Shift, StoredDutyWeek } from '#domain/duty/stored'
import { boardWith, mondayOf, placed, without } from '#domain/duty/week'
import { swapAnswered, swapAsked, swapTaken } from '#domain/inbox/duty-news'
import type { UserId } from '#domain/kernel/id'
import { chinaDate } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { daysAfter } from '#domain/kernel/workdays'
import { orgIdOf } from '#domain/organisation/organisation'
import type { OrgPath } from '#domain/organisation/path'
import { dutyPolicy } from '#domain/policy/duty'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import type { CommandCall } from '../kit/route'
import type { Transaction } from '../kit/store'
import { changedMeanwhile } from './change-organisation'
import { deskStreet, emptyWeek, shownWeek, weekIdOf } from './duty-week'

type Week = Promise<Result<DutyWeek>>
type OfWeek = { monday: string; version: number }

const noShift = () => refused('notFound', '这一班已经没有了，刷新看看。')
/** Who sat is written down and stays so. */
const overAlready = () => refused('notNow', '过去的班不能再改，只能看。')
const todayOf = ({ now }: CommandCall) => chinaDate(now.getTime())

/**
 * Puts somebody at the desk. Round trips: identity; begin, week, street, sitter (one or two), week, street, audit, command, commit;
 * to show: as `week`.
 */
export const setShift = (call: CommandCall, input: ParsedInputOf<'directory', 'setShift'>): Week =>
  changeWeek(call, input, async (tx, open, street) => {
    const today = todayOf(call)
    if (mondayOf(input.on) !== input.monday) return refused('invalidInput', '这一天不在这一周里，请重新选。')
    if (input.on < today) return refused('notNow', '过去的日子不能再排班。')
    if (input.on > daysAfter(mondayOf(today), 7 * dutyPolicy.mostWeeksAhead + 6))
      return refused('notNow', `最多提前 ${dutyPolicy.mostWeeksAhead} 周排班。`)
    const before = open.shifts.find(({ id }) => id === input.shiftId)
    if (input.shiftId !== undefined && !before) return noShift()
    if (before && before.on < today) return overAlready()
    const name = await sitterOf(tx, { street, on: input.on, userId: input.userId, kind: input.kind })
    if (name === undefined) return refused('notFound', '这位不能这样坐班，请换一位或换一个身份。')
    const { on, from, to, userId, kind, place } = input
    return placed(open, { id: input.shiftId ?? call.commandId, on, from, to, userId, name, kind, place, swap: null })
  })

/** Takes a shift out. Round trips: as `setShift` without the sitter. */
export const removeShift = (call: CommandCall, input: ParsedInputOf<'directory', 'removeShift'>): Week =>
  changeWeek(call, input, async (_, open) => {
    const shift = open.shifts.find(({ id }) => id === input.shiftId)
    if (!shift) return noShift()
    return shift.on < todayOf(call) ? overAlready() : granted(without(open, input.shiftId))
  })

/** Asks another to take one's own shift over; they are told. Round trips: as `setShift` and the news. */
export const askSwap = (call: CommandCall, input: ParsedInputOf<'directory', 'askSwap'>): Week =>
  changeWeek(call, input, async (tx, open, street) => {
    const shift = open.shifts.find(({ id, userId }) => id === input.shiftId && userId === call.caller.userId)
    if (!shift) return noShift()
    if (input.toUserId === shift.userId) return refused('invalidInput', '这一班本来就是您的，请选别人。')
    if (shift.on < todayOf(call)) return overAlready()
    const toName = await replacementOf(tx, { street, on: shift.on, userId: input.toUserId, kind: shift.kind })
    if (toName === undefined) return refused('notFound', '这位替不了这一班，请换一位。')
    const swap = { toUserId: input.toUserId, toName, words: input.words }
    const asked = placed(open, { ...shift, swap })
    if (!asked.ok) return asked
    const said = { at: call.now, version: asked.value.version }
    await tx.add('inbox', swapAsked({ streetId: open.streetId, orgPath: street }, shift, input.toUserId, said))
    return asked
  })

/** Takes a shift over or not; both are told. Refuses notFound for anybody but whoever was asked, conflict if they sit elsewhere then. */
export const answerSwap = (call: CommandCall, input: ParsedInputOf<'directory', 'answerSwap'>): Week =>
  changeWeek(call, input, async (tx, open, street) => {
    const shift = open.shifts.find(({ id, swap }) => id === input.shiftId && swap?.toUserId === call.caller.userId)
    if (!shift?.swap) return noShift()
    if (shift.on < todayOf(call)) return overAlready()
    const { toUserId, toName } = shift.swap
    const as = await asOf(tx, { street, on: shift.on, userId: toUserId, kind: shift.kind })
    if (input.accept && as === undefined) return refused('notNow', '您的身份变了，替不了这一班。')
    const taken: Partial<Shift> = input.accept ? { userId: toUserId, name: toName, kind: as?.kind ?? shift.kind } : {}
    const answered = placed(open, { ...shift, ...taken, swap: null })
    if (!answered.ok) return answered
    const said = { at: call.now, version: answered.value.version }
    const of = { streetId: open.streetId, orgPath: street }
    await tx.add('inbox', swapAnswered(of, shift, { toName, accepted: input.accept }, said))
    if (input.accept) await tx.add('inbox', swapTaken(of, shift, toUserId, said))
    return answered
  })

/** The week and what strangers see of it, in one transaction. */
function changeWeek(
  call: CommandCall,
  input: OfWeek,
  change: (tx: Transaction, open: StoredDutyWeek, street: OrgPath) => Promise<Result<StoredDutyWeek>>,
): Week {
  const street = deskStreet(call)
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const id = weekIdOf(street, input.monday)
      const open = (await tx.get('dutyWeeks', id)) ?? emptyWeek(street, input.monday)
      const above = await tx.get('organisations', orgIdOf(street))
      // A desk without its street means that the books are broken, and that is no refusal.
      if (!above) throw new Error('a duty desk without a street')
      if (open.version !== input.version) return changedMeanwhile()
      const changed = await change(tx, open, street)
      if (!changed.ok) return changed
      await tx.put('dutyWeeks', changed.value)
      const board = boardWith(above.board, changed.value, todayOf(call))
      await tx.put('organisations', { ...above, board })
      await audit(tx, call, { ...above, userId: call.caller.userId }, { what: call.route, about: id })
      return granted({ version: changed.value.version })
    },
    () => shownWeek(call, input.monday),
  )
}

type Asked = { street: OrgPath; on: string; userId: UserId; kind: DutyKind }

/** The name of somebody who may sit there as that on that day; undefined when they may not. */
async function sitterOf(tx: Transaction, { street, on, userId, kind }: Asked): Promise<string | undefined> {
  if (kind === 'window') {
    const identity = await tx.get('identities', `uid:${userId}`)
    const sitter = { active: identity?.state === 'active', roles: identity?.roles ?? [], line: undefined }
    return maySit(sitter, kind, on, street) ? (await tx.get('users', userId))?.name : undefined
  }
  const line = await tx.get('mediators', userId)
  return maySit({ active: false, roles: [], line }, kind, on, street) ? line?.name : undefined
}

/** Whoever takes over sits as the same, else as a mediator: an hour of a lawyer may become an hour of a mediator. */
async function asOf(tx: Transaction, asked: Asked): Promise<{ name: string; kind: DutyKind } | undefined> {
  for (const kind of new Set<DutyKind>([asked.kind, 'mediator', 'window'])) {
    const name = await sitterOf(tx, { ...asked, kind })
    if (name !== undefined) return { name, kind }
  }
  return undefined
}

const replacementOf = async (tx: Transaction, asked: Asked): Promise<string | undefined> =>
  (await asOf(tx, asked))?.name
