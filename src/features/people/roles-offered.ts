import type { AnswerOf } from '#domain/contract/index'
import { type Role, roleLabels } from '#domain/organisation/role'

/** A role that may be given, and the places where. */
export interface RoleOffered {
  role: Role
  label: string
  places: readonly { value: string; label: string }[]
}

type Held = { role: Role; orgPath: string }

/** What the looker may give, in words; without what somebody holds already. */
export function rolesOffered(
  managing: AnswerOf<'directory', 'managing'> | undefined,
  held: readonly Held[] = [],
): RoleOffered[] {
  const names = new Map(managing?.names.map(({ path, name }) => [path, name]))
  const labelOf = (path: string): string => {
    const above = path.split('/').length > 4 ? names.get(path.slice(0, path.lastIndexOf('/'))) : undefined
    return [above, names.get(path) ?? path].filter(Boolean).join('·')
  }
  return (managing?.roles ?? []).flatMap(({ role, places }) => {
    const free = places.filter((path) => !held.some((one) => one.role === role && one.orgPath === path))
    if (free.length === 0) return []
    return { role, label: roleLabels[role], places: free.map((path) => ({ value: path, label: labelOf(path) })) }
  })
}
