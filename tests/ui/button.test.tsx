import { fireEvent, render, screen } from '@testing-library/react'
import { Button, IconButton } from '@/ui/button'

describe('a button', () => {
  it('that is busy says what it is doing, takes no second tap and keeps its first words for its width', () => {
    const tap = jest.fn()
    render(
      <Button busy="正在发送" onTap={tap}>
        发给街道
      </Button>,
    )
    const button = screen.getByRole('button', { name: '正在发送' })
    fireEvent.click(button)
    expect(tap).not.toHaveBeenCalled()
    expect(button).toHaveTextContent('发给街道')
  })

  it('that is off can still be reached, and says why beside it', () => {
    const tap = jest.fn()
    render(
      <Button offBecause="写几个字就能交" onTap={tap}>
        交给社区看
      </Button>,
    )
    const button = screen.getByRole('button', { name: '交给社区看' })
    expect(button).toBeEnabled()
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription('写几个字就能交')
    fireEvent.click(button)
    expect(tap).not.toHaveBeenCalled()
  })

  it('that submits hands its form in once, not by the tap as well', () => {
    const tap = jest.fn()
    const submit = jest.fn((event) => event.preventDefault())
    render(
      <form onSubmit={submit}>
        <Button submits onTap={tap}>
          登录
        </Button>
      </form>,
    )
    fireEvent.click(screen.getByRole('button'))
    expect(submit).toHaveBeenCalledTimes(1)
    expect(tap).not.toHaveBeenCalled()
  })

  it('without words has a name', () => {
    render(<IconButton icon="scan" label="扫门牌码" onTap={() => {}} />)
    expect(screen.getByRole('button', { name: '扫门牌码' })).toBeInTheDocument()
  })
})
