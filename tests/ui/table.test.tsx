import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Filters } from '@/ui/desk'
import { Table } from '@/ui/desk/table'
import type { Sort } from '@/ui/desk/types'

interface Visit {
  id: string
  place: string
}
const rows: Visit[] = ['老周面馆', '顺发汽修厂', '惠民超市'].map((place, index) => ({ id: String(index), place }))
const columns = [{ key: 'place', title: '哪里', sortable: true, cell: (row: Visit) => row.place }]

function Desk({ onOpen, onSort }: { onOpen?: (row: Visit) => void; onSort?: (sort: Sort) => void }) {
  const [picked, setPicked] = useState<string>()
  const [sort, setSort] = useState<Sort>()
  return (
    <Table
      label="等复核的走访"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      selected={picked}
      onSelect={({ id }) => setPicked(id)}
      onOpen={onOpen}
      sort={sort}
      onSort={(next) => {
        setSort(next)
        onSort?.(next)
      }}
    />
  )
}

const row = (place: string): HTMLElement => screen.getByRole('row', { name: place })

describe('the desk’s table', () => {
  it('is one stop of Tab; arrow keys, Home and End choose', () => {
    render(<Desk />)
    expect(row('老周面馆')).toHaveAttribute('tabindex', '0')
    expect(row('顺发汽修厂')).toHaveAttribute('tabindex', '-1')
    fireEvent.keyDown(row('老周面馆'), { key: 'ArrowDown' })
    expect(row('顺发汽修厂')).toHaveAttribute('aria-selected', 'true')
    expect(row('顺发汽修厂')).toHaveFocus()
    fireEvent.keyDown(row('顺发汽修厂'), { key: 'End' })
    expect(row('惠民超市')).toHaveFocus()
    fireEvent.keyDown(row('惠民超市'), { key: 'ArrowDown' })
    expect(row('惠民超市')).toHaveFocus()
    fireEvent.keyDown(row('惠民超市'), { key: 'Home' })
    expect(row('老周面馆')).toHaveAttribute('tabindex', '0')
  })

  it('opens by Enter', () => {
    const open = jest.fn()
    render(<Desk onOpen={open} />)
    fireEvent.keyDown(row('顺发汽修厂'), { key: 'Enter' })
    expect(open).toHaveBeenCalledWith(rows[1])
  })

  it('says how it is sorted, and turns round at the second tap', () => {
    render(<Desk />)
    const head = screen.getByRole('columnheader')
    expect(head).toHaveAttribute('aria-sort', 'none')
    fireEvent.click(screen.getByRole('button', { name: '哪里' }))
    expect(head).toHaveAttribute('aria-sort', 'ascending')
    fireEvent.click(screen.getByRole('button', { name: '哪里' }))
    expect(head).toHaveAttribute('aria-sort', 'descending')
  })
})

describe('filters', () => {
  it('say which list is shown and which switches hold', () => {
    const chip = jest.fn()
    render(
      <Filters
        tabs={{
          label: '走访',
          current: 'held',
          items: [
            { key: 'held', label: '等复核', count: 7 },
            { key: 'done', label: '已核实' },
          ],
        }}
        chips={[{ key: 'code', label: '没扫门牌码', on: true }]}
        onChip={chip}
      />,
    )
    expect(screen.getByRole('tab', { name: '等复核 7' })).toHaveAttribute('aria-selected', 'true')
    expect(screen.getByRole('tab', { name: '已核实' })).toHaveAttribute('aria-selected', 'false')
    fireEvent.click(screen.getByRole('checkbox', { name: '没扫门牌码' }))
    expect(chip).toHaveBeenCalledWith('code')
  })
})
