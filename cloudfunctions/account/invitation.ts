import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { canonical, type Plain } from '#domain/kernel/canonical'
import type { UserId } from '#domain/kernel/id'
import { chinaDate, instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { rolesInForce } from '#domain/organisation/scope'
import { joinConsent } from '#domain/people/consent'
import { mayAccept } from '#domain/people/invitation'
import { managesAt } from '#domain/people/manage'
import { checkPasswordRule } from '#domain/people/password'
import { giveRole } from '#domain/people/roles'
import type { StoredInvitation } from '#domain/people/stored'
import { safetyPolicy } from '#domain/policy/safety'
import { audit } from '../kit/audit'
import { type Caller, identify } from '../kit/caller'
import { once } from '../kit/commands'
import { addPerson, readPerson, writePerson } from '../kit/person'
import type { Call, PublicCommandCall } from '../kit/route'
import { hashPassword } from '../kit/seal'
import type { Transaction } from '../kit/store'
import { countTry, mayTry } from '../kit/tries'
import { loginTicket } from './ticket'

type Input = ParsedInputOf<'account', 'acceptInvitation'>
type Answer = AnswerOf<'account', 'acceptInvitation'>

const idOf = (call: Call, code: string): string => call.seal.hash('invitation', code).toString('base64url')
const suspended = () => refused('forbidden', '这个账号停用了。有疑问请联系社区。')

/**
 * What a code invites to. A wrong one is counted: five and the door is shut for a while.
 * Round trips: tries (two), invitation and identity side by side; a wrong code two more.
 */
export async function invitation(
  call: Call,
  input: ParsedInputOf<'account', 'invitation'>,
): Promise<Result<AnswerOf<'account', 'invitation'>>> {
  const [allowed, found, known] = await Promise.all([
    mayTry(call, 'invitation', safetyPolicy.invitation),
    call.store.get('invitations', idOf(call, input.code)),
    identify(call.store, call.identity, call.now.getTime()),
  ])
  if (!allowed.ok) return allowed
  const holds = mayAccept(found, call.now)
  if (!holds.ok || !found) {
    await countTry(call, 'invitation', safetyPolicy.invitation)
    return holds.ok ? refused('notFound', '') : holds
  }
  return granted({
    role: found.role,
    where: found.where,
    forName: found.forName,
    expiresAt: instantOf(found.expiresAt.getTime()),
    known: known !== undefined,
    needsAccount: known === undefined && call.identity.kind !== 'wechat',
  })
}

/**
 * Uses an invitation up: the role goes to whoever is signed in; a WeChat identity that nobody knows becomes a person, a
 * browser becomes one with an account and a password. In one transaction of at most ten documents.
 * Round trips: tries (two), invitation, identity side by side; a new person: who has that phone or account, side by side;
 * begin, invitation, its giver, person (two to four), the same written, invitation, audit, commit.
 * @idempotent by the command's id in the invitation.
 */
export async function acceptInvitation(call: PublicCommandCall, input: Input): Promise<Result<Answer>> {
  const [allowed, found, known] = await Promise.all([
    mayTry(call, 'invitation', safetyPolicy.invitation),
    call.store.get('invitations', idOf(call, input.code)),
    identify(call.store, call.identity, call.now.getTime()),
  ])
  if (!allowed.ok) return allowed
  if (known === 'suspended') return suspended()
  const command = { id: call.commandId, inputHash: keyedInput(call, input) }
  const isReplay = found?.used?.id === call.commandId
  const holds = mayAccept(found, call.now)
  if (!found || (!holds.ok && !isReplay)) {
    await countTry(call, 'invitation', safetyPolicy.invitation)
    return holds.ok ? refused('notFound', '') : holds
  }
  const newcomer = known || isReplay ? undefined : await newcomerOf(call, input, found)
  if (newcomer && !newcomer.ok) return newcomer
  const caller = callerKey(call)
  return once<Answer>(
    call,
    { caller, inputHash: command.inputHash },
    {
      async body(tx) {
        const open = await tx.get('invitations', found._id)
        const still = mayAccept(open, call.now)
        if (!still.ok || !open) return still.ok ? refused('notFound', '') : still
        if (!(await stillMeant(tx, open, call.now))) return notMeant()
        const joined = known ? await joinKnown(tx, known, open) : await joinNew(tx, call, open, newcomer?.value)
        if (!joined.ok) return joined
        const { userId, hasAccount } = joined.value
        await tx.put('invitations', { ...open, state: 'used', usedBy: userId, usedAt: call.now, used: command })
        const { streetId, orgPath } = open
        await audit(tx, call, { userId, streetId, orgPath }, { what: 'people.acceptInvitation', about: userId })
        return granted(answerOf(open, hasAccount ? userId : null))
      },
      // A replay is known by the very same input: whoever sends it has the code and the password.
      traceLeft: async () => {
        const left = await call.store.get('invitations', found._id)
        if (left?.used?.id !== call.commandId) return undefined
        const userId = known || input.credentials === null ? null : left.usedBy
        return { caller, inputHash: left.used.inputHash, answer: answerOf(left, userId) }
      },
    },
  )
}

const callerKey = ({ identity }: Call): string => (identity.kind === 'none' ? 'none' : identity.key)

/** Keyed, because a phone number and a password are in it. */
const keyedInput = (call: Call, input: Input): string =>
  call.seal.hash('acceptInvitation', `${callerKey(call)} ${canonical(input as Plain)}`).toString('base64url')

const answerOf = ({ role, where }: StoredInvitation, accountOf: UserId | null): Answer => ({
  role,
  where,
  ticket: accountOf === null ? null : loginTicket({ userId: accountOf }),
})

/** Whoever gave the code must still be allowed to: what a person who was suspended or left has given away opens nothing. */
async function stillMeant(tx: Transaction, { by, role, orgPath }: StoredInvitation, now: Date): Promise<boolean> {
  const inviter = await tx.get('identities', `uid:${by}`)
  if (inviter?.state !== 'active') return false
  return managesAt(rolesInForce(inviter.roles, chinaDate(now.getTime())), role, orgPath)
}
const notMeant = () => refused('notFound', '给您码的人不再管这件事了。请找社区或街道，再要一个邀请码。')

type Joined = Result<{ userId: UserId; hasAccount: boolean }>

async function joinKnown(tx: Transaction, known: Caller, open: StoredInvitation): Promise<Joined> {
  if (open.by === known.userId) return refused('forbidden', '自己发的邀请码不能自己用。')
  if (open.streetId !== known.streetId) return refused('conflict', '您登记在别的街道，这个邀请码用不了。')
  const person = await readPerson(tx, known.userId)
  if (!person) return refused('signInNeeded', '没找到您的资料，请联系社区。')
  const roles = giveRole(person.user.roles, open)
  if (!roles.ok) return refused('alreadyDone', '您已经有这个身份了，不用再加。')
  await writePerson(tx, person, { roles: roles.value, ...(open.role === 'mediator' ? { kinds: open.kinds } : {}) })
  return granted({ userId: known.userId, hasAccount: false })
}

type Newcomer = { name: string; phone: string; account: { name: string; passwordHash: string } | undefined }

/** Everything that can be wrong with what a newcomer filled in, before anything is written. */
async function newcomerOf(
  call: Call,
  { person, credentials }: Input,
  open: StoredInvitation,
): Promise<Result<Newcomer>> {
  if (person === null) return refused('invalidInput', '请写姓名和手机号。', { field: 'person' })
  const { text, version } = person.consent
  if (text !== joinConsent.text || version !== joinConsent.version)
    return refused('notNow', '加入说明更新过了，请重新打开这一页看一遍。', { field: 'consent' })
  const inWechat = call.identity.kind === 'wechat'
  if (!inWechat && credentials === null)
    return refused('invalidInput', '请定一个账号和密码。', { field: 'credentials' })
  const account = inWechat ? null : credentials
  if (account) {
    const rule = checkPasswordRule(account.password, {
      account: account.account,
      name: person.name,
      phone: person.phone,
    })
    if (!rule.ok) return rule
  }
  const sameStreet = { streetId: open.streetId, phoneHash: call.seal.hashPhone(person.phone) }
  const [holders, taken] = await Promise.all([
    call.store.count('users', sameStreet),
    account ? call.store.get('credentials', account.account) : undefined,
  ])
  if (holders > 0)
    return refused('conflict', '这个手机号已经登记过了。请先登录，再输邀请码；没登录过的，先在微信里申请当志愿者。', {
      field: 'person',
    })
  if (taken) return refused('conflict', '这个账号名有人用了，换一个。', { field: 'credentials' })
  return granted({
    name: person.name,
    phone: person.phone,
    account: account ? { name: account.account, passwordHash: await hashPassword(account.password) } : undefined,
  })
}

async function joinNew(
  tx: Transaction,
  call: PublicCommandCall,
  open: StoredInvitation,
  newcomer: Newcomer | undefined,
): Promise<Joined> {
  if (!newcomer) return refused('invalidInput', '请写姓名和手机号。', { field: 'person' })
  const { name, phone, account } = newcomer
  const { streetId, orgPath, role, kinds } = open
  const userId = call.mintId() as UserId
  await addPerson(tx, {
    ...{ userId, streetId, orgPath, name, kinds, since: call.now, roles: [{ role, orgPath }] },
    ...{ phoneSealed: call.seal.seal(phone, 'users.phone'), phoneHash: call.seal.hashPhone(phone) },
    consents: [{ text: joinConsent.text, version: joinConsent.version, at: call.now }],
    wechat: call.identity.kind === 'wechat' ? call.identity.key : undefined,
  })
  if (account)
    await tx.add('credentials', {
      ...{ _id: account.name, userId, streetId, orgPath, passwordHash: account.passwordHash },
      ...{ failures: 0, lockedUntil: null },
    })
  return granted({ userId, hasAccount: account !== undefined })
}
