import { orgIdOf, pathsAbove, whereLabel } from '#domain/organisation/organisation'
import type { OrgPath } from '#domain/organisation/path'
import { command, type Store } from './store'

/** Names the places of many paths in words, `桃园社区·第 12 网格`; a street by its own name. One read, none for no paths. */
export async function whereNamer(store: Store, paths: OrgPath[]): Promise<(path: OrgPath) => string> {
  const ids = [...new Set(paths.flatMap((path) => pathsAbove(path).map(orgIdOf)))]
  const found =
    ids.length === 0 ? [] : await store.find('organisations', { _id: command.in(ids) }, { limit: ids.length })
  const names = new Map(found.map(({ orgPath, name }) => [orgPath, name]))
  return (path) => {
    const below = pathsAbove(path).slice(2)
    return below.length === 0 ? (names.get(path) ?? '') : whereLabel(below.map((part) => names.get(part) ?? ''))
  }
}
