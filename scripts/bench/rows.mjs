import { PlainError } from '../lib/plain-error.mjs'

/**
 * One figure of the bench: `{ what, measured, unit, limit, ok }`. Without a limit it is shown and not judged.
 * A figure that is none (NaN) keeps no limit.
 */
export const rowOf = (what, measured, { unit, most }) => ({
  what,
  measured,
  unit,
  limit: most,
  ok: most === null || measured <= most,
})

/** Throws when a limit is passed, naming each. */
export function judge(rows) {
  const passed = rows.filter(({ ok }) => !ok)
  if (passed.length === 0) return
  const lines = passed.map(({ what, measured, unit, limit }) => `✗ ${what}：${figure(measured)} ${unit}，限 ${limit}`)
  throw new PlainError(
    `${rows.length} 个数里有 ${passed.length} 个过了限，见上面打 ✗ 的。`,
    `${passed.length} of ${rows.length} figures pass their limit.`,
    lines.join('\n'),
  )
}

/** As many places as tell one from another: `8`, `1.31`, `12.4`, `1235`. */
export function figure(measured) {
  if (Number.isInteger(measured)) return String(measured)
  return measured.toFixed(measured < 10 ? 2 : measured < 1000 ? 1 : 0)
}
