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
  /** The id of a row's element, where somebody must find it. */
  idOf?: (row: Row) => string
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

/** One of several, out of a list that would be too long for chips (`全部社区`). */
export interface FilterSelect {
  key: string
  /** What is chosen by (`社区`). */
  label: string
  value: string
  /** The first one narrows nothing. */
  options: readonly { value: string; label: string }[]
}

export interface SelectChipProps extends Omit<FilterSelect, 'key'> {
  className: string
  onChange: (value: string) => void
}

export interface FiltersProps {
  /** Exactly one of them holds (`等复核 7 · 已核实`). */
  tabs?: { label: string; current: string; items: readonly { key: string; label: string; count?: number }[] }
  onTab?: (key: string) => void
  selects?: readonly FilterSelect[]
  onSelect?: (key: string, value: string) => void
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
  /** Which row it is: another one begins at its top again. */
  of?: string
  /** Desk: above the title, what it is known by (`10 人以上，先办`). */
  head?: ReactNode
  /** Opens the whole page, where there is one. */
  onOpen?: () => void
  onClose: () => void
  foot?: ReactNode
  children: ReactNode
}
