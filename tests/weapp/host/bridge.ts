/**
 * The bridge between the logic layer and the view (and the cloud): only JSON crosses it. What would be lost on the
 * way is reported to `problems` with its place.
 */
export const SET_DATA_LIMIT_BYTES = 256 * 1024

/** A copy of `value` as JSON text lets it through; `place` stands before the names of what is lost. */
export function throughBridge(value: unknown, place: string, problems: string[]): unknown {
  const above: unknown[] = []
  const copy = (part: unknown, at: string): unknown => {
    if (part === undefined || typeof part === 'function' || typeof part === 'symbol' || typeof part === 'bigint') {
      problems.push(`${at} is ${typeof part}: it does not cross the bridge`)
      return undefined
    }
    if (part === null || typeof part !== 'object') return part
    if (above.includes(part)) {
      problems.push(`${at} holds itself: a cycle does not cross the bridge`)
      return undefined
    }
    const written = asJson(part)
    if (written !== part) return written
    above.push(part)
    const copied = Array.isArray(part)
      ? part.map((item, index) => copy(item, `${at}[${index}]`) ?? null)
      : Object.fromEntries(
          Object.entries(part)
            .map(([key, item]) => [key, copy(item, above.length === 1 ? `${at}${key}` : `${at}.${key}`)] as const)
            .filter(([, item]) => item !== undefined),
        )
    above.pop()
    return copied
  }
  return copy(value, place)
}

/** Writes `value` at a setData path such as `root.cn.[0].v` or `list[2].name`, making what is missing on the way. */
export function setPath(target: Record<string, unknown>, dataPath: string, value: unknown): void {
  const keys = [...dataPath.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) => index ?? name ?? '')
  const arrayAt = [...dataPath.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index]) => index !== undefined)
  let holder = target
  for (const [depth, key] of keys.slice(0, -1).entries()) {
    const wantsArray = arrayAt[depth + 1] === true
    const next = holder[key]
    const fits = typeof next === 'object' && next !== null && Array.isArray(next) === wantsArray
    if (!fits) holder[key] = wantsArray ? [] : {}
    holder = holder[key] as Record<string, unknown>
  }
  holder[keys.at(-1) ?? dataPath] = value
}

function asJson(value: object): unknown {
  const { toJSON } = value as { toJSON?: () => unknown }
  return typeof toJSON === 'function' ? toJSON.call(value) : value
}
