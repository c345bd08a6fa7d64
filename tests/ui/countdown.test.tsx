import { act, render, screen } from '@testing-library/react'
import { Countdown } from '@/ui/countdown'

/** Second by second, as a page lives it. */
function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += 1_000) act(() => void jest.advanceTimersByTime(1_000))
}

describe('the time a code still counts', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  const draw = (forMs: number, onEnd: () => void = () => {}) =>
    render(<Countdown endsAtMs={Date.now() + forMs} then="后换新码" onEnd={onEnd} />)

  it('is shown to the second', () => {
    draw(272_000)
    expect(screen.getByText('4 分 32 秒后换新码')).toBeInTheDocument()
    pass(1_000)
    expect(screen.getByText('4 分 31 秒后换新码')).toBeInTheDocument()
    pass(220_000)
    expect(screen.getByText('51 秒后换新码')).toBeInTheDocument()
  })

  it('is said once, a minute before the end, and not each second', () => {
    draw(63_000)
    const said: string[] = []
    const listen = (): void => {
      const now = screen.getByRole('status').textContent ?? ''
      if (now !== said[said.length - 1]) said.push(now)
    }
    listen()
    for (let second = 0; second < 60; second += 1) {
      pass(1_000)
      listen()
    }
    expect(said).toEqual(['', '还有 1 分钟后换新码'])
  })

  it('ends once, also for a phone that slept over it', () => {
    const onEnd = jest.fn()
    draw(5_000, onEnd)
    pass(4_000)
    expect(onEnd).not.toHaveBeenCalled()
    act(() => {
      jest.setSystemTime(Date.now() + 600_000)
      jest.advanceTimersByTime(1_000)
    })
    pass(3_000)
    expect(onEnd).toHaveBeenCalledTimes(1)
  })

  it('begins anew with the next code', () => {
    const onEnd = jest.fn()
    const { rerender } = draw(2_000, onEnd)
    pass(2_000)
    rerender(<Countdown endsAtMs={Date.now() + 300_000} then="后换新码" onEnd={onEnd} />)
    expect(screen.getByText('5 分 0 秒后换新码')).toBeInTheDocument()
    pass(300_000)
    expect(onEnd).toHaveBeenCalledTimes(2)
  })
})
