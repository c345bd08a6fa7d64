export { Filters, Pager } from './filters'
export { Panel, Preview, Split } from './preview'
export { Table } from './table'
export type { Column, FilterChip, FilterSelect, Sort } from './types'
