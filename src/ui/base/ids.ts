import { useId } from 'react'

/** An id of a component's own, of letters, digits and `_`: the colons in React's own end a selector of WXML or CSS. */
export const useSafeId = (): string => useId().replace(/:/g, '_')

/** The id of one part of it. The key may hold what a selector cannot name (`volunteer@/d1/s1`). */
export const partId = (id: string, key: string): string => `${id}-${key.replace(/[^a-z\d-]/gi, inHex)}`

const inHex = (sign: string): string => `_${sign.charCodeAt(0).toString(16)}_`
