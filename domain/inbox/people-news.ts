import type { UserId } from '../kernel/id'
import { type Role, roleLabels } from '../organisation/role'
import type { StoredInboxItem } from './stored'

type Told = { userId: UserId; streetId: string; orgPath: string }

/** What the applicant is told: taken in, or not and why. */
export const applicationNews = (
  { applicationId, version }: { applicationId: string; version: number },
  { userId, streetId, orgPath }: Told,
  { where, reason, at }: { where: string; reason: string | null; at: Date },
): StoredInboxItem => ({
  _id: `application:${applicationId}:${version}`,
  ...{ userId, streetId, orgPath, at },
  kind: 'applicationAnswered',
  title: reason === null ? '您是志愿者了' : '这次申请没有通过',
  text:
    reason === null
      ? `${where}欢迎您。打开「首页」就能记走访，每次扫一扫门口的码。`
      : `社区写的原因：${reason.replace(/[。.]+$/, '')}。改好了可以再申请一次。`,
  read: false,
})

/** What somebody reads when they first come in, whom the community took from a list that they had signed on paper. */
export const importedNews = ({ userId, streetId, orgPath }: Told, at: Date): StoredInboxItem => ({
  _id: `imported:${userId}:${at.getTime()}`,
  ...{ userId, streetId, orgPath, at },
  kind: 'applicationAnswered',
  title: '您是志愿者了',
  text: '社区按您签的纸质同意书把您记进了志愿者名册。打开「首页」就能记走访，每次扫一扫门口的码。',
  read: false,
})

/** What somebody is told whose roles were changed by others. `change` is in words: `停用了`. */
export const roleNews = (
  id: string,
  { userId, streetId, orgPath }: Told,
  { role, change, at }: { role: Role | null; change: string; at: Date },
): StoredInboxItem => ({
  _id: `role:${id}`,
  ...{ userId, streetId, orgPath, at },
  kind: 'roleChanged',
  title: role === null ? `您的账号${change}` : `您的「${roleLabels[role]}」身份有变动`,
  text: role === null ? `您的账号${change}。有疑问请给社区打个电话。` : `${change}有疑问请给社区打个电话。`,
  read: false,
})
