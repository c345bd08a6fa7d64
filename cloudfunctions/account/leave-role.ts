import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { granted, type Result, refused } from '#domain/kernel/result'
import type { OrgPath } from '#domain/organisation/path'
import { isWithin } from '#domain/organisation/path'
import type { Role } from '#domain/organisation/role'
import type { GridRole } from '#domain/organisation/stored'
import * as rules from '#domain/people/roles'
import { keepsAdministrator, otherAdministrator } from '../kit/administrators'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { revokeGuiding } from '../kit/guiding'
import { leaveDesk } from '../kit/leave-desk'
import { readPerson, writePerson } from '../kit/person'
import type { CommandCall } from '../kit/route'
import { type AtDesk, afterStandingDown, type StoodDown } from '../kit/sitting'
import type { Transaction } from '../kit/store'
import { stillHangsOn } from './hangs-on'
import { seatsOf } from './seats'

type Input = ParsedInputOf<'account', 'leaveRole'>
type Answer = AnswerOf<'account', 'leaveRole'>
type Kept = { left: { at: AtDesk; done: StoodDown } | null }

/** Which seat of a grid's team somebody has because of a role. A policeman or a party member sits there for other reasons. */
const seatBecauseOf: Partial<Record<Role, GridRole>> = {
  volunteer: 'residentVolunteer',
  gridWorker: 'communityCadre',
  communityStaff: 'communityCadre',
}

/** A transaction has ten documents: a person has five, the audit and the command one each. */
const mostSeats = 3

/**
 * Gives a role of one's own back, at once: all documents of the person, the roster, the seats in grid teams and what still asks for them
 * at the desk in one transaction of at most ten. Points stay. Round trips: identity; what hangs on it, and seats, side by side; begin,
 * person (two to five), (seats), the same written, (of whoever sat at the desk: street, weeks, those that change), audit, command,
 * commit; (roster line, identity, weeks, staff, news); a volunteer's code for guiding.
 */
export async function leaveRole(call: CommandCall, input: Input): Promise<Result<Answer>> {
  const seat = seatBecauseOf[input.role]
  const leads = input.role === 'administrator'
  const about = { userId: call.caller.userId, orgPath: input.orgPath }
  const [hangs, grids, other] = await Promise.all([
    stillHangsOn(call, input),
    seat ? gridsWith(call, seat, input.orgPath) : [],
    leads ? otherAdministrator(call.store, about) : undefined,
  ])
  return changeThenShow<Kept, Answer>(
    call,
    input,
    async (tx) => {
      const person = await readPerson(tx, call.caller.userId)
      if (!person) return refused('signInNeeded', '没找到您的资料，请联系社区。')
      const roles = rules.leaveRole(person.user.roles, input, call.now.getTime())
      if (!roles.ok) return roles
      if (!hangs.ok) return hangs
      const still = leads ? await keepsAdministrator(tx, other, input.orgPath) : granted(true)
      if (!still.ok) return still
      if (grids.length > mostSeats)
        return refused('notNow', `您在 ${grids.length} 个网格的格四员里，请先请街道换上同事，再来交回。`)
      await vacate(tx, call, grids, seat)
      const after = await writePerson(tx, person, { roles: roles.value })
      // Only these two sit there, and they have no seat in a grid's team: both together would be more than ten documents.
      const left = seat ? null : await leaveDesk(tx, call, after)
      await audit(tx, call, call.caller, { what: 'account.leaveRole', about: call.caller.userId })
      return granted({ left })
    },
    async ({ left }) => {
      if (left) await afterStandingDown(call, left.at, left.done)
      if (input.role === 'volunteer') await revokeGuiding(call, call.caller.userId)
      return granted({ role: input.role })
    },
  )
}

const gridsWith = async (call: CommandCall, seat: GridRole, within: OrgPath): Promise<string[]> =>
  (await seatsOf(call, call.caller.userId))
    .filter(({ orgPath, team }) => isWithin(orgPath, within) && team?.[seat]?.userId === call.caller.userId)
    .map(({ _id }) => _id)

/** Looked at again inside: somebody may have been seated there in between. */
async function vacate(tx: Transaction, call: CommandCall, grids: string[], seat: GridRole | undefined): Promise<void> {
  for (const id of grids) {
    const grid = await tx.get('organisations', id)
    if (seat && grid?.team?.[seat]?.userId === call.caller.userId)
      await tx.put('organisations', { ...grid, team: { ...grid.team, [seat]: null }, version: grid.version + 1 })
  }
}
