import type { Role } from '#domain/organisation/role'

/**
 * The people whom everybody may sign in as. The same for every seed, so that guides and tests can name them. They exist
 * only in the demo street; a real street makes its own accounts.
 */
export const demoPassword = 'hongmao2026'

export type DemoAccount = {
  account: string
  name: string
  street: 's1' | 's2'
  /** Numbers of the grids the person belongs to; none for staff. */
  grids: number[]
  community?: string
  roles: Exclude<Role, 'resident'>[]
  /** A line for whoever chooses. */
  label: string
}

export const demoAccounts = {
  volunteer: {
    account: 'zhou',
    name: '周桂芳',
    street: 's1',
    grids: [12],
    roles: ['volunteer'],
    label: '志愿者，桃园社区第 12 网格',
  },
  gridWorker: {
    account: 'zhao',
    name: '赵敏',
    street: 's1',
    grids: [12, 11],
    roles: ['gridWorker'],
    label: '网格员，桃园社区第 11、12 网格',
  },
  both: {
    account: 'feng',
    name: '冯丽',
    street: 's1',
    grids: [15],
    roles: ['gridWorker', 'volunteer'],
    label: '网格员，也是志愿者，桃园社区第 15 网格',
  },
  communityStaff: {
    account: 'li',
    name: '李建国',
    street: 's1',
    grids: [],
    community: '桃园社区',
    roles: ['communityStaff'],
    label: '社区工作人员，桃园社区',
  },
  streetStaff: {
    account: 'he',
    name: '何立新',
    street: 's1',
    grids: [],
    roles: ['streetStaff'],
    label: '街道工作人员，柳溪街道',
  },
  mediator: {
    account: 'chen',
    name: '陈静',
    street: 's1',
    grids: [],
    roles: ['mediator'],
    label: '调解员，柳溪街道',
  },
  administrator: {
    account: 'luo',
    name: '罗文博',
    street: 's1',
    grids: [],
    roles: ['administrator'],
    label: '管理员，柳溪街道',
  },
  several: {
    account: 'shen',
    name: '沈月华',
    street: 's1',
    grids: [20],
    roles: ['communityStaff', 'gridWorker', 'volunteer'],
    label: '社区工作人员，也是网格员、志愿者，第 20 网格',
  },
  agencyOfficer: {
    account: 'xu',
    name: '徐文斌',
    street: 's1',
    grids: [],
    roles: ['agencyOfficer'],
    label: '联动部门干部，柳溪街道',
  },
  leader: {
    account: 'tan',
    name: '谭国平',
    street: 's1',
    grids: [],
    roles: ['leader'],
    label: '包案领导，柳溪街道',
  },
  otherVolunteer: {
    account: 'jiang',
    name: '江小梅',
    street: 's2',
    grids: [1],
    roles: ['volunteer'],
    label: '志愿者，望江街道（另一个街道）',
  },
  otherGridWorker: {
    account: 'tang',
    name: '唐志刚',
    street: 's2',
    grids: [1, 2],
    roles: ['gridWorker'],
    label: '网格员，望江街道（另一个街道）',
  },
  otherCommunityStaff: {
    account: 'pan',
    name: '潘海燕',
    street: 's2',
    grids: [],
    community: '江湾社区',
    roles: ['communityStaff'],
    label: '社区工作人员，望江街道（另一个街道）',
  },
  otherStreetStaff: {
    account: 'yu',
    name: '余佳宁',
    street: 's2',
    grids: [],
    roles: ['streetStaff'],
    label: '街道工作人员，望江街道（另一个街道）',
  },
  otherMediator: {
    account: 'qian',
    name: '钱立民',
    street: 's2',
    grids: [],
    roles: ['mediator'],
    label: '调解员，望江街道（另一个街道）',
  },
} as const satisfies Record<string, DemoAccount>
export type DemoPersonKey = keyof typeof demoAccounts

/** Two doors of 第 12 网格 that every demo street has, and the code on the first one. */
export const demoDoors = {
  shop: { name: '老周面馆', kind: 'shop', grid: 12, code: 'HM2K7W9P' },
  site: { name: '柳溪花园二期工地', kind: 'site', grid: 12, code: 'GD8V3X5T' },
} as const
