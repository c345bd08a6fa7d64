export { Box } from './box'
export { Hush } from './hush'
export { Touchable } from './touchable'
