import { CloudError } from '../../errors'
import { awayLabel, countLabel, timeLabel } from '../format'
import { foreign, html } from '../html'
import { addressOf, type View } from '../page'
import { action, done, empty, link, table } from '../parts'
import type { Visit } from '../sources'
import { doneSentences } from '../words'

const shownUsers = 50

/** Who may sign in from a browser and where somebody is signed in; nothing with which anybody could. */
export function peoplePage({ sources, query, token }: Visit): View {
  const { auth, mode } = sources
  const { users, sessions } = auth.count()
  const found = auth.users(query.get('after') ?? '', shownUsers + 1)
  const page = found.slice(0, shownUsers)
  const rows = page.map((user) => [
    foreign(user.uid),
    user.customUserId === null ? html`<span class="faint">—</span>` : foreign(user.customUserId),
    user.anonymous ? '匿名' : user.customUserId === null ? '账号密码' : '自定义登录',
    html`<time>${timeLabel(user.createdAtMs)}</time>`,
    user.sessions === 0
      ? html`<span class="faint">没有</span>`
      : `${user.sessions} 处，最晚 ${awayLabel(user.lastEndsAtMs ?? 0, sources.now())}到期`,
    ...(mode === 'write'
      ? [user.sessions > 0 && action('people/end', token, { uid: user.uid }, '结束登录', user.uid)]
      : []),
  ])
  const heads = ['uid', '自定义用户号', '怎么来的', '第一次来', '登录着', ...(mode === 'write' ? ['操作'] : [])]
  return {
    room: 'people',
    title: '登录',
    body: html`${query.get('done') === 'ended' && done(doneSentences.ended as string)}
<p class="lead">${countLabel(users)} 个用户，${countLabel(sessions)} 处登录着。密码和令牌不在这里。</p>
${rows.length === 0 ? empty('还没有人从浏览器来过。') : table('用户', heads, rows)}
<p class="pager">${found.length > shownUsers && link('people', '后一页', { after: page.at(-1)?.uid })}</p>`,
  }
}

/** Ends every session of a user. */
export function endSessions({ sources }: Visit, form: URLSearchParams): string {
  const user = sources.auth.user(form.get('uid') ?? '')
  if (!user) throw new CloudError('INVALID_PARAM', '没有这个用户。')
  sources.auth.revokeAll(user.uid)
  sources.log({ kind: 'console', what: 'sessions ended', uid: user.uid })
  return addressOf('people', { done: 'ended' })
}
