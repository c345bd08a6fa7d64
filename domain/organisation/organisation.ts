import type { OrgPath } from './path'

/** The document id of an organisation: its path with dots, `d1.s1.c03.g17`. */
export const orgIdOf = (path: OrgPath): string => path.slice(1).replaceAll('/', '.')

/** The path itself and every organisation above it, highest first. */
export function pathsAbove(path: OrgPath): OrgPath[] {
  const parts = path.split('/').slice(1)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}

/** `桃园社区·第 12 网格`: the names from the community down; of a street only its own. */
export const whereLabel = (names: string[]): string => names.join('·')
