import { type Agency, agencies, agencyLabels } from '#domain/organisation/agency'
import type { OrgPath } from '#domain/organisation/path'
import type { Chance } from './chance'

/** What a street has beside its communities, before it becomes documents. */
export type Beside = {
  kind: 'enterpriseGrid' | 'partner' | 'agency'
  path: OrgPath
  name: string
  order: number
  agency: Agency | null
}

const parts = ['南', '中', '北'] as const
const firsts = ['柳溪', '青禾', '长青', '望江', '石桥', '东林', '文苑', '新河', '北苑', '朝霞', '建设']
const units = ['小学', '中心幼儿园', '卫生院', '供水所', '供电所', '邮政支局', '农贸市场']

/** 77 partner units as in seed S0, every name once. */
const partnerNames = firsts.flatMap((first) => units.map((unit) => `${first}${unit}`))

/** Three enterprise grids (seed S1), 77 partners and every agency for a street of full size; one of each kind for a small one. */
export function besideOf(street: { path: OrgPath; isMain: boolean }, chance: Chance): Beside[] {
  const enterpriseGrids = (street.isMain ? parts : parts.slice(1, 2)).map((part) => `${part}片企业网格`)
  const partners = street.isMain ? partnerNames : [chance.pick(partnerNames.slice(0, 7)).replace('柳溪', '望江')]
  const linked = street.isMain ? agencies : agencies.slice(0, 2)
  return [
    ...enterpriseGrids.map((name, index) => of('enterpriseGrid', 'e', 2, name, index)),
    ...partners.map((name, index) => of('partner', 'p', 3, name, index)),
    ...linked.map((agency, index) => ({ ...of('agency', 'a', 2, `青禾区${agencyLabels[agency]}`, index), agency })),
  ]

  function of(kind: Beside['kind'], letter: string, digits: number, name: string, index: number): Beside {
    const order = index + 1
    return { kind, path: `${street.path}/${letter}${String(order).padStart(digits, '0')}`, name, order, agency: null }
  }
}
