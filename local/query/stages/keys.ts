import { encode } from '../../documents/codec'
import type { Value } from '../../documents/values'

/** A text that two values share when they compare equal, and only then. */
export const keyOf = (value: Value): string =>
  typeof value === 'string' ? `s${value}` : encode(value === 0 ? 0 : value)
