import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { InvitationRow } from '#domain/contract/people'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { orgIdOf } from '#domain/organisation/organisation'
import type { Role } from '#domain/organisation/role'
import { invitationCodeOf } from '#domain/people/invitation'
import { isHeldAt, managesAt, mayManage, rolesManaged } from '#domain/people/manage'
import type { StoredInvitation } from '#domain/people/stored'
import { peoplePolicy } from '#domain/policy/people'
import { audit } from '../kit/audit'
import { changeOnce, once, traceOf } from '../kit/commands'
import { nextOf, pageOf, pageSize } from '../kit/cursor'
import type { CommandCall, GrantedCall } from '../kit/route'
import { whereNamer } from '../kit/where'
import { withinReach } from './reach'
import { wrongPlace } from './roles'

const dayMs = 86_400_000

/**
 * Invites somebody to a role. The code is made of the command's id with a key of the environment: it stands nowhere, and the
 * same command sent again tells it again. Round trips: identity; place, names side by side; begin, invitation, audit, commit.
 * @idempotent by the invitation's id, which is the keyed hash of the code.
 */
export async function invite(
  call: CommandCall,
  input: ParsedInputOf<'directory', 'invite'>,
): Promise<Result<AnswerOf<'directory', 'invite'>>> {
  const { role, orgPath, forName, kinds } = input
  const code = invitationCodeOf(call.seal.hash('invitation.code', `${call.caller.userId} ${call.commandId}`))
  const invitationId = call.seal.hash('invitation', code).toString('base64url')
  const [place, where] = await Promise.all([
    call.store.get('organisations', orgIdOf(orgPath)),
    whereNamer(call.store, [orgPath]),
  ])
  const mark = traceOf(call, input)
  return once(call, mark, {
    async body(tx) {
      const allowed = mayManage(call.caller, { userId: null, role, orgPath })
      if (!allowed.ok) return allowed
      if (!place || place.closedOn !== null || !isHeldAt(role, place.kind)) return wrongPlace()
      const { streetId } = place
      const invitation: StoredInvitation = {
        ...{ _id: invitationId, streetId, orgPath, where: where(orgPath), role, forName },
        kinds: role === 'mediator' ? kinds : [],
        ...{ by: call.caller.userId, at: call.now, state: 'open', usedBy: null, usedAt: null, used: null },
        expiresAt: new Date(call.now.getTime() + peoplePolicy.invitationDays * dayMs),
        made: { id: call.commandId, inputHash: mark.inputHash },
      }
      await tx.add('invitations', invitation)
      const doer = { userId: call.caller.userId, streetId, orgPath }
      await audit(tx, call, doer, { what: 'people.invite', about: invitationId })
      return granted({ code, invitation: rowOf(invitation, call.now) })
    },
    traceLeft: async () => {
      const left = await call.store.get('invitations', invitationId)
      if (left?.made.id !== call.commandId) return undefined
      return { caller: left.by, inputHash: left.made.inputHash, answer: { code, invitation: rowOf(left, call.now) } }
    },
  })
}

const rowOf = ({ _id, role, where, forName, at, expiresAt, state }: StoredInvitation, now: Date): InvitationRow => ({
  ...{ invitationId: _id, role, where, forName },
  at: instantOf(at.getTime()),
  expiresAt: instantOf(expiresAt.getTime()),
  state: state === 'open' && expiresAt <= now ? 'expired' : state,
})

/** Invitations to places within reach, newest first. Round trips: identity, page. */
export async function invitations(
  call: GrantedCall,
  input: ParsedInputOf<'directory', 'invitations'>,
): Promise<Result<AnswerOf<'directory', 'invitations'>>> {
  const { where, orderBy } = pageOf(withinReach(call, {}), { field: 'at', direction: 'desc' }, input.cursor)
  const page = await call.store.find('invitations', where, { orderBy, limit: pageSize })
  return granted({
    rows: page.map((each) => rowOf(each, call.now)),
    next: nextOf(page, pageSize, ({ at, _id }) => ({ value: at, id: _id })),
  })
}

/** Takes an invitation back that nobody has used. Round trips: identity, begin, invitation, write, audit, command, commit. */
export const revokeInvitation = (
  call: CommandCall,
  input: ParsedInputOf<'directory', 'revokeInvitation'>,
): Promise<Result<AnswerOf<'directory', 'revokeInvitation'>>> =>
  changeOnce(call, input, async (tx) => {
    const open = await tx.get('invitations', input.invitationId)
    if (!open || !managesAt(call.caller.roles, open.role, open.orgPath))
      return refused('notFound', '没找到这个邀请，刷新看看。')
    if (open.state !== 'open') return refused('alreadyDone', '这个邀请已经用过或者收回了，刷新看看。')
    const revoked: StoredInvitation = { ...open, state: 'revoked' }
    await tx.put('invitations', revoked)
    const { streetId, orgPath } = open
    const doer = { userId: call.caller.userId, streetId, orgPath }
    await audit(tx, call, doer, { what: 'people.revokeInvitation', about: open._id })
    return granted({ invitation: rowOf(revoked, call.now) })
  })

/** A street has about a hundred organisations. */
const mostPlaces = 1000

/** Which roles the caller may give, and where. Round trips: identity, places. */
export async function managing(call: GrantedCall): Promise<Result<AnswerOf<'directory', 'managing'>>> {
  const { roles: held } = call.caller
  const where = withinReach(call, { closedOn: null })
  const places = await call.store.find('organisations', where, { orderBy: [['order', 'asc']], limit: mostPlaces })
  const roles = rolesManaged(held)
    .map((role) => ({ role, places: places.filter(mayGive(role)).map(({ orgPath }) => orgPath) }))
    .filter(({ places: some }) => some.length > 0)
  return granted({ roles, names: places.map(({ orgPath, name }) => ({ path: orgPath, name })) })

  function mayGive(role: Role) {
    return ({ kind, orgPath }: (typeof places)[number]) => isHeldAt(role, kind) && managesAt(held, role, orgPath)
  }
}
