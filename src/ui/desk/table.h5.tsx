import { type KeyboardEvent, useRef } from 'react'
import { Touchable } from '../base'
import { Icon } from '../icon'
import '../icon/desk.scss'
import style from './table.module.scss'
import type { Column, Sort, TableProps } from './types'

/**
 * The desk's list. One stop of Tab for all rows: arrow keys choose (and open the preview), Enter opens, Home and End
 * jump. The head stays in sight.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, keyOf, selected, onSelect, onOpen, empty } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const at = rows.findIndex((row) => keyOf(row) === selected)
  const choose = (index: number): void => {
    const row = rows[index]
    if (row === undefined) return
    onSelect?.(row)
    body.current?.querySelectorAll('tr')[index]?.focus()
  }
  const onKey = (event: KeyboardEvent, index: number): void => {
    const row = rows[index]
    const target = targets[event.key]?.(index, rows.length)
    if (target === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (target !== undefined) choose(target)
    else if (row) (onOpen ?? onSelect)?.(row)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen by keys, which is what a grid is
    <table className={style.table} role="grid" aria-label={label}>
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr
            key={keyOf(row)}
            id={props.idOf?.(row)}
            className={`${onSelect ? style.live : ''} ${index === at ? style.here : ''}`}
            aria-selected={index === at}
            tabIndex={index === Math.max(at, 0) ? 0 : -1}
            onClick={() => onSelect?.(row)}
            onDoubleClick={() => onOpen?.(row)}
            onKeyDown={(event) => onKey(event, index)}
          >
            {columns.map(({ key, right, cell }) => (
              <td key={key} className={right ? style.right : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

const targets: Record<string, (index: number, length: number) => number> = {
  ArrowDown: (index, length) => Math.min(index + 1, length - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, length) => length - 1,
}

interface HeadCellProps<Row> {
  column: Column<Row>
  sort?: Sort
  onSort?: (sort: Sort) => void
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const { key, title, right, sortable } = column
  const direction = sort?.key === key ? sort.direction : undefined
  const turn = (): void => onSort?.({ key, direction: direction === 'ascending' ? 'descending' : 'ascending' })
  return (
    <th
      scope="col"
      className={right ? style.right : undefined}
      aria-sort={sortable ? (direction ?? 'none') : undefined}
    >
      {sortable ? (
        <Touchable className={style.sort} onTap={turn}>
          {title}
          {direction && <Icon name={direction === 'ascending' ? 'sort-up' : 'sort-down'} size="xs" />}
        </Touchable>
      ) : (
        title
      )}
    </th>
  )
}
