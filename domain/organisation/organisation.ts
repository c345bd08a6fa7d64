import type { OrgPath } from './path'

/** What there is in a district. Streets hold communities with their grids, and beside them enterprise grids, partners, agencies. */
export const orgKinds = ['district', 'street', 'community', 'grid', 'enterpriseGrid', 'partner', 'agency'] as const
export type OrgKind = (typeof orgKinds)[number]

/** What the staff can add, and below what it hangs. The district is there from the first day. */
export const parentKinds = {
  street: 'district',
  community: 'street',
  grid: 'community',
  enterpriseGrid: 'street',
  partner: 'street',
  agency: 'street',
} as const satisfies Record<Exclude<OrgKind, 'district'>, OrgKind>
export type AddedKind = keyof typeof parentKinds
export const addedKinds = Object.keys(parentKinds) as [AddedKind, ...AddedKind[]]

/** The last part of a path: a letter that says the kind, and a number. */
const partOf = {
  street: ['s', 1],
  community: ['c', 2],
  grid: ['g', 2],
  enterpriseGrid: ['e', 2],
  partner: ['p', 3],
  agency: ['a', 2],
} as const satisfies Record<AddedKind, [letter: string, digits: number]>

/**
 * The path of what is added under `parent`, its number one above the highest ever used among `others` of its kind: a number
 * that belonged to something closed is not given again. Grids are numbered through the whole street.
 */
export function nextPath(kind: AddedKind, parent: OrgPath, others: OrgPath[]): { path: OrgPath; number: number } {
  const [letter, digits] = partOf[kind]
  const numbers = others.map((path) => Number(path.slice(path.lastIndexOf('/') + 1 + letter.length)))
  const number = Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1
  return { path: `${parent}/${letter}${String(number).padStart(digits, '0')}`, number }
}

/** The document id of an organisation: its path with dots, `d1.s1.c03.g17`. */
export const orgIdOf = (path: OrgPath): string => path.slice(1).split('/').join('.')

/** The path itself and every organisation above it, highest first. */
export function pathsAbove(path: OrgPath): OrgPath[] {
  const parts = path.split('/').slice(1)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}

/** `桃园社区·第 12 网格`: the names from the community down; of a street only its own. */
export const whereLabel = (names: string[]): string => names.join('·')
