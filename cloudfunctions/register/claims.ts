import type { PlaceEntry } from '#domain/contract/place'
import { type Cells, letterOf } from './columns'
import type { Before } from './entry'
import type { RowFault } from './form'
import { type KnownPlaces, nameKey } from './known'

/** A row that is right in itself. */
export type Right = {
  row: number
  entry: PlaceEntry
  before: Before | undefined
  /** Every cell stands as it was exported. */
  isSame: boolean
}

/** What a row says for itself: it has held for long (in the register), or it would be new. */
type Claim = { row: number; isOld: boolean }

/**
 * Where rows contradict each other or the register: two rows of one place, one credit code at two places, one name twice in a
 * community. What the register itself has twice already is no fault of the table.
 */
export function claimsOf(right: Right[], known: KnownPlaces): RowFault[] {
  const places = new Map<string, number>()
  const codes = new Map<string, Claim>()
  const names = new Map<string, Claim>()
  return right.flatMap(({ row, entry, before }) => {
    const fault = (column: keyof Cells, message: string): RowFault[] => [
      { cell: `${letterOf(column)}${row}`, message, row },
    ]
    const id = before?.place._id
    const placeAt = id && places.get(id)
    if (id && placeAt === undefined) places.set(id, row)
    if (placeAt !== undefined) return fault('number', `和第 ${placeAt} 行是同一家（编号或者信用代码一样）`)

    const code = entry.registry?.creditCode ?? null
    const isOldCode = code !== null && before?.place.registry?.creditCode === code
    const codeAt = code === null ? undefined : claimed(codes, code, { row, isOld: isOldCode })
    if (codeAt !== undefined) return fault('creditCode', `和第 ${codeAt} 行的信用代码一样`)
    const [holder] = code === null || isOldCode ? [] : known.byCode(code).filter(({ _id }) => _id !== id)
    if (holder) return fault('creditCode', `信用代码已经登记在“${holder.name}”（${holder.where}），请改那一家`)

    const isOldName = before !== undefined && nameKey(before.place) === nameKey(entry)
    const nameAt = claimed(names, nameKey(entry), { row, isOld: isOldName })
    if (nameAt !== undefined) return fault('name', `和第 ${nameAt} 行是同一家（名称、社区都一样）`)
    return !isOldName && known.byName(entry).some(({ _id }) => _id !== id)
      ? fault('name', '这个社区已经有这一家了。要改它，请先导出，在导出的表里改')
      : []
  })
}

/** The row that said so first, unless both only say what has held for long. */
function claimed(claims: Map<string, Claim>, key: string, claim: Claim): number | undefined {
  const first = claims.get(key)
  if (first === undefined) {
    claims.set(key, claim)
    return undefined
  }
  return first.isOld && claim.isOld ? undefined : first.row
}
