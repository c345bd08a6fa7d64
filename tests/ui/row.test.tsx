import { fireEvent, render, screen } from '@testing-library/react'
import { act } from 'react'
import { setAppearance } from '@/platform/appearance'
import { ListCard } from '@/ui/card'
import { Row } from '@/ui/row'
import { PickList } from '@/ui/row/pick-list'

const sentence = (element: HTMLElement): string => (element.textContent ?? '').replace(/\s+/g, '')

describe('a row', () => {
  afterEach(() => act(() => setAppearance({ care: 'system' })))

  it('that opens is one button, read as one sentence with the state before the note', () => {
    const open = jest.fn()
    render(<Row title="柳溪花园二期工地" note="离门牌远，请补一句" state="held" onOpen={open} />)
    const button = screen.getByRole('button')
    expect(sentence(button)).toBe('柳溪花园二期工地，待复核，离门牌远，请补一句')
    fireEvent.click(button)
    expect(open).toHaveBeenCalledTimes(1)
  })

  it('that opens nothing is no button and shows no chevron', () => {
    const { container } = render(<Row title="顺发汽修厂" note="今天 15:40·没人在" state="waiting" />)
    expect(screen.queryByRole('button')).toBeNull()
    expect(container.querySelector('.icon-right')).toBeNull()
  })

  it('says the state in the note in care mode, so that nothing is squeezed beside it', () => {
    act(() => setAppearance({ care: 'on' }))
    render(<Row title="柳溪花园二期工地" note="请补一句说明" state="held" />)
    expect(screen.getByText('待复核，请补一句说明')).toBeInTheDocument()
    expect(screen.queryByText('待复核')).toBeNull()
  })

  it('stands in a list that counts its rows', () => {
    render(
      <ListCard label="走访">
        <Row title="一" />
        {false}
        <Row title="二" />
      </ListCard>,
    )
    expect(screen.getByRole('list', { name: '走访' })).toBeInTheDocument()
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
  })
})

describe('a pick list', () => {
  const items = [
    { key: 'a', title: '老周面馆', note: '上次 2月24日', icon: 'shop' },
    { key: 'b', title: '顺发汽修厂', note: '还没走访过', icon: 'firm' },
  ] as const
  const draw = (chosen?: string) => {
    const choose = jest.fn()
    render(<PickList label="到了哪一家？" items={items} chosen={chosen} chosenWord="替您选好" onChoose={choose} />)
    return choose
  }

  it('says in words which row is chosen, not by colour alone', () => {
    draw('a')
    const [first, second] = screen.getAllByRole('radio')
    expect(first).toBeChecked()
    expect(first).toHaveTextContent('替您选好')
    expect(second).not.toBeChecked()
    expect(second).not.toHaveTextContent('替您选好')
  })

  it('is one stop of Tab, and arrow keys move the choice round', () => {
    const choose = draw('b')
    const [first, second] = screen.getAllByRole('radio')
    expect(first).toHaveAttribute('tabindex', '-1')
    expect(second).toHaveAttribute('tabindex', '0')
    fireEvent.keyDown(second as HTMLElement, { key: 'ArrowDown' })
    expect(choose).toHaveBeenCalledWith('a')
    expect(first).toHaveFocus()
  })

  it('can be reached while nothing is chosen yet', () => {
    draw()
    expect(screen.getAllByRole('radio')[0]).toHaveAttribute('tabindex', '0')
  })
})
