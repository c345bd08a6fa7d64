import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { OwnApplication } from '#domain/contract/joining'
import { canonical, type Plain } from '#domain/kernel/canonical'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { maskPhone } from '#domain/organisation/mask'
import { orgIdOf } from '#domain/organisation/organisation'
import type { StoredOrganisation } from '#domain/organisation/stored'
import { mayApply, mayWithdraw } from '#domain/people/application'
import { joinConsent } from '#domain/people/consent'
import type { StoredApplication } from '#domain/people/stored'
import { safetyPolicy } from '#domain/policy/safety'
import { type Caller, identify } from '../kit/caller'
import { once } from '../kit/commands'
import type { Call, PublicCommandCall } from '../kit/route'
import { takeTurn } from '../kit/tries'

type Own = { application: OwnApplication | null }
/** Who applies: somebody the street knows, or a WeChat identity that nobody knows yet. */
type Applicant = { applicationId: string; identity: string; known: Caller | undefined }

/**
 * A WeChat identity that nobody knows, or somebody signed in. What a stranger's WeChat applied for stays its application when somebody
 * has invited it meanwhile. Refuses signInNeeded, forbidden. Round trip: identity and application side by side.
 */
async function applicantOf(call: Call): Promise<Result<Applicant>> {
  const { identity } = call
  if (identity.kind !== 'wechat' && identity.kind !== 'account')
    return refused('signInNeeded', '请在微信里打开小程序申请，或者先登录。')
  const asStranger = keyed(call, 'applicant', identity.key)
  const [known, before] = await Promise.all([
    identify(call.store, identity, call.now.getTime()),
    call.store.get('applications', asStranger),
  ])
  if (known === 'suspended') return refused('forbidden', '这个账号停用了。有疑问请联系社区。')
  if (!known && identity.kind === 'account') return refused('signInNeeded', '请先登录，再申请。')
  const stillWaits = before?.state === 'waiting'
  const applicationId = known && !stillWaits ? keyed(call, 'applicant', known.userId) : asStranger
  return granted({ applicationId, identity: identity.key, known })
}

/** What is kept of a command of people: keyed, because names, phones and passwords are in it. */
const keyed = (call: Call, purpose: string, text: string): string => call.seal.hash(purpose, text).toString('base64url')

const ownOf = (found: StoredApplication | undefined): Own => ({
  application: found
    ? {
        state: found.state,
        where: found.where,
        at: instantOf(found.at.getTime()),
        reason: found.state === 'refused' ? (found.decision?.reason ?? '') : '',
        version: found.version,
      }
    : null,
})

/**
 * The communities of a street and one's own application. Round trips: identity; street (of strangers), application, user side
 * by side; communities.
 */
export async function application(
  call: Call,
  input: ParsedInputOf<'account', 'application'>,
): Promise<Result<AnswerOf<'account', 'application'>>> {
  const applicant = await applicantOf(call)
  if (!applicant.ok && applicant.refusal.code === 'forbidden') return applicant
  const { known, applicationId } = applicant.ok ? applicant.value : { known: undefined, applicationId: '' }
  const wanted = known?.streetId ?? input.streetId
  const [[street], found, user] = await Promise.all([
    call.store.find('organisations', wanted === undefined ? { kind: 'street' } : { streetId: wanted, kind: 'street' }, {
      orderBy: [['order', 'asc']],
      limit: 1,
    }),
    applicationId === '' ? undefined : call.store.get('applications', applicationId),
    known && call.store.get('users', known.userId),
  ])
  if (!street) return refused('notFound', '这里还没有开通，请问问社区。')
  const communities = await call.store.find(
    'organisations',
    { streetId: street.streetId, kind: 'community', closedOn: null },
    { orderBy: [['order', 'asc']], limit: 100 },
  )
  return granted({
    ...ownOf(found),
    communities: communities.map(({ orgPath, name }) => ({ path: orgPath, name })),
    streetName: street.name,
    known: user ? { name: user.name, phone: maskPhone(call.seal.open(user.phoneSealed, 'users.phone')) } : null,
  })
}

/**
 * Asks a community to be taken in. One document a person: whoever applies again writes the same one anew.
 * Round trips: identity; turns (two), community and user side by side; begin, application, write, commit.
 * @idempotent by the command's id in the application.
 */
export async function apply(
  call: PublicCommandCall,
  input: ParsedInputOf<'account', 'apply'>,
): Promise<Result<AnswerOf<'account', 'apply'>>> {
  const found = await applicantOf(call)
  if (!found.ok) return found
  const { applicationId, identity, known } = found.value
  const [turn, community, details] = await Promise.all([
    takeTurn(call, 'apply', safetyPolicy.apply),
    call.store.get('organisations', orgIdOf(input.community)),
    detailsOf(call, input, known),
  ])
  const inputHash = keyed(call, 'apply', canonical(input as Plain))
  const mark = { caller: identity, inputHash }
  return once<Own>(call, mark, {
    async body(tx) {
      const before = await tx.get('applications', applicationId)
      const allowed = mayApply(before, known?.roles.some(({ role }) => role === 'volunteer') ?? false)
      if (!allowed.ok) return allowed
      if (!turn.ok) return turn
      if (!details.ok) return details
      if (
        community?.kind !== 'community' ||
        community.closedOn !== null ||
        (known && known.streetId !== community.streetId)
      )
        return noCommunity()
      const next: StoredApplication = {
        ...details.value,
        ...placeOf(community),
        ...{ _id: applicationId, identity, userId: known?.userId ?? null, skills: input.skills, words: input.words },
        consent: { ...input.consent, at: call.now },
        ...{ state: 'waiting', at: call.now, decision: null, closedAt: null, version: (before?.version ?? 0) + 1 },
        command: { id: call.commandId, inputHash },
      }
      await tx.put('applications', next)
      return granted(ownOf(next))
    },
    traceLeft: () => traceOf(call, applicationId, identity),
  })
}

const noCommunity = () => refused('invalidInput', '没找到这个社区，请再选一次。', { field: 'community' })

const placeOf = ({ streetId, orgPath, name }: StoredOrganisation) => ({ streetId, orgPath, where: name })

async function detailsOf(
  call: Call,
  input: ParsedInputOf<'account', 'apply'>,
  known: Caller | undefined,
): Promise<Result<Pick<StoredApplication, 'name' | 'phoneSealed' | 'phoneHash'>>> {
  const { text, version } = input.consent
  if (text !== joinConsent.text || version !== joinConsent.version)
    return refused('notNow', '加入说明更新过了，请重新打开这一页看一遍。', { field: 'consent' })
  const user = known && (await call.store.get('users', known.userId))
  const phone = user ? call.seal.open(user.phoneSealed, 'users.phone') : input.person?.phone
  const name = user?.name ?? input.person?.name
  if (phone === undefined || name === undefined)
    return refused('invalidInput', '请写姓名和手机号。', { field: 'person' })
  return granted({
    name,
    phoneSealed: call.seal.seal(phone, 'applications.phone'),
    phoneHash: call.seal.hashPhone(phone),
  })
}

async function traceOf(call: PublicCommandCall, applicationId: string, caller: string) {
  const left = await call.store.get('applications', applicationId)
  if (left?.command.id !== call.commandId) return undefined
  return { caller, inputHash: left.command.inputHash, answer: ownOf(left) }
}

/** Takes one's own application back. Round trips: identity, begin, application, write, commit. */
export async function withdrawApplication(
  call: PublicCommandCall,
  input: ParsedInputOf<'account', 'withdrawApplication'>,
): Promise<Result<AnswerOf<'account', 'withdrawApplication'>>> {
  const found = await applicantOf(call)
  if (!found.ok) return found
  const { applicationId, identity } = found.value
  const inputHash = keyed(call, 'withdrawApplication', canonical(input as Plain))
  return once<Own>(
    call,
    { caller: identity, inputHash },
    {
      async body(tx) {
        const open = await tx.get('applications', applicationId)
        if (!open) return refused('notFound', '没找到您的申请，刷新看看。')
        const allowed = mayWithdraw(open)
        if (!allowed.ok) return allowed
        const command = { id: call.commandId, inputHash }
        const withdrawn = { state: 'withdrawn', closedAt: call.now, version: open.version + 1 } as const
        const next: StoredApplication = { ...open, ...withdrawn, command }
        await tx.put('applications', next)
        return granted(ownOf(next))
      },
      traceLeft: () => traceOf(call, applicationId, identity),
    },
  )
}
