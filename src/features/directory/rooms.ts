import type { IconName } from '../../ui/icon'
import type { Work } from '../session/use-roles'

/** A page of the directory: who works there, what it is called and what is done there. */
export interface Room {
  title: string
  note: string
  icon: IconName
  path: string
  works: readonly Work[]
}

/** Every page of the directory, in the order in which it is shown. */
export const rooms: readonly Room[] = [
  {
    title: '组织',
    note: '社区和网格、企业网格、共建单位、联动部门',
    icon: 'homes',
    path: '/packages/directory/organisation/index',
    works: ['review', 'street', 'office'],
  },
  {
    title: '值班',
    note: '这一周谁坐班，哪段时间没人',
    icon: 'clock',
    path: '/packages/directory/duty/index',
    works: ['review', 'street'],
  },
  {
    title: '领导接访',
    note: '哪位领导、每周哪天、在哪儿',
    icon: 'handshake',
    path: '/packages/directory/receptions/index',
    works: ['review', 'street'],
  },
  {
    title: '操作记录',
    note: '谁在什么时候办了什么，为什么',
    icon: 'doc',
    path: '/packages/directory/audit/index',
    works: ['office'],
  },
  {
    title: '单位与场所',
    note: '企业、商户、工地登记在册，导入导出，发码印码',
    icon: 'firm',
    path: '/packages/directory/places/index',
    works: ['review', 'street'],
  },
  {
    title: '达标雷达',
    note: '调解组织、集体合同、和谐企业各有多少，谁快到期',
    icon: 'shield',
    path: '/packages/directory/radar/index',
    works: ['review', 'street'],
  },
  {
    title: '志愿者申请',
    note: '谁想加入，看一看，通过或者写明原因',
    icon: 'cap',
    path: '/packages/directory/applications/index',
    works: ['review', 'street'],
  },
  {
    title: '人员',
    note: '按姓名、手机号、身份找人，看名片，停用、恢复',
    icon: 'users',
    path: '/packages/directory/people/index',
    works: ['review', 'street', 'office'],
  },
  {
    title: '邀请',
    note: '发一个码，请人来当网格员、调解员、工作人员',
    icon: 'key',
    path: '/packages/directory/invite/index',
    works: ['review', 'street', 'office'],
  },
]

export const hubPath = '/packages/directory/hub/index'
