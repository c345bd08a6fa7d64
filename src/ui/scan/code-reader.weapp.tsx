import type { CodeReaderProps } from './types'

/** WeChat scans by itself (`platform/scan`). */
export const CodeReader = (_: CodeReaderProps) => null
