export { CodeReader } from './code-reader'
export type { CodeReaderProps } from './types'
