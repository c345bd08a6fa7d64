import type { OrganisationRow } from '#domain/contract/organisation'
import { agencyLabels } from '#domain/organisation/agency'
import { gridRoleLabels } from '#domain/organisation/team-words'

export type ListedKind = 'community' | 'grid' | 'enterpriseGrid' | 'partner' | 'agency'

/** What one person may add. */
export type AddedKind = ListedKind | 'street'

/** The lists of the tree; grids are opened from their community. */
export const lists = [
  { key: 'community', label: '社区' },
  { key: 'enterpriseGrid', label: '企业网格' },
  { key: 'partner', label: '共建单位' },
  { key: 'agency', label: '联动部门' },
] as const satisfies readonly { key: ListedKind; label: string }[]

export const kindWords = {
  street: '街道',
  community: '社区',
  grid: '网格',
  enterpriseGrid: '企业网格',
  partner: '共建单位',
  agency: '联动部门',
} as const satisfies Record<AddedKind, string>

/** What is said beside the name: `7 个网格·3 个空缺`, `格四员齐了`, `人社`. */
export function noteOf({ kind, grids, vacancies, agency, desk, closedOn }: OrganisationRow): string {
  if (closedOn !== null) return `${closedOn} 起停用`
  if (kind === 'street') return desk === null ? '' : `${desk.window}，电话 ${desk.phone}`
  const seats = vacancies === 0 ? '格四员齐了' : `格四员空缺 ${vacancies} 个`
  if (kind === 'community') return `${grids ?? 0} 个网格·${seats}`
  if (kind === 'grid') return seats
  return agency === null ? '' : agencyLabels[agency]
}

/** `社区干部 赵敏、民警 空缺…` */
export const teamOf = ({ seats }: OrganisationRow): string =>
  (seats ?? []).map(({ role, name, vacant }) => `${gridRoleLabels[role]} ${vacant ? '空缺' : (name ?? '')}`).join('，')
