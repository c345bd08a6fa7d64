import type { TableProps } from './types'

/** WeChat is always a phone, and a phone shows lists. */
export function Table<Row>(_: TableProps<Row>) {
  return null
}
