export { Box } from './box'
export { Hush } from './hush'
export { partId, useSafeId } from './ids'
export { Touchable } from './touchable'
