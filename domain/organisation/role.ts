import type { OrgPath } from './path'

/** Who a person is for the street. Everybody signed in is a resident besides. */
export const roles = [
  'resident',
  'volunteer',
  'gridWorker',
  'communityStaff',
  'streetStaff',
  'mediator',
  'agencyOfficer',
  'leader',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** A role held somewhere. `until` is the last legal day on which it counts. */
export type RoleHeld = { role: Role; orgPath: OrgPath; until?: string }

export const roleLabels = {
  resident: '居民',
  volunteer: '志愿者',
  gridWorker: '网格员',
  communityStaff: '社区工作人员',
  streetStaff: '街道工作人员',
  mediator: '调解员',
  agencyOfficer: '联动部门干部',
  leader: '包案领导',
  administrator: '管理员',
} as const satisfies Record<Role, string>
