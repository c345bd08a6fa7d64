import { act, fireEvent, render, screen } from '@testing-library/react'
import { setAppearance } from '@/platform/appearance'
import { ClockLine } from '@/ui/clock-line'
import { Filters } from '@/ui/desk'
import { Photos } from '@/ui/photos'

describe('a line of days', () => {
  const steps = [
    { key: 'a', day: '3/5', title: '收到', state: 'done' },
    { key: 'b', day: '今天', title: '3/11', state: 'now' },
    { key: 'c', day: '3/13', title: '7 天期满', state: 'next' },
  ] as const
  afterEach(() => act(() => setAppearance({ care: 'system' })))

  it('is one sentence to a reader, and ends its red where one stands', () => {
    render(<ClockLine label="3/5收到，今天3/11，3/13 7 天期满" steps={steps} />)
    expect(screen.getByRole('list', { name: /^3\/5收到/ })).toBeInTheDocument()
    const [, now, later] = screen.getAllByRole('listitem')
    expect(now).toHaveClass('front')
    expect(later).not.toHaveClass('front')
  })

  it('ends behind what is done where nothing is now', () => {
    render(<ClockLine label="天数" steps={steps.filter(({ state }) => state !== 'now')} />)
    expect(screen.getAllByRole('listitem')[0]).toHaveClass('front')
  })

  it('goes from top to bottom in care mode, with a word for each shape', () => {
    act(() => setAppearance({ care: 'on' }))
    render(<ClockLine label="天数" steps={steps} />)
    expect(screen.getByRole('img', { name: '正在进行' })).toBeInTheDocument()
  })
})

describe('photos', () => {
  const photos = [
    { key: '1', url: 'https://example.invalid/1.jpg', label: '照片 1，3月5日 周四 14:20' },
    { key: '2', url: 'https://example.invalid/2.jpg', label: '照片 2，3月5日 周四 14:21' },
  ]

  it('open over everything, turn by arrow keys, and give the focus back', () => {
    render(<Photos photos={photos} label="照片" />)
    const thumb = screen.getByRole('button', { name: /^照片 1.*点开看大图$/ })
    thumb.focus()
    fireEvent.click(thumb)
    expect(screen.getByRole('dialog', { name: photos[0]?.label })).toHaveFocus()
    expect(screen.getByRole('img', { name: photos[0]?.label })).toHaveAttribute('src', photos[0]?.url)
    fireEvent.keyDown(document, { key: 'ArrowRight' })
    expect(screen.getByRole('img', { name: photos[1]?.label })).toBeInTheDocument()
    fireEvent.keyDown(document, { key: 'ArrowRight' })
    expect(screen.getByRole('img', { name: photos[0]?.label })).toBeInTheDocument()
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(thumb).toHaveFocus()
  })
})

describe('a list behind a chip', () => {
  it('is the browser’s own, named by what is chosen', () => {
    const choose = jest.fn()
    const options = [
      { value: '', label: '全部社区' },
      { value: '/d1/s1/c01', label: '桃园社区' },
    ]
    render(<Filters selects={[{ key: 'within', label: '社区', value: '', options }]} onSelect={choose} />)
    const list = screen.getByRole('combobox', { name: '社区' })
    expect(list).toHaveDisplayValue('全部社区')
    fireEvent.change(list, { target: { value: '/d1/s1/c01' } })
    expect(choose).toHaveBeenCalledWith('within', '/d1/s1/c01')
  })
})
