import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { Confirm, Sheet } from '@/ui/sheet'

function Opener({ onConfirm = () => {} }: { onConfirm?: () => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        退出登录
      </button>
      <Confirm
        open={open}
        title="真的要退出吗？"
        text="没发出去的都留着。"
        verb="退出"
        keep="先不退"
        onConfirm={onConfirm}
        onKeep={() => setOpen(false)}
      />
    </>
  )
}

describe('a sheet', () => {
  const open = () => {
    const opener = screen.getByRole('button', { name: '退出登录' })
    opener.focus()
    fireEvent.click(opener)
    return { opener, dialog: screen.getByRole('dialog', { name: '真的要退出吗？' }) }
  }

  it('takes the focus, and gives it back to what opened it', async () => {
    render(<Opener />)
    const { opener, dialog } = open()
    expect(dialog).toHaveFocus()
    fireEvent.keyDown(document, { key: 'Escape' })
    await waitFor(() => expect(opener).toHaveFocus())
  })

  it('names both ways by what they do', () => {
    const confirm = jest.fn()
    render(<Opener onConfirm={confirm} />)
    open()
    expect(screen.getByRole('button', { name: '先不退' })).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '退出' }))
    expect(confirm).toHaveBeenCalledTimes(1)
  })

  it('is not there while it is closed', () => {
    render(
      <Sheet open={false} title="换个身份" onClose={() => {}}>
        里面
      </Sheet>,
    )
    expect(screen.queryByText('里面')).toBeNull()
  })
})
