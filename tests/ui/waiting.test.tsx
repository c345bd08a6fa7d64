import { act, render, screen } from '@testing-library/react'
import { Failure, Skeleton } from '@/ui/state'
import { ToastHost, toast } from '@/ui/toast'

const pass = (ms: number): void => act(() => void jest.advanceTimersByTime(ms))

describe('while something loads', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it('nothing is drawn for 300 ms, then a sketch, and after 4 s a sentence', () => {
    const { container } = render(<Skeleton rows={2} />)
    const rows = (): number => container.querySelectorAll('li').length
    expect(rows()).toBe(0)
    pass(299)
    expect(rows()).toBe(0)
    pass(1)
    expect(rows()).toBe(2)
    expect(screen.getByRole('status')).toHaveTextContent('')
    pass(3_700)
    expect(screen.getByRole('status')).toHaveTextContent('正在打开，信号有点慢，再等一下')
  })

  it('a reader hears that it is busy, not the sketch', () => {
    const { container } = render(<Skeleton />)
    pass(300)
    expect(container.querySelector('[aria-busy]')).not.toBeNull()
    expect(screen.queryAllByRole('listitem')).toHaveLength(0)
  })
})

describe('a short message', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => {
    pass(60_000)
    jest.useRealTimers()
  })

  it('appears in a place that was there before it, and goes by itself', () => {
    render(<ToastHost />)
    const place = screen.getByRole('status')
    act(() => toast('撤回了。'))
    expect(place).toHaveTextContent('撤回了。')
    pass(4_000)
    expect(place).toHaveTextContent('')
  })

  it('gives way to the next one, whose time then counts', () => {
    render(<ToastHost />)
    act(() => toast('一'))
    pass(3_000)
    act(() => toast('二'))
    pass(3_000)
    expect(screen.getByRole('status')).toHaveTextContent('二')
  })

  it('with something to tap stays longer, and is gone after the tap', () => {
    const undo = jest.fn()
    render(<ToastHost />)
    act(() => toast({ text: '记好了。', action: { label: '撤回', onTap: undo } }))
    pass(9_000)
    act(() => screen.getByRole('button', { name: '撤回' }).click())
    expect(undo).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('a failure', () => {
  it('says what is safe, offers another try and a person, and names the request', () => {
    const retry = jest.fn()
    const phone = jest.fn()
    render(<Failure onRetry={retry} onPhone={phone} requestId="R7K2-0311-1104" />)
    expect(screen.getByRole('alert')).toHaveTextContent('一个字没丢')
    expect(screen.getByRole('alert')).toHaveTextContent('R7K2-0311-1104')
    screen.getByRole('button', { name: '再试一次' }).click()
    screen.getByRole('button', { name: '打电话' }).click()
    expect(retry).toHaveBeenCalledTimes(1)
    expect(phone).toHaveBeenCalledTimes(1)
  })

  it('offers no phone where nobody would answer', () => {
    render(<Failure onRetry={() => {}} />)
    expect(screen.queryByRole('button', { name: '打电话' })).toBeNull()
  })
})
