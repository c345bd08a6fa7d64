import type { AnswerOf } from '#domain/contract/index'
import type { OwnRecord } from '#domain/contract/privacy'
import { momentLabel } from '#domain/kernel/instant'
import { granted, type Result, refused } from '#domain/kernel/result'
import { adviserLabels } from '#domain/organisation/adviser'
import { roleLabels } from '#domain/organisation/role'
import { gridRoles, type StoredMediator, type StoredOrganisation, type StoredUser } from '#domain/organisation/stored'
import { gridRoleLabels } from '#domain/organisation/team-words'
import type { ApplicationState } from '#domain/people/application'
import { skillLabels } from '#domain/people/skills'
import type { StoredApplication } from '#domain/people/stored'
import type { GrantedCall } from '../kit/route'
import { leftOut } from './in-the-copy'
import { seatsOf } from './seats'

type When = (at: Date) => string

/** Nobody has more of any of these. */
const most = 50

const applicationWords = {
  waiting: '社区在看',
  approved: '同意了',
  refused: '没有通过',
  withdrawn: '自己撤回了',
} as const satisfies Record<ApplicationState, string>

/**
 * Who one is for the street, in every document that says so, and what the copy leaves out.
 * Round trips: identity; user; the rest side by side.
 */
export async function myPerson(call: GrantedCall): Promise<Result<AnswerOf<'account', 'myData'>>> {
  const { store, caller } = call
  const { userId, streetId } = caller
  const user = await store.get('users', userId)
  if (!user) return refused('signInNeeded', '没找到您的资料，请联系社区。')
  const when: When = (at) => momentLabel(at.getTime(), call.now.getTime())
  const [identities, credentials, line, applications, invitations, codes, seats, account] = await Promise.all([
    store.find('identities', { userId }, { limit: most }),
    store.find('credentials', { userId }, { limit: most }),
    store.get('mediators', userId),
    store.find('applications', { streetId, userId }, { limit: most }),
    store.find('invitations', { streetId, usedBy: userId }, { limit: most }),
    store.find('referralCodes', { userId }, { limit: most }),
    seatsOf(call, userId),
    store.get('pointsAccounts', userId),
  ])
  const wechat = identities.flatMap(({ _id }) => (_id.startsWith('wx:') ? _id.slice('wx:'.length) : []))
  const records: OwnRecord[] = [
    whoOf(call, user, when),
    {
      登录账号: credentials.map(({ _id }) => _id).join('、') || '没有',
      微信: wechat.length > 0 ? '绑定了' : '没绑定',
      ...(wechat.length > 0 && { 微信标识: wechat.join('、') }),
    },
    ...(account ? [{ 积分: account.available, 等核实: account.pending, 留着领东西: account.held ?? 0 }] : []),
    ...user.consents.map(({ text, version, at, paper }) => ({
      ...{ 同意过: paper ? `${text}（纸质签字）` : text, 版本: version, 时间: when(at) },
    })),
    ...applications.map((each) => applicationOf(call, each, when)),
    ...invitations.map((each) => ({
      ...{ 用过的邀请: roleLabels[each.role], 写的称呼: each.forName, 在哪里: each.where },
      时间: each.usedAt ? when(each.usedAt) : '',
    })),
    ...(line ? [lineOf(line)] : []),
    ...seats.map((grid) => seatIn(grid, userId)),
    ...codes.map(({ _id, issuedAt, revokedAt }) => ({
      ...{ 引导码: _id, 时间: when(issuedAt), 状态: revokedAt ? '停用了' : '在用' },
    })),
    ...leftOut(),
  ]
  return granted({ title: '我的资料', records, next: null })
}

function whoOf({ seal }: GrantedCall, user: StoredUser, when: When): OwnRecord {
  const held = user.roles.map(({ role, until }) => `${roleLabels[role]}${until ? `（到 ${until}）` : ''}`)
  return {
    ...{ 姓名: user.name, 手机号: seal.open(user.phoneSealed, 'users.phone'), 身份: held.join('、') || '居民' },
    ...(user.skills?.length && { 能帮的: user.skills.map((skill) => skillLabels[skill]).join('、') }),
    ...{ 编号: user._id, 加入时间: when(user.since) },
  }
}

function applicationOf({ seal }: GrantedCall, application: StoredApplication, when: When): OwnRecord {
  const { name, phoneSealed, where, skills, words, state, at, decision, consent } = application
  return {
    ...{ 志愿者申请: applicationWords[state], 时间: when(at), 社区: where, 姓名: name },
    手机号: seal.open(phoneSealed, 'applications.phone'),
    ...{ 能帮的: skills.map((skill) => skillLabels[skill]).join('、'), 写的话: words },
    ...{ 同意过: `${consent.text} ${consent.version}`, 回的话: decision?.reason ?? '' },
  }
}

const lineOf = ({ kinds, credentials, languages, areas, until }: StoredMediator): OwnRecord => ({
  调解员名册: kinds.map((kind) => adviserLabels[kind]).join('、') || '调解员',
  ...{ 证书: credentials.join('、'), 语言: languages.join('、'), 联系的网格: areas.join('、') },
  ...(until && { 到: until }),
})

const seatIn = ({ name, team }: StoredOrganisation, userId: string): OwnRecord => ({
  格四员: name,
  身份: gridRoles
    .filter((role) => team?.[role]?.userId === userId)
    .map((role) => gridRoleLabels[role])
    .join('、'),
})
