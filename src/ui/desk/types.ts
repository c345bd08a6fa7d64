import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** Share of the width (`2fr` beside `1fr`), or px. */
  width?: string
  /** Numbers stand on the right. */
  right?: boolean
  sortable?: boolean
}

export interface Sort {
  key: string
  direction: 'ascending' | 'descending'
}

export interface TableProps<Row> {
  /** Read out before the rows (`等复核的走访`). */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  selected?: string
  onSelect?: (row: Row) => void
  /** Enter or double click. */
  onOpen?: (row: Row) => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** In place of rows. */
  empty?: ReactNode
}

export interface FilterChip {
  key: string
  label: string
  on: boolean
}

export interface FiltersProps {
  /** Exactly one of them holds (`等复核 7 · 已核实`). */
  tabs?: { label: string; current: string; items: readonly { key: string; label: string; count?: number }[] }
  onTab?: (key: string) => void
  chips?: readonly FilterChip[]
  onChip?: (key: string) => void
  actions?: ReactNode
}

export interface PagerProps {
  /** `共 7 件，紧急的在前` */
  summary: string
  /** `↑ ↓ 选` */
  hint?: string
  onNext?: () => void
  onBack?: () => void
  busy?: boolean
}

export interface PreviewProps {
  open: boolean
  title: string
  onClose: () => void
  foot?: ReactNode
  children: ReactNode
}
