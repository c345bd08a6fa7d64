import type { StoredCase } from '#domain/case/stored'
import type { MediationRow } from '#domain/contract/case'
import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import { mediationNews } from '#domain/inbox/mediation-news'
import { instantOf } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { mayReviewMediation } from '#domain/mediation/review'
import type { StoredMediation } from '#domain/mediation/stored'
import { maskName, maskPhone, shown, sightOf } from '#domain/organisation/mask'
import { isWithin } from '#domain/organisation/path'
import type { StoredUser } from '#domain/organisation/stored'
import { audit } from '../kit/audit'
import { changeThenShow } from '../kit/commands'
import { nextOf, pageOf } from '../kit/cursor'
import { freeToDecide } from '../kit/interest'
import type { CommandCall, GrantedCall } from '../kit/route'
import { command, type Transaction } from '../kit/store'
import { accountIn, isClosed, postMediated, putAccount } from '../points/posting'
import { givenFor, guidedBefore } from './dispute'
import { deskOf } from './sight'

/** Fewer than elsewhere: each row carries the volunteer's own words, and 20 long ones pass what a page may hand to WeChat's view. */
const perPage = 15

type Reviewed = AnswerOf<'case', 'reviewMediation'>

/**
 * Active mediations of volunteers that wait for a look, oldest first.
 * Round trips: identity; page and with the first one the total side by side; the authors.
 */
export async function mediations(
  call: GrantedCall,
  input: ParsedInputOf<'case', 'mediations'>,
): Promise<Result<AnswerOf<'case', 'mediations'>>> {
  const all = { state: 'held', streetId: deskOf(call).streetId }
  const { where, orderBy } = pageOf(all, { field: 'receivedAt', direction: 'asc' }, input.cursor)
  const [page, total] = await Promise.all([
    call.store.find('mediations', where, { orderBy, limit: perPage }),
    input.cursor === undefined ? call.store.count('mediations', all) : null,
  ])
  const ids = [...new Set(page.map(({ authorId }) => authorId))]
  const users = ids.length === 0 ? [] : await call.store.find('users', { _id: command.in(ids) }, { limit: ids.length })
  const authors = new Map(users.map((user) => [user._id as string, user]))
  return granted({
    rows: page.map((mediation) => rowOf(call, mediation, authors.get(mediation.authorId))),
    next: nextOf(page, perPage, ({ receivedAt, _id }) => ({ value: receivedAt, id: _id })),
    total,
  })
}

/** The author's name and phone as far as the looker's role says. */
function rowOf(call: GrantedCall, mediation: StoredMediation, author: StoredUser | undefined): MediationRow {
  const { roles } = call.grant
  const phone = author && opened(call, author.phoneSealed)
  return {
    mediationId: mediation._id,
    version: mediation.version,
    placeName: mediation.placeName,
    where: mediation.where,
    outcome: mediation.outcome,
    words: mediation.words,
    at: instantOf(mediation.at.getTime()),
    state: mediation.state,
    authorName: author ? shown(author.name, sightOf('volunteer.name', roles), maskName) : null,
    authorPhone: phone ? shown(phone, sightOf('volunteer.phone', roles), maskPhone) : null,
    own: mediation.authorId === call.caller.userId,
  }
}

/** One number that cannot be opened (a lost key) must not take the whole list away. */
function opened(call: GrantedCall, sealed: string): string | null {
  try {
    return call.seal.open(sealed, 'users.phone')
  } catch {
    return null
  }
}

/**
 * A mediator of the roster, not the author, decides: it counts and is posted, or not, with a sentence to its author. When
 * the author had guided the same dispute, both together give no more than the higher of the two.
 * Round trips: identity, begin, mediation, declared tie, account; guided cases (one to three); entry, account, case (two, when one is found),
 * mediation, news, audit, command, commit; to show: mediation, author.
 */
export async function reviewMediation(
  call: CommandCall,
  input: ParsedInputOf<'case', 'reviewMediation'>,
): Promise<Result<Reviewed>> {
  const desk = deskOf(call)
  const notFound = () => refused('notFound', '没找到这一条，刷新看看。')
  return changeThenShow(
    call,
    input,
    async (tx) => {
      const mediation = await tx.get('mediations', input.mediationId)
      if (!mediation || !isWithin(mediation.orgPath, desk.path)) return notFound()
      const allowed = mayReviewMediation(mediation, call.caller.userId, input.version)
      if (!allowed.ok) return allowed
      const free = await freeToDecide(call, call.caller.userId, mediation.placeId)
      if (!free.ok) return free
      const { gone, ...outcome } = await settled(tx, call, mediation, input.decision)
      const decided: StoredMediation = {
        ...mediation,
        ...outcome,
        state: input.decision === 'confirm' ? 'confirmed' : 'refused',
        review: { by: call.caller.userId, at: call.now, reason: input.reason },
        version: mediation.version + 1,
      }
      await tx.put('mediations', decided)
      if (!gone) await tx.add('inbox', mediationNews(decided, call.now))
      await audit(tx, call, call.caller, { what: `mediation.${input.decision}`, about: mediation._id })
      return granted({ version: decided.version })
    },
    async () => {
      const mediation = await call.store.get('mediations', input.mediationId)
      if (!mediation || !isWithin(mediation.orgPath, desk.path)) return notFound()
      return granted({ row: rowOf(call, mediation, await call.store.get('users', mediation.authorId)) })
    },
  )
}

/** Pending becomes posted, or falls away; what was posted, for which dispute, and whether its author has gone: then nothing is. */
async function settled(
  tx: Transaction,
  call: CommandCall,
  mediation: StoredMediation,
  decision: 'confirm' | 'refuse',
): Promise<Pick<StoredMediation, 'awarded' | 'caseId'> & { gone: boolean }> {
  const known = await accountIn(tx, { ...mediation, userId: mediation.authorId })
  const account = { ...known, pending: known.pending - mediation.points }
  const gone = isClosed(account)
  if (decision === 'refuse' || gone) {
    await putAccount(tx, account)
    return { awarded: 0, caseId: null, gone }
  }
  const dispute = await guidedBefore(call, mediation)
  const already = await givenFor(call, dispute?.awards ?? [], mediation.authorId)
  const how = { already, confirmedBy: call.caller.userId, now: call.now }
  const posted = await postMediated(tx, account, mediation, how)
  await putAccount(tx, posted.account)
  const award = { userId: mediation.authorId, entryId: `mediated:${mediation._id}`, points: posted.awarded }
  if (dispute) await remember(tx, dispute, award)
  return { awarded: posted.awarded, caseId: dispute?._id ?? null, gone }
}

/** The case remembers what was given for it. Its version stays: nobody who decides on the case need have read this. */
async function remember(tx: Transaction, dispute: StoredCase, award: StoredCase['awards'][number]): Promise<void> {
  const opened = await tx.get('cases', dispute._id)
  // Opened after this transaction began: its guide's account was written then, so this one begins anew.
  if (opened) await tx.put('cases', { ...opened, awards: [...opened.awards, award] })
}
