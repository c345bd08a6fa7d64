import type { PageHeadProps } from './head.types'

/** WeChat draws the title and the way back itself, beside its capsule. */
export function PageHead(_: PageHeadProps) {
  return null
}
